import { claimsOfSystem } from '../../fixtures/claims.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { Session } from '../../fixtures/session.ts';
import { type Asking, compartment, fewPages, isBundled, plainly } from './asking.ts';
import { mistakesIn } from './asking-mistakes.ts';
import type { Query } from './behaviour.ts';
import { expectedSet } from './expected.ts';
import { find } from './find.ts';
import { isAsExpected } from './found.ts';
import { type Criterion, queryOf } from './generated-queries.ts';
import { includesIn } from './included.ts';
import { plainQueries } from './pairs.ts';
import { firstKeys } from './sort.ts';
import { ownSubjects } from './subjects.ts';

/** Enough for several pages. */
const SEVERAL = 4;
const TRIED = 3;

const criteriaOf = (query: Query): Criterion[] =>
  query.map(([name, value]) => ({ name, values: [value], refusable: false }));

/** A search by one value that finds what it has to find, plainly asked. */
async function simplest(context: CheckContext): Promise<Criterion[] | undefined> {
  const { session } = context;
  const size = (query: Query) => expectedSet(session, query).must.length;
  const queries = ownSubjects
    // Of one status there is no order of several.
    .filter((subject) => subject.parameter.type === 'token' && !firstKeys.includes(subject))
    .flatMap((subject) =>
      plainQueries(context, subject)
        .sort((a, b) => size(b) - size(a))
        .slice(0, 1),
    )
    .filter((query) => size(query) >= SEVERAL)
    .sort((a, b) => size(b) - size(a));
  for (const query of queries.slice(0, TRIED)) {
    if (isAsExpected(session, query, await find(context, query))) return criteriaOf(query);
  }
  return undefined;
}

interface Known {
  simplest: Promise<Criterion[] | undefined>;
  /** By the way of asking. */
  honoured: Map<string, Promise<boolean>>;
}

const known = new WeakMap<Session, Known>();

/**
 * Whether the simplest search that is asked in this way is answered as it has to be: one that is not has checks of its
 * own, and whether to do what is asked for is often the server's choice.
 */
export async function isHonoured(context: CheckContext, asking: Asking): Promise<boolean> {
  const { session } = context;
  if (isBundled(asking.method) && !claimsOfSystem(session, asking.method)) return false;
  if (asking.method === 'compartment' && !compartment(context)) return false;
  const facts = known.get(session) ?? { simplest: simplest(context), honoured: new Map() };
  known.set(session, facts);
  const criteria = await facts.simplest;
  if (!criteria) return false;
  const key = JSON.stringify(asking);
  const found = facts.honoured.get(key) ?? isRight(context, criteria, asking);
  facts.honoured.set(key, found);
  return found;
}

async function isRight(
  context: CheckContext,
  criteria: readonly Criterion[],
  asked: Asking,
): Promise<boolean> {
  const asking = fewPages(context, queryOf(criteria), asked);
  const { result, mistakes } = await mistakesIn(context, criteria, asking);
  if (mistakes === 'refused' || mistakes.length > 0) return false;
  const has = (name: string, value?: string) =>
    asking.controls.some((one) => one[0] === name && (value === undefined || one[1] === value));
  if (has('_include')) return includesIn(result).length > 0;
  if (has('_summary', 'count')) return result.matches.length === 0 && result.total !== undefined;
  return asking.count === undefined || result.pages.length > 1;
}

/** Those of several ways to ask that the server honours. */
export async function honouredOf(
  context: CheckContext,
  askings: readonly Asking[],
): Promise<Asking[]> {
  const found: Asking[] = [];
  for (const asking of askings) if (await isHonoured(context, asking)) found.push(asking);
  return found;
}

export const withControls = (...controls: Query): Asking => ({ ...plainly, controls });

import { curl } from '../../evidence/curl.ts';
import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import { requirement } from '../../requirements/index.ts';
import type { Query } from './behaviour.ts';
import { expectedSet } from './expected.ts';
import { find } from './find.ts';
import { isCutOff, isRefusal, namesIn } from './found.ts';
import { type Criterion, queryOf, withoutOne } from './generated-queries.ts';
import type { Life } from './lived-lives.ts';
import { storyOf } from './lived-queries.ts';
import { shown } from './matrix.ts';
import { requirementOf } from './query-requirement.ts';
import { SEARCHED } from './subjects.ts';

/** What a search got wrong of studies whose lives are known. */
interface Wrong {
  code: 'status' | 'missing-matches' | 'extra-matches' | 'repeated-matches';
  criteria: readonly Criterion[];
  names: string[];
  result: SearchResult;
}

/** Searches that are made to find the smallest that goes wrong. */
const MOST_SMALLER = 16;

const nameOf = ({ id }: Life) => `${SEARCHED}/${id}`;

/** Of what is not narrowed to the studies of the check, only these are asked for. */
function narrowing({ session }: CheckContext, lives: readonly Life[]): Query {
  const ids = lives.map(({ id }) => id).join(',');
  return session.target.scope.kind === 'none' ? [['_id', ids]] : [];
}

/** @param context whose session has the studies for its dataset */
async function wrongIn(
  context: CheckContext,
  lives: readonly Life[],
  criteria: readonly Criterion[],
  method: 'GET' | 'POST',
): Promise<Wrong | 'refused' | undefined> {
  const query = queryOf(criteria);
  const sent: Query = [...query, ...narrowing(context, lives)];
  const { must, open } = expectedSet(context.session, query);
  let result = await find(context, sent, method);
  // That searches by POST are refused has checks of its own.
  if (method === 'POST' && isRefusal(result)) result = await find(context, sent);
  // What the server does not know it may refuse, against advice (search.html#errors).
  if (isRefusal(result)) return 'refused';
  const wrong = { criteria, result };
  const { problem, answer } = result;
  if (answer.status !== 200 || problem !== undefined)
    return { ...wrong, code: 'status', names: [] };
  const known = new Set(lives.map(nameOf));
  const found = namesIn(result).filter((name) => known.has(name));
  const missing = must.filter((name) => !found.includes(name));
  if (missing.length > 0 && (await isCutOff(context, result))) return undefined;
  if (missing.length > 0) return { ...wrong, code: 'missing-matches', names: missing };
  const extra = found.filter((name) => !must.includes(name) && !open.includes(name));
  if (extra.length > 0) return { ...wrong, code: 'extra-matches', names: extra };
  const repeated = found.filter((name, at) => found.indexOf(name) !== at);
  return repeated.length > 0 ? { ...wrong, code: 'repeated-matches', names: repeated } : undefined;
}

/**
 * Judges what searches find of studies whose lives are known, until one goes wrong; the index is given its time
 * (search.html#currency).
 * @returns how many were carried out
 */
export async function judgeSearches(
  context: CheckContext,
  lives: readonly Life[],
  searches: readonly (readonly Criterion[])[],
): Promise<number> {
  let judged = 0;
  for (const [at, criteria] of searches.entries()) {
    const method = at % 4 === 3 ? 'POST' : 'GET';
    const ask = () => wrongIn(context, lives, criteria, method);
    const wrong = await eventually(context, ask, (one) => one === undefined || one === 'refused');
    if (wrong === 'refused') continue;
    judged += 1;
    if (wrong === undefined) continue;
    let left = MOST_SMALLER;
    const again = async (fewer: readonly Criterion[]) => {
      left -= 1;
      const still = left < 0 ? undefined : await wrongIn(context, lives, fewer, method);
      return still === 'refused' || still?.code !== wrong.code ? undefined : still;
    };
    report(context, lives, await smallestOf(wrong, again));
    break;
  }
  return judged;
}

async function smallestOf(
  wrong: Wrong,
  again: (criteria: readonly Criterion[]) => Promise<Wrong | undefined>,
): Promise<Wrong> {
  for (const fewer of withoutOne(wrong.criteria)) {
    const still = await again(fewer);
    if (still) return smallestOf(still, again);
  }
  return wrong;
}

const said = {
  status: 'is not answered',
  'missing-matches': 'is not found',
  'extra-matches': 'is found, and must not be',
  'repeated-matches': 'is found more than once',
};

/** A finding that tells what the study has been through. */
function report(
  { session, judge }: CheckContext,
  lives: readonly Life[],
  { code, criteria, names, result }: Wrong,
): void {
  const query = queryOf(criteria);
  if (code === 'status') return void judge(result).searchset();
  const { must, open, explain } = expectedSet(session, query);
  const { id, spec } = requirement(requirementOf(query));
  const [first = ''] = names;
  const stories = lives.filter((life) => names.includes(nameOf(life)));
  const [life] = stories;
  const why = life?.stored ? explain(first).replace(/\. Seeded as: .*$/, '') : 'it is deleted';
  judge(result.answer).that(false, {
    code,
    message: `${shown(query)}: ${first}, ${life ? storyOf(life) : ''}, ${said[code]}: ${why}; ${id}, ${spec}`,
    expected: { must, open, requirement: id },
    actual: {
      curl: curl(result.answer.exchange.request),
      found: namesIn(result),
      [code]: stories.map((one) => ({ study: nameOf(one), story: one.story })),
    },
  });
}

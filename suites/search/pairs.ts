import type { Check } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { check } from '../check.ts';
import type { Query, Subject } from './behaviour.ts';
import { expectedSet } from './expected.ts';
import { findAndJudge } from './found.ts';
import { queriesOf } from './matrix.ts';
import { nothingToFind } from './nothing.ts';
import { behavioursOf, ownSubjects } from './subjects.ts';

/** The plainest forms of a value, for each type of parameter. */
const plain = new Set(['code-only', 'system-and-code', 'type-and-id', 'no-prefix', 'ge']);

const CANDIDATES = 12;

/** Every two parameters together: both have to hold (search.html#combining), by GET and by POST. */
export const pairChecks: Check[] = ownSubjects.flatMap((one, at) =>
  ownSubjects.slice(at + 1).map((other) => pair(one, other)),
);

function pair(one: Subject, other: Subject): Check {
  const [a, b] = [one.parameter.code, other.parameter.code];
  return check(
    `search/${a}/with-${b}`,
    {
      rule: `A search by ${a} and ${b} finds only the studies that both of them find.`,
      requirements: ['search-and-repeat', `search-param-${a}`, `search-param-${b}`],
      needs: { interactions: ['search-type'], parameters: [a, b], dataset: 'searched' },
      parameter: a,
      behaviour: `with-${b}`,
    },
    async (context) => {
      const query = mostTelling(context, one, other);
      await findAndJudge(context, query);
      await findAndJudge(context, [...query].reverse(), 'POST');
    },
  );
}

/**
 * The two values whose conjunction tells most: some study has both, and for each
 * of them some study has it without the other.
 */
function mostTelling(context: CheckContext, one: Subject, other: Subject): Query {
  const found = (query: Query) => expectedSet(context.session, query).must;
  const [ones, others] = [one, other].map((subject) =>
    plainQueries(context, subject).map((query) => ({ query, found: new Set(found(query)) })),
  );
  let best: { query: Query; score: number } | undefined;
  for (const a of ones ?? []) {
    for (const b of others ?? []) {
      const both = [...a.found].filter((id) => b.found.has(id)).length;
      const alone = Math.min(a.found.size - both, b.found.size - both);
      const score = (both > 0 ? 100 : 0) + (alone > 0 ? 10 : 0) + Math.min(alone, 9);
      if (!best || score > best.score) best = { query: [...a.query, ...b.query], score };
    }
  }
  if (!best) {
    const empty = plainQueries(context, one).length === 0 ? one : other;
    throw nothingToFind(context, empty);
  }
  return best.query;
}

/** Searches by one plain value. */
export function plainQueries(context: CheckContext, subject: Subject): Query[] {
  return behavioursOf(subject)
    .filter(({ behaviour }) => plain.has(behaviour))
    .flatMap((behaviour) => queriesOf(context, subject, behaviour))
    .filter((query) => query.length === 1)
    .slice(0, CANDIDATES);
}

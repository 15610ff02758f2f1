import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { check } from '../check.ts';
import type { Behaviour, Query, Subject } from './behaviour.ts';
import { advertisedBase, expectedSet, probesOf } from './expected.ts';
import { find } from './find.ts';
import { allSubjects, behavioursOf } from './subjects.ts';

/** A check of every behaviour of every parameter. */
export const matrixChecks: Check[] = allSubjects.flatMap((subject) =>
  behavioursOf(subject).map((behaviour) => cell(subject, behaviour)),
);

function cell(subject: Subject, behaviour: Behaviour): Check {
  const { code } = subject.parameter;
  return check(
    `search/${code}/${behaviour.behaviour}`,
    {
      rule: `A search by ${code} ${behaviour.rule}`,
      requirements: [...behaviour.requirements, subject.requirement],
      needs: { interactions: ['search-type'], parameters: [code], dataset: 'searched' },
      parameter: code,
      behaviour: behaviour.behaviour,
    },
    (context) => judgeQueries(context, queriesOf(context, subject, behaviour), behaviour),
  );
}

/** The searches that show a behaviour, each once. */
export function queriesOf(context: CheckContext, subject: Subject, behaviour: Behaviour): Query[] {
  const { session } = context;
  const { code } = subject.parameter;
  const base = advertisedBase(session);
  const distinct = new Map<string, Query>();
  for (const query of behaviour.queries(code, probesOf(session, code), subject)) {
    const settled: Query = query.map(([name, value]) => [name, value.replace('{{base}}', base)]);
    distinct.set(JSON.stringify(settled), settled);
  }
  return [...distinct.values()];
}

async function judgeQueries(
  context: CheckContext,
  queries: Query[],
  behaviour: Behaviour,
): Promise<void> {
  const { session, judge } = context;
  let matchable = behaviour.mayFindNothing === true || behaviour.ambiguous === true;
  for (const query of queries) {
    const expected = expectedSet(session, query);
    matchable ||= expected.must.length > 0;
    const result = await find(context, query);
    if (behaviour.refusable && isRefusal(result) && !(await isSupported(context, query))) {
      throw new NotApplicable(`refused, as R4 allows: ${shown(query)} → ${result.answer.status}`);
    }
    if (behaviour.ambiguous) judge(result.answer).status('4xx');
    else if (!(expected.ambiguous && isRefusal(result))) judge(result).set(expected);
  }
  if (queries.length === 0 || !matchable) {
    throw new NotTestable('the seeded studies, as they are stored, have no value to search for');
  }
}

/**
 * Whether a search is carried out that asks for the modifier and nothing more: one value, one
 * parameter. What a server supports it supports with OR and AND as well (search.html#combining).
 */
async function isSupported(context: CheckContext, query: Query): Promise<boolean> {
  const [name, value] = query.find(([one]) => one.includes(':')) ?? query[0] ?? ['', ''];
  const simplest: Query = [[name, value.split(/(?<!\\),/)[0] ?? value]];
  if (JSON.stringify(simplest) === JSON.stringify(query)) return false;
  return !isRefusal(await find(context, simplest));
}

/** A modifier or prefix that the server does not support is refused with a client error, or 501 (search.html#modifiers). */
export function isRefusal({ answer }: SearchResult): boolean {
  return (answer.status >= 400 && answer.status < 500) || answer.status === 501;
}

export function shown(query: Query): string {
  return query.map(([name, value]) => `${name}=${value}`).join('&');
}

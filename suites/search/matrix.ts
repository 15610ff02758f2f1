import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { check } from '../check.ts';
import type { Behaviour, Query, Subject } from './behaviour.ts';
import { advertisedBase, expectedSet, probesOf } from './expected.ts';
import { find, findAsWritten, ROOM } from './find.ts';
import { isRefusal, judgeFound } from './found.ts';
import { allSubjects, behavioursOf, nothingToFind } from './subjects.ts';

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
    (context) => judgeQueries(context, subject, behaviour),
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
  subject: Subject,
  behaviour: Behaviour,
): Promise<void> {
  const { session, judge } = context;
  const queries = queriesOf(context, subject, behaviour);
  let matchable = behaviour.mayFindNothing === true || behaviour.ambiguous === true;
  const { spellings = [encodeURIComponent] } = behaviour;
  const spelt = queries.flatMap((query) => spellings.map((spell) => ({ query, spell })));
  for (const { query, spell } of spelt) {
    matchable ||= expectedSet(session, query).must.length > 0;
    const result = await findAsWritten(context, query, spell);
    if (behaviour.refusable && isRefusal(result) && !(await isSupported(context, query))) {
      throw new NotApplicable(`refused, as R4 allows: ${shown(query)} → ${result.answer.status}`);
    }
    if (behaviour.ambiguous) judge(result.answer).status('4xx');
    else await judgeFound(context, query, result, ROOM);
  }
  if (queries.length === 0 && behaviour.ambiguous) {
    throw new NotApplicable('no id is that of two types: the server chooses the ids');
  }
  if (queries.length === 0 || !matchable) throw nothingToFind(subject);
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

export function shown(query: Query): string {
  return query.map(([name, value]) => `${name}=${value}`).join('&');
}

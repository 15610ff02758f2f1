import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { Session } from '../../fixtures/session.ts';
import { splitUnescaped } from '../../oracles/search/index.ts';
import { check } from '../check.ts';
import type { Behaviour, Query, Subject } from './behaviour.ts';
import { judgeAsCombined } from './combined.ts';
import { advertisedBase, expectedSet, probesOf } from './expected.ts';
import { find, findAsWritten, ROOM } from './find.ts';
import { isRefusal, judgeAsSame, judgeFound } from './found.ts';
import { hasValues, nothingToFind } from './nothing.ts';
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
      requirements: [...behaviour.requirements, subject.requirement, ...subject.further],
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
    const settled: Query = query.map(([name, value]) => [name, value.replaceAll('{{base}}', base)]);
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
  const asked = queriesOf(context, subject, behaviour);
  const queries = behaviour.ambiguous ? asked.filter((one) => isTwofold(session, one)) : asked;
  let matchable = behaviour.mayFindNothing === true || behaviour.ambiguous === true;
  const { spellings = [encodeURIComponent] } = behaviour;
  let refused: string | undefined;
  let judged = 0;
  const spelt = queries.flatMap((query) => spellings.map((spell) => ({ query, spell })));
  for (const { query, spell } of spelt) {
    matchable ||= expectedSet(session, query).must.length > 0;
    const result = await findAsWritten(context, query, spell);
    if (behaviour.refusable && isRefusal(result) && !(await isSupported(context, query))) {
      refused ??= `${shown(query)} → ${result.answer.status}`;
      continue;
    }
    const { code } = subject.parameter;
    if (
      isRefusal(result) &&
      query.every(([, value]) => value === '') &&
      !hasValues(session, code)
    ) {
      throw new NotApplicable(`the server keeps no ${code}: it may refuse any search by it`);
    }
    judged += 1;
    if (behaviour.ambiguous) judge(result.answer).status('4xx');
    else if (behaviour.sameAs) {
      const plain = behaviour.sameAs(query);
      await judgeAsSame(context, query, result, () => find(context, plain), ROOM);
    } else if (behaviour.combines) await judgeAsCombined(context, query, result, ROOM);
    else if (behaviour.saysWhatIsNotFound && result.answer.status === 200) {
      const { must, open, ...expected } = expectedSet(session, query);
      judge(result).set({ ...expected, must: [], open: [...must, ...open] });
    } else await judgeFound(context, query, result, ROOM);
  }
  if (refused !== undefined && judged === 0) {
    throw new NotApplicable(`refused, as R4 allows: ${refused}`);
  }
  if (queries.length === 0 && behaviour.ambiguous) {
    throw new NotApplicable('no two types have an id in common that studies refer to');
  }
  if (queries.length > 0 && queries.every((one) => expectedSet(session, one).ambiguous)) {
    if (!matchable) throw new NotApplicable('every id is that of two types: ids go by the type');
  }
  if (queries.length === 0 || !matchable) throw nothingToFind(context, subject, behaviour.restsOn);
}

/** Whether studies refer to resources of two types that have the id asked for. */
function isTwofold(session: Session, [[code, id] = ['', '']]: Query): boolean {
  const subject = allSubjects.find(({ parameter }) => parameter.code === code);
  const targets = new Set(subject?.elements.flatMap((element) => element.targets ?? []));
  const referred = [...targets].filter(
    (type) => expectedSet(session, [[code, `${type}/${id}`]]).must.length > 0,
  );
  return referred.length > 1;
}

/**
 * Whether a search is carried out that asks for the modifier and nothing more: one value, one
 * parameter. What a server supports it supports with OR and AND as well (search.html#combining).
 */
async function isSupported(context: CheckContext, query: Query): Promise<boolean> {
  const [name, value] = query.find(([one]) => one.includes(':')) ?? query[0] ?? ['', ''];
  const simplest: Query = [[name, splitUnescaped(value, ',')[0] ?? value]];
  if (JSON.stringify(simplest) === JSON.stringify(query)) return false;
  return !isRefusal(await find(context, simplest));
}

export function shown(query: Query): string {
  return query.map(([name, value]) => `${name}=${value}`).join('&');
}

import type { CheckContext } from '../../fixtures/context.ts';
import { type SearchParameter, searchParametersOf } from '../../spec/index.ts';
import type { Query, Subject } from './behaviour.ts';
import { advertisedBase, expectedSet } from './expected.ts';
import { plainQueries } from './pairs.ts';
import { type Population, probesIn } from './population.ts';
import type { Asked, Statement } from './relation.ts';
import { SEARCHED } from './subjects.ts';

/** A relation among the answers to searches by one parameter: a check of every parameter it applies to. */
export interface Relation {
  behaviour: string;
  requirements: readonly [string, ...string[]];
  /** Completes "A search by [parameter] …". */
  rule: string;
  /** Left out: applies to every parameter. */
  appliesTo?(subject: Subject): boolean;
  statements(values: Values, subject: Subject): Statement[];
}

/** What there is to search for. */
export interface Values {
  code: string;
  /** Values that some studies have and, if possible, others have not. */
  telling: string[];
  /** Every date and time that may be searched for. */
  dates: string[];
  /** Two values that one study has, if there is one, and of which others have only one. */
  pair: string[];
  /** Status of a study that has the first value. */
  status: string;
  /** Patient of that study. */
  patient?: string;
  population: Population;
}

const MOST_VALUES = 3;

const PATIENT = searchParametersOf(SEARCHED).find(
  ({ code }) => code === 'patient',
) as SearchParameter;

/** The values to compare answers by: the first of a kind in the order of the studies, for chance has no part in it. */
export function valuesFor(context: CheckContext, subject: Subject, population: Population): Values {
  const { session, studies } = population;
  const { code } = subject.parameter;
  const among = plainQueries({ ...context, session }, subject)
    .map((query) => ({ value: query[0]?.[1] ?? '', had: expectedSet(session, query).must }))
    .filter(({ had }) => had.length > 0);
  const distinct = new Map(among.map((one) => [one.had.join(), one]));
  const isTelling = ({ had }: Had) => had.length < studies.length;
  const telling = [...distinct.values()].sort(
    (one, other) => Number(isTelling(other)) - Number(isTelling(one)),
  );
  const chosen = differing(telling).map(({ value }) => value);
  const [first] = telling;
  const owner = studies.find(({ id }) => first?.had.some((name) => name.endsWith(`/${id}`)));
  const [patient] =
    owner && code !== 'patient' ? probesIn([owner], PATIENT, advertisedBase(session)) : [];
  return {
    code,
    telling: chosen,
    dates:
      subject.parameter.type === 'date' ? telling.map(({ value }) => value.replace(/^ge/, '')) : [],
    pair: pairOf(telling) ?? chosen.slice(0, 2),
    status: typeof owner?.status === 'string' ? owner.status : 'available',
    ...(patient?.kind === 'reference' ? { patient: patient.reference } : {}),
    population,
  };
}

interface Had {
  value: string;
  had: readonly string[];
}

/** A few values, each of which some study has that has none of those before it, as far as there are such. */
function differing(among: readonly Had[]): Had[] {
  const chosen: Had[] = [];
  while (chosen.length < Math.min(MOST_VALUES, among.length)) {
    const left = among.filter((one) => !chosen.includes(one));
    const covered = new Set(chosen.flatMap(({ had }) => had));
    const next = left.find(({ had }) => had.some((name) => !covered.has(name))) ?? left[0];
    if (next) chosen.push(next);
  }
  return chosen;
}

function pairOf(among: readonly Had[]): string[] | undefined {
  let best: { pair: string[]; score: number } | undefined;
  for (const [at, one] of among.entries()) {
    for (const other of among.slice(at + 1)) {
      const both = one.had.filter((name) => other.had.includes(name)).length;
      if (both === 0) continue;
      const score = Math.min(one.had.length - both, other.had.length - both);
      if (!best || score > best.score) best = { pair: [one.value, other.value], score };
    }
  }
  return best?.pair;
}

/** A search by one parameter, or by several. */
export const asked = (...query: Query): Asked => ({ query });

/** One that R4 lets a server refuse. */
export const optional = (...query: Query): Asked => ({ query, refusable: true });

import type { Session } from '../../fixtures/session.ts';
import { reachedBy } from '../../oracles/search/index.ts';
import { momentOf } from '../../oracles/search/moment.ts';
import type { Resource } from '../../spec/index.ts';
import type { Subject } from './behaviour.ts';
import { advertisedBase } from './expected.ts';
import { nameOf, targetsIn } from './joins.ts';
import { mayRepeat, valuesAt } from './shape.ts';

/** Two studies that stand the wrong way round. */
export interface Misplaced {
  before: string;
  after: string;
  why: string;
}

const HOUR = 3600n * 10n ** 18n;

/** The time that a value stands for, in units of the oracle; without a zone it may lie anywhere (search.html#date). */
function spanOf(text: string): { start: bigint; end: bigint } | undefined {
  const moment = momentOf(text);
  if (!moment) return undefined;
  const { start, end, offset } = moment;
  if (offset === undefined) return { start: start - 14n * HOUR, end: end + 14n * HOUR };
  return { start: start - offset, end: end - offset };
}

/** The one value that a parameter has in a study, as text; undefined where it has none, or several. */
export function soleValue(
  session: Session,
  { elements, parameter }: Subject,
  study: Resource,
): string | undefined {
  if (parameter.type === 'reference') {
    const reached = reachedBy(study, parameter, advertisedBase(session));
    const [target] = targetsIn(session, study, parameter);
    return reached.length === 1 && target ? nameOf(target).toLowerCase() : undefined;
  }
  const values = elements.flatMap(({ path }) => valuesAt(study, path));
  const [value] = values;
  return values.length === 1 && value !== undefined ? textOf(value) : undefined;
}

/** All values that a token parameter has in a study, as text; none where one of them is no single code. */
function tokensIn({ elements }: Subject, study: Resource): string[] {
  const values = elements.flatMap(({ path }) => valuesAt(study, path)).map(textOf);
  return values.includes(undefined) ? [] : (values as string[]);
}

/**
 * What is wrong with the place of studies that have several values: the one that comes earliest in the order counts
 * (search.html#sort).
 * @param runs the values in the order in which studies that have one alone came
 */
export function misplacedByFirst(
  subject: Subject,
  studies: readonly Resource[],
  runs: readonly string[],
): string | undefined {
  const placed = studies.flatMap((study) => {
    const places = tokensIn(subject, study).map((value) => runs.indexOf(value));
    return places.length === 0 || places.includes(-1)
      ? []
      : [{ id: study.id, at: Math.min(...places) }];
  });
  const late = placed.find(({ at }, place) => at < (placed[place - 1]?.at ?? 0));
  return late && `${late.id} has ${runs[late.at]} and stands after what comes later`;
}

/** What equal values have in common, however a server takes letter case. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.toLowerCase();
  const { coding, system = '', code, value: own } = value as Record<string, unknown>;
  if (Array.isArray(coding)) return coding.length === 1 ? textOf(coding[0]) : undefined;
  const token = code ?? own;
  return typeof token === 'string' ? `${system}|${token}`.toLowerCase() : undefined;
}

/**
 * Studies whose dates stand the wrong way round. What overlaps, and studies without a date, may stand anywhere
 * (search.html#sort).
 */
export function misplacedByDate(
  studies: readonly Resource[],
  dateOf: (study: Resource) => string | undefined,
  descending: boolean,
): Misplaced[] {
  const dated = studies.flatMap((study) => {
    const text = dateOf(study);
    const span = text === undefined ? undefined : spanOf(text);
    return span && text !== undefined ? [{ name: String(study.id), text, ...span }] : [];
  });
  return dated.flatMap((one, at) =>
    dated.slice(at + 1).flatMap((other) => {
      const [early, late] = descending ? [one, other] : [other, one];
      if (early.end > late.start) return [];
      const why = `${one.text} stands before ${other.text}`;
      return [{ before: one.name, after: other.name, why }];
    }),
  );
}

/** Runs of equal values, in order. */
export function runsOf(values: readonly string[]): string[] {
  return values.filter((value, at) => value !== values[at - 1]);
}

/** The system that most of these tokens have: how systems are ordered is no matter of R4. */
export function commonSystem(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) {
    const system = systemOf(value);
    counts.set(system, (counts.get(system) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? '';
}

export function systemOf(value: string): string {
  const bar = value.lastIndexOf('|');
  return bar < 0 ? '' : value.slice(0, bar);
}

/** Whether no study has several values of a parameter. */
export function isSingle({ elements }: Subject): boolean {
  return elements.length > 0 && elements.every(({ path }) => !mayRepeat(path));
}

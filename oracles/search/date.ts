import { MalformedValue } from './errors.ts';
import type { Found } from './extract.ts';
import {
  type Cell,
  cellOf,
  type Prefix,
  prefixes,
  type Relation,
  relationOf,
  relationPhrases,
} from './interval-table.ts';
import { type Moment, momentOf } from './moment.ts';
import {
  acrossZones,
  type ComparisonOptions,
  limits,
  type Reading,
  readingsOf,
  type TimeRange,
} from './readings.ts';
import { anyOf, type Judgement, judgement, type Should, type Verdict } from './verdict.ts';

/** A value of a date search. */
export interface DateValue {
  text: string;
  prefix: Prefix;
  moment: Moment;
}

/** A stored date, dateTime, instant or Period; `range` is undefined if it cannot be read. */
export interface StoredDate {
  path: string;
  text: string;
  range?: TimeRange;
}

const verdicts: Record<Cell, Verdict> = { Y: 'must', N: 'must-not', o: 'open' };

/**
 * Reads a value of a date search (search.html#date).
 * @throws MalformedValue if it is no date with an optional prefix
 */
export function dateValue(text: string, parameter: string): DateValue {
  const prefix = prefixes.find((one) => text.startsWith(one));
  const moment = momentOf(prefix ? text.slice(2) : text);
  if (moment) return { text, prefix: prefix ?? 'eq', moment };
  const why = / \d\d:\d\d$/.test(text)
    ? "no date; write the '+' of a zone as %2B"
    : 'no date of the form yyyy-mm-ddThh:mm:ss[Z|(+|-)hh:mm], from the left, with an optional prefix';
  throw new MalformedValue(parameter, text, why);
}

/** The stored values of a date parameter; elements without a value are left out. */
export function storedDates(found: readonly Found[]): StoredDate[] {
  return found.flatMap(({ path, type, data }): StoredDate[] => {
    if (data === undefined) return [];
    if (type === 'Period') return [storedPeriod(path, data as { start?: unknown; end?: unknown })];
    const moment = typeof data === 'string' ? momentOf(data) : undefined;
    const text = typeof data === 'string' ? data : `a ${type}`;
    if (!moment) return [{ path, text }];
    const range: TimeRange = { from: moment, to: moment };
    return [{ path, text, range: type === 'instant' ? { ...range, point: true } : range }];
  });
}

function storedPeriod(
  path: string,
  { start, end }: { start?: unknown; end?: unknown },
): StoredDate {
  const text = `${start ?? '…'} to ${end ?? '…'}`;
  const range: TimeRange = {};
  for (const [limit, value] of [
    ['from', start],
    ['to', end],
  ] as const) {
    if (value === undefined) continue;
    const moment = typeof value === 'string' ? momentOf(value) : undefined;
    if (!moment) return { path, text };
    range[limit] = moment;
  }
  return range.from || range.to ? { path, text, range } : { path, text };
}

/** Judges one resource by its stored dates; values are alternatives. */
export function judgeDate(
  stored: readonly StoredDate[],
  values: readonly DateValue[],
  parameter: string,
  options: ComparisonOptions,
): Judgement {
  return anyOf(values.map((value) => judgeValue(stored, value, parameter, options)));
}

function judgeValue(
  stored: readonly StoredDate[],
  value: DateValue,
  parameter: string,
  options: ComparisonOptions,
): Judgement {
  if (stored.length === 0) {
    const why =
      value.prefix === 'ne' ? 'R4 does not say whether ne finds it' : 'nothing to compare with';
    const verdict = verdicts[cellOf('no-value', value.prefix)];
    return judgement(verdict, `${parameter}: it has no value, ${why} (search#prefix)`);
  }
  const judged = stored.map((one) => compare(one, value, parameter, options));
  const all = new Set(judged.map(({ verdict }) => verdict));
  if (value.prefix === 'ne' && all.size > 1) {
    return judgement(
      'open',
      `${parameter}: ne, and only some of its values differ from ${value.text} (search#prefix)`,
    );
  }
  return anyOf(judged);
}

function compare(
  { path, text, range }: StoredDate,
  value: DateValue,
  parameter: string,
  options: ComparisonOptions,
): Judgement {
  if (!range)
    return judgement('open', `${parameter}: ${path} is ${text}, not judged (search#date)`);
  const { cells, relations, should } = outcomes(range, value, options);
  const [cell = 'o'] = cells;
  const phrases = [...relations].map((relation) => relationPhrases[relation]).join(' or ');
  const what = `${parameter}: ${path} is ${text}, ${phrases} ${value.moment.text} (${value.prefix})`;
  if (cells.size === 1 && cell !== 'o') return judgement(verdicts[cell], `${what} (search#prefix)`);
  const why =
    relations.size > 1
      ? 'it depends on zone or precision (search#date)'
      : 'R4 leaves it open (search#prefix)';
  return judgement('open', `${what}: ${why}`, should);
}

interface Outcomes {
  cells: Set<Cell>;
  relations: Set<Relation>;
  should?: Should;
}

/** Cells and relations by every reading, or by as many as it takes to know that the verdict is open. */
function outcomes(
  stored: TimeRange,
  { prefix, moment }: DateValue,
  options: ComparisonOptions,
): Outcomes {
  const asked: TimeRange = { from: moment, to: moment };
  const { variants, window, digits, instantsPreferred } = readingsOf(stored, asked, options);
  const relate = (reading: Reading): Relation =>
    relationOf(limits(stored, reading, reading.slip), limits(asked, reading, 0n));
  const found: Outcomes = { cells: new Set(), relations: new Set() };
  const note = (relation: Relation): boolean => {
    found.relations.add(relation);
    found.cells.add(cellOf(relation, prefix));
    return found.cells.size > 1 || found.cells.has('o');
  };
  for (const variant of variants) {
    for (const relation of acrossZones(window, (zone) => relate({ ...variant, zone }))) {
      if (note(relation)) return found;
    }
  }
  if (!digits) return found;
  if (instantsPreferred) found.should = found.cells.has('Y') ? 'match' : 'not-match';
  for (const variant of variants) {
    if (note(relate({ ...variant, zone: 'digits' }))) return found;
  }
  return found;
}

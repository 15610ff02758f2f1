import type { Resource } from '../../spec/index.ts';
import { type DateRange, dateRange } from '../reference/date-range.ts';
import { alternatives, readAnew, type Test } from './criteria-anew.ts';

/** A value of `started`, as asked for or as stored. */
export interface ReadDate {
  text: string;
  range: DateRange;
}

export interface DateReading {
  /** The moments that an asked or stored value stands for; left out: by its precision, in UTC without a zone. */
  range?(text: string): DateRange | undefined;
  /** As `range`, of stored values alone. */
  stored?(text: string): DateRange | undefined;
  /** Whether a stored value meets a prefix; undefined: as R4's table says. */
  meets?(prefix: string, asked: ReadDate, stored: ReadDate | undefined): boolean | undefined;
}

/** Answers `started` by a reading of dates of its own. */
export function startedReadAs({
  range = dateRange,
  stored: storedRange = range,
  meets,
}: DateReading) {
  const readOf = (text: string | undefined, rangeOf = range): ReadDate | undefined => {
    const found = text === undefined ? undefined : rangeOf(text);
    return text !== undefined && found ? { text, range: found } : undefined;
  };
  return readAnew((criterion): Test | undefined => {
    if (criterion.name !== 'started' || criterion.value === '') return undefined;
    const conditions = alternatives(criterion).map((value) => {
      const [, prefix = 'eq', text = ''] = /^([a-z]{2})?(.*)$/.exec(value) ?? [];
      const asked = readOf(text.replace(/ (\d\d:\d\d)$/, '+$1'));
      return asked && { prefix, asked };
    });
    if (conditions.includes(undefined)) return undefined;
    return (study: Resource) =>
      conditions.some((condition) => {
        if (!condition) return false;
        const { prefix, asked } = condition;
        const stored = readOf(study.started as string | undefined, storedRange);
        return meets?.(prefix, asked, stored) ?? (stored ? usual(prefix, asked, stored) : false);
      });
  });
}

function usual(prefix: string, { range: asked }: ReadDate, { range: stored }: ReadDate): boolean {
  const inside = stored.low >= asked.low && stored.high <= asked.high;
  switch (prefix) {
    case 'eq':
      return inside;
    case 'ne':
      return !inside;
    case 'gt':
      return stored.high > asked.high;
    case 'lt':
      return stored.low < asked.low;
    case 'ge':
      return stored.high > asked.low;
    case 'le':
      return stored.low < asked.high;
    case 'sa':
      return stored.low >= asked.high;
    case 'eb':
      return stored.high <= asked.low;
    default:
      return stored.low < asked.high && stored.high > asked.low;
  }
}

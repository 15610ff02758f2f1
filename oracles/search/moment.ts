/** How far a date or time is given (search.html#date); `fraction` stands for any number of digits. */
export type Precision = 'year' | 'month' | 'day' | 'minute' | 'second' | 'fraction';

/**
 * A date or time as written. Times count units of 10^-18 s from 1970 by the digits alone, as if they were
 * UTC, so that no digit of a fraction is lost; `offset` says how far they are from UTC.
 */
export interface Moment {
  text: string;
  precision: Precision;
  /** First unit of the range that the digits stand for. */
  start: bigint;
  /** First unit after it. */
  end: bigint;
  /** Units to take off to get UTC; undefined when no zone is given. */
  offset?: bigint;
}

export const second = 10n ** 18n;
export const minute = 60n * second;

const pattern =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;

/** Reads a date, dateTime or instant, also one with minutes and no seconds; undefined if it is none. */
export function momentOf(text: string): Moment | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, yearText = '', monthText, dayText, hourText, minuteText, secondText, fraction, zone] =
    match;
  const [year, month, day] = [yearText, monthText ?? '01', dayText ?? '01'].map(Number) as [
    number,
    number,
    number,
  ];
  const [hours, minutes, seconds] = [hourText, minuteText, secondText].map((one) =>
    Number(one ?? '0'),
  ) as [number, number, number];
  if (year < 1 || hours > 23 || minutes > 59 || seconds > 60) return undefined;
  const midnight = dayStart(year, month, day);
  const offset = offsetOf(zone);
  if (midnight === undefined || offset === null) return undefined;

  const digits = (fraction ?? '').slice(0, 18);
  const start =
    midnight +
    BigInt(hours * 3600 + minutes * 60 + seconds) * second +
    BigInt(digits.padEnd(18, '0'));
  const found = (precision: Precision, end: bigint): Moment =>
    offset === undefined
      ? { text, precision, start, end }
      : { text, precision, start, end, offset };
  if (fraction) return found('fraction', start + 10n ** BigInt(18 - digits.length));
  if (secondText) return found('second', start + second);
  if (hourText) return found('minute', start + minute);
  if (dayText) return found('day', start + 1440n * minute);
  const next = monthText && month < 12 ? dayStart(year, month + 1, 1) : dayStart(year + 1, 1, 1);
  return found(monthText ? 'month' : 'year', next ?? start);
}

/** Start of a day of the calendar, or undefined if there is no such day. */
function dayStart(year: number, month: number, day: number): bigint | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return (BigInt(date.getTime()) / 1000n) * second;
}

/** Units of a zone; undefined if there is none, null if it is not one (datatypes.html#dateTime: up to 14:00). */
export function offsetOf(zone: string | undefined): bigint | undefined | null {
  if (zone === undefined) return undefined;
  if (zone === 'Z') return 0n;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4))];
  if (minutes > 59 || hours * 60 + minutes > 14 * 60) return null;
  return BigInt((zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)) * minute;
}

/** Whether a value names no time of day. */
export function isDateOnly({ precision }: Moment): boolean {
  return precision === 'year' || precision === 'month' || precision === 'day';
}

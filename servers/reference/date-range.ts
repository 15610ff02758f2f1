/**
 * The time a date, dateTime or instant stands for, by its precision (search.html#prefix). Ends are UTC texts of
 * one width, so that they compare as text to the last digit; `high` is exclusive. Without a zone: UTC.
 */
export interface DateRange {
  low: string;
  high: string;
}

/** Before and after every date. */
export const beginningOfTime = '';
export const endOfTime = '~';

const pattern =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

const digits = 9;

/** Reads a date of any precision from years to fractions of a second; undefined if it is none. */
export function dateRange(text: string): DateRange | undefined {
  const [, year, month, day, hour, minute, second, fraction, zone] = pattern.exec(text) ?? [];
  if (!year || Number(year) === 0) return undefined;
  const fields = [month, day, hour, minute, second].map((field) =>
    field === undefined ? undefined : Number(field),
  );
  const offset = minutesOf(zone);
  const low = instant(Number(year), fields);
  if (!isReal(Number(year), fields) || offset === undefined) return undefined;
  const start = low - offset * 60_000;
  if (fraction !== undefined) return fractionRange(start, fraction);
  return { low: key(start), high: key(next(Number(year), fields) - offset * 60_000) };
}

/** The range of a Period; an open end has no limit (search.html#date). */
export function periodRange(
  start: string | undefined,
  end: string | undefined,
): DateRange | undefined {
  const from = start === undefined ? undefined : dateRange(start);
  const to = end === undefined ? undefined : dateRange(end);
  if (!from && !to) return undefined;
  return { low: from?.low ?? beginningOfTime, high: to?.high ?? endOfTime };
}

type Fields = readonly (number | undefined)[];

function instant(
  year: number,
  [month = 1, day = 1, hour = 0, minute = 0, second = 0]: Fields,
): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.setUTCHours(hour, minute, second);
}

/** Where the stated unit ends: the start of the next one. */
function next(year: number, fields: Fields): number {
  const stated = fields.indexOf(undefined);
  const unit = stated === -1 ? fields.length : stated;
  if (unit === 0) return instant(year + 1, fields);
  return instant(
    year,
    fields.map((field, index) => (index === unit - 1 ? (field ?? 0) + 1 : field)),
  );
}

function isReal(
  year: number,
  [month = 1, day = 1, hour = 0, minute = 0, second = 0]: Fields,
): boolean {
  const date = new Date(instant(year, [month, day]));
  const onCalendar = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return onCalendar && hour < 24 && minute < 60 && second <= 60;
}

function minutesOf(zone: string | undefined): number | undefined {
  if (zone === undefined || zone === 'Z') return 0;
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number);
  if (hours > 14 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** One unit of the last stated digit; digits beyond the ninth do not count. */
function fractionRange(start: number, fraction: string): DateRange {
  const stated = fraction.slice(0, digits);
  const from = Number(stated.padEnd(digits, '0'));
  const to = from + 10 ** (digits - stated.length);
  const second = 10 ** digits;
  const high = to >= second ? key(start + 1000) : key(start, String(to).padStart(digits, '0'));
  return { low: key(start, stated.padEnd(digits, '0')), high };
}

function key(milliseconds: number, fraction = '0'.repeat(digits)): string {
  const text = new Date(milliseconds).toISOString();
  if (text.startsWith('-')) return beginningOfTime;
  if (text.startsWith('+')) return endOfTime;
  return `${text.slice(0, 19)}.${fraction}`;
}

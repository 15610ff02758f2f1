import { isDateOnly, type Moment, minute } from './moment.ts';

/** A range of time as stored or asked for; an end that is missing is without limit. */
export interface TimeRange {
  from?: Moment;
  to?: Moment;
  /** An instant: a point, whatever its digits (search.html#date). */
  point?: true;
}

/**
 * One way in which a server may read two ranges before it compares them. R4 leaves several open, so a
 * verdict holds only if it is the same by all of them.
 */
export interface Reading {
  /** Offset given to values without a zone; `digits`: zones are not looked at. */
  zone: bigint | 'digits';
  /** A day ends at 24:00 exclusive (search.html#prefix) or at 23:59 (a bullet of search.html#date). */
  dayEnd: '24:00' | '23:59';
  /** A time to the second or finer stands for its precision or for a point (search.html#prefix, #date). */
  time: 'precision' | 'point';
  /** Shift of the stored value by the precision of the boundary (search.html#table, `_lastUpdated`). */
  slip: bigint;
}

/** Limits of the server's own zone, as offsets in units. */
export interface ZoneWindow {
  least: bigint;
  most: bigint;
}

const hours = (count: number): bigint => BigInt(count) * 60n * minute;

/** Zones of servers for a date; noon UTC is the same date in all of them. */
export const zonesOfServers: ZoneWindow = { least: hours(-12), most: hours(11) };

/** All zones there are, for a time that lacks its own. */
const allZones: ZoneWindow = { least: hours(-14), most: hours(14) };

const quarter = 15n * minute;
const noLimit = 10n ** 32n;

/** Options of a comparison. */
export interface ComparisonOptions {
  /** Zones the server may be in. */
  zones: ZoneWindow | undefined;
  /** The boundary is at the server's discretion within a minute. */
  slippery: boolean;
}

/** Readings that fix everything but the zone, and the zones to combine them with. */
export interface Readings {
  variants: readonly Omit<Reading, 'zone'>[];
  /** Zones between which a value without one may lie; both ends the same if there is no doubt. */
  window: ZoneWindow;
  /** Zones may also be disregarded. */
  digits: boolean;
  /** Both have a zone, but not the same one: R4 asks for the instant only "where possible". */
  instantsPreferred: boolean;
}

/** The ways to read two ranges together. */
export function readingsOf(a: TimeRange, b: TimeRange, options: ComparisonOptions): Readings {
  const moments = [a.from, a.to, b.from, b.to].filter((one) => one !== undefined);
  const dates = moments.filter(isDateOnly);
  const timed = moments.filter((one) => !isDateOnly(one));
  const fine = timed.some(({ precision }) => precision !== 'minute');
  const variants = (options.slippery ? [0n, -minute, minute] : [0n]).flatMap((slip) =>
    (dates.length > 0 && timed.length > 0
      ? (['24:00', '23:59'] as const)
      : (['24:00'] as const)
    ).flatMap((dayEnd) =>
      (fine ? (['precision', 'point'] as const) : (['precision'] as const)).map((time) => ({
        dayEnd,
        time,
        slip,
      })),
    ),
  );
  return { variants, ...zoneReadings(moments, options) };
}

function zoneReadings(moments: Moment[], options: ComparisonOptions): Omit<Readings, 'variants'> {
  const zoned = moments.filter(({ offset }) => offset !== undefined);
  const none = { least: 0n, most: 0n };
  if (zoned.length === 0) return { window: none, digits: false, instantsPreferred: false };
  if (zoned.length === moments.length) {
    const differ = zoned.some(({ offset }) => offset !== zoned[0]?.offset);
    return { window: none, digits: differ, instantsPreferred: differ };
  }
  const timeWithoutZone = moments.some((one) => one.offset === undefined && !isDateOnly(one));
  const window = options.zones ?? (timeWithoutZone ? allZones : zonesOfServers);
  return { window, digits: true, instantsPreferred: false };
}

/**
 * What holds in the zones of a window, a quarter of an hour apart. A relation of two ranges that holds in two
 * zones holds in all between them, so those are left out.
 */
export function* acrossZones<T>(
  { least, most }: ZoneWindow,
  inZone: (zone: bigint) => T,
): Generator<T> {
  const [first, last] = [inZone(least), inZone(most)];
  yield first;
  yield last;
  yield* between(least, first, most, last, inZone);
}

function* between<T>(
  from: bigint,
  first: T,
  to: bigint,
  last: T,
  inZone: (zone: bigint) => T,
): Generator<T> {
  if (first === last || to - from <= quarter) return;
  const middle = from + ((to - from) / 2n / quarter) * quarter;
  const half = inZone(middle);
  yield half;
  yield* between(from, first, middle, half, inZone);
  yield* between(middle, half, to, last, inZone);
}

/** Limits of a range by a reading. */
export function limits(
  { from, to, point }: TimeRange,
  reading: Reading,
  slip: bigint,
): { start: bigint; end: bigint } {
  const start = from ? from.start - shift(from, reading) : -noLimit;
  const end = to ? endOf(to, reading, point) - shift(to, reading) : noLimit;
  return { start: start + slip, end: end + slip };
}

function endOf(moment: Moment, reading: Reading, point: true | undefined): bigint {
  if (isDateOnly(moment)) return reading.dayEnd === '24:00' ? moment.end : moment.end - minute + 1n;
  if (moment.precision === 'minute') return moment.end;
  if (!point && reading.time === 'precision') return moment.end;
  // A period that ends at a point still holds that point.
  return moment.start + 1n;
}

function shift({ offset }: Moment, { zone }: Reading): bigint {
  return zone === 'digits' ? 0n : (offset ?? zone);
}

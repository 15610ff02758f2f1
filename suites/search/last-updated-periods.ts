import type { Check } from '../../fixtures/check.ts';
import { check } from '../check.ts';
import { lastUpdated, needs } from './last-updated.ts';
import { judgeOwn } from './own.ts';

const DAY = 24 * 3_600_000;

/** The server may take a date in whatever zone it is in (search.html#date). */
const FARTHEST_ZONE = 15 * 3_600_000;

type Relation = 'within' | 'before' | 'after';

/** A year, month or day, and where it lies as seen from an instant. */
interface Period {
  value: string;
  is: Relation;
}

/**
 * Prefixes by which a period finds an instant within it, and one that it lies wholly before or after
 * (search.html#prefix). `gt` and `lt` of a period that contains the instant are left open, and so is `ap`.
 */
const FINDS: Record<string, Partial<Record<Relation, boolean>>> = {
  '': { within: true, before: false, after: false },
  eq: { within: true, before: false, after: false },
  ne: { within: false, before: true, after: true },
  ge: { within: true, before: true, after: false },
  le: { within: true, before: false, after: true },
  gt: { before: true, after: false },
  lt: { before: false, after: true },
  sa: { within: false, before: true, after: false },
  eb: { within: false, before: false, after: true },
};

const LENGTHS = { year: 4, month: 7, day: 10 };

const startOf = (at: number, length: number) => new Date(at).toISOString().slice(0, length);

/** The year and the month of an instant, unless it depends on the zone which they are. */
function around(at: number): Period[] {
  return [LENGTHS.year, LENGTHS.month].flatMap((length) => {
    const value = startOf(at, length);
    const isSettled = [-FARTHEST_ZONE, FARTHEST_ZONE].every(
      (shift) => startOf(at + shift, length) === value,
    );
    return isSettled ? [{ value, is: 'within' as const }] : [];
  });
}

/** Years, months and days that end before an instant, or begin after it, in every zone. */
function apart(at: number): Period[] {
  return Object.values(LENGTHS).flatMap((length): Period[] => {
    const days = { [LENGTHS.year]: 370, [LENGTHS.month]: 35, [LENGTHS.day]: 2 }[length] ?? 0;
    return [
      { value: startOf(at - days * DAY, length), is: 'before' },
      { value: startOf(at + days * DAY, length), is: 'after' },
    ];
  });
}

/** Searches by _lastUpdated with less than an instant (search.html#lastUpdated). */
export const lastUpdatedPeriodChecks: Check[] = [
  check(
    'search/_lastUpdated/periods',
    {
      rule: 'A search by _lastUpdated takes years, months and days with every prefix, as every search by a date does.',
      requirements: [
        'search-lastupdated',
        'search-date-eq-implicit-range',
        'search-date-ge-le',
        'search-date-gt-lt',
        'search-date-sa-eb',
        'search-date-ne',
      ],
      needs,
      parameter: '_lastUpdated',
      behaviour: 'periods',
    },
    async (context) => {
      const { id, stored } = await context.studies.stored();
      const at = lastUpdated(stored);
      for (const { value, is } of [...around(at), ...apart(at)]) {
        for (const [prefix, relations] of Object.entries(FINDS)) {
          const finds = relations[is];
          if (finds === undefined) continue;
          const time: [string, string] = ['_lastUpdated', `${prefix}${value}`];
          await judgeOwn(context, [['_id', id], time], finds ? [id] : [], [id]);
        }
      }
    },
  ),
];

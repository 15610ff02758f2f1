import { dateRange } from './date-range.ts';
import { refuse } from './refusal.ts';
import { type Sql, sql } from './sql.ts';

/**
 * What each prefix asks of the stored range `low`–`high`, given that of the value (search.html#prefix). Ranges
 * are half open, so those that touch do not overlap.
 */
const conditions: Record<string, (low: string, high: string) => Sql> = {
  eq: (low, high) => sql`low >= ${low} AND high <= ${high}`,
  ne: (low, high) => sql`NOT (low >= ${low} AND high <= ${high})`,
  gt: (_low, high) => sql`high > ${high}`,
  lt: (low) => sql`low < ${low}`,
  ge: (low) => sql`high > ${low}`,
  le: (_low, high) => sql`low < ${high}`,
  sa: (_low, high) => sql`low >= ${high}`,
  eb: (low) => sql`high <= ${low}`,
  ap: (low, high) => sql`low < ${high} AND high > ${low}`,
};

/** Keys of the resources whose date matches `ge2020-01`. */
export function dateMatches(parameter: string, value: string): Sql {
  const [, prefix = 'eq', date = ''] = /^([a-z]{2})?(.*)$/.exec(value) ?? [];
  const range = dateRange(withZoneSign(date));
  const condition = conditions[prefix];
  if (!range || !condition) {
    throw refuse(
      400,
      'value',
      `'${value}' is not a date with an optional prefix (${Object.keys(conditions).join(', ')}).`,
      `http.${parameter}`,
    );
  }
  return sql`SELECT resource FROM date WHERE parameter = ${parameter} AND ${condition(range.low, range.high)}`;
}

/** A plus sign that was not percent-encoded has become a space on its way. */
function withZoneSign(date: string): string {
  return date.replace(/ (\d{2}:\d{2})$/, '+$1');
}

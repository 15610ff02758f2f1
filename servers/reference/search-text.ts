import { unescapeValue } from './query.ts';
import { type Sql, sql } from './sql.ts';
import { normaliseText } from './text.ts';

/** Keys of the resources with a string that starts with the value, whatever its case (search.html#string). */
export function stringMatches(parameter: string, value: string): Sql {
  const start = normaliseText(unescapeValue(value));
  return sql`SELECT resource FROM text WHERE parameter = ${parameter} AND
    (substr(normalised, 1, length(${start})) = ${start} OR instr(normalised, ${` ${start}`}) > 0)`;
}

/** `:contains` */
export function stringContains(parameter: string, value: string): Sql {
  const part = normaliseText(unescapeValue(value));
  return sql`SELECT resource FROM text WHERE parameter = ${parameter} AND instr(normalised, ${part}) > 0`;
}

/** `:exact` */
export function stringEquals(parameter: string, value: string): Sql {
  return sql`SELECT resource FROM text WHERE parameter = ${parameter} AND exact = ${unescapeValue(value)}`;
}

/** Keys of the resources with exactly this URI; `|version` after a canonical is part of it (search.html#uri). */
export function uriMatches(parameter: string, value: string): Sql {
  return sql`SELECT resource FROM uri WHERE parameter = ${parameter} AND uri = ${unescapeValue(value)}`;
}

/** `:below`: URIs that start with the value. */
export function uriBelow(parameter: string, value: string): Sql {
  const start = unescapeValue(value);
  return sql`SELECT resource FROM uri WHERE parameter = ${parameter} AND substr(uri, 1, length(${start})) = ${start}`;
}

/** `:above`: URIs that the value starts with. */
export function uriAbove(parameter: string, value: string): Sql {
  return sql`SELECT resource FROM uri
    WHERE parameter = ${parameter} AND substr(${unescapeValue(value)}, 1, length(uri)) = uri`;
}

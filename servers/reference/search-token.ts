import { splitUnescaped, unescapeValue } from './query.ts';
import { refuse } from './refusal.ts';
import { type Sql, sql } from './sql.ts';
import { normaliseText } from './text.ts';

/** Keys of the resources with `code`, `system|code`, `|code` or `system|` (search.html#token). */
export function tokenMatches(parameter: string, value: string): Sql {
  const parts = splitUnescaped(value, '|').map(unescapeValue);
  const [first = '', second] = parts;
  if (parts.length > 2 || (first === '' && !second)) {
    throw refuse(
      400,
      'value',
      `'${value}' is none of code, system|code, |code and system|.`,
      `http.${parameter}`,
    );
  }
  return sql`SELECT resource FROM token WHERE parameter = ${parameter} AND ${condition(first, second)}`;
}

function condition(first: string, second: string | undefined): Sql {
  if (second === undefined) return sql`code = ${first}`;
  if (first === '') return sql`code = ${second} AND system IS NULL`;
  if (second === '') return sql`system = ${first}`;
  return sql`code = ${second} AND system = ${first}`;
}

/** `:text`: keys of the resources whose text or display starts with the value. */
export function tokenTextMatches(parameter: string, value: string): Sql {
  const start = normaliseText(unescapeValue(value));
  return sql`SELECT resource FROM text
    WHERE parameter = ${parameter} AND substr(normalised, 1, length(${start})) = ${start}`;
}

/** `:of-type`: keys of the resources that have an identifier of that type with that value. */
export function ofTypeMatches(parameter: string, value: string): Sql {
  const parts = splitUnescaped(value, '|').map(unescapeValue);
  const [system = '', code = '', identifier = ''] = parts;
  if (parts.length !== 3 || parts.includes('')) {
    throw refuse(
      400,
      'value',
      `'${value}' is not system|code|value: ':of-type' needs all three.`,
      `http.${parameter}:of-type`,
    );
  }
  return sql`SELECT resource FROM typed_identifier WHERE parameter = ${parameter}
    AND system = ${system} AND code = ${code} AND value = ${identifier}`;
}

import type { Database } from './database.ts';
import { isResourceType } from './elements.ts';
import { unescapeValue } from './query.ts';
import { isId, targetOf } from './references.ts';
import { refuse } from './refusal.ts';
import { type Sql, sql } from './sql.ts';

/** Where a reference is searched for: a parameter of another type may have the same name. */
interface ReferenceContext {
  database: Database;
  base: string;
  /** Type of the resources that refer. */
  type: string;
}

/** Keys of the resources that refer to `id`, `Type/id` or an absolute URL (search.html#reference). */
export function referenceMatches(parameter: string, value: string, context: ReferenceContext): Sql {
  const text = unescapeValue(value);
  const target = targetOf(text, context.base);
  if (target.kind === 'local') return locationMatches(parameter, target);
  if (isId(text)) return idMatches(parameter, text, context);
  const [url = '', version] = text.split('|');
  return sql`SELECT resource FROM reference WHERE parameter = ${parameter} AND
    (url = ${text} OR (url = ${url} AND ${version ?? null} IS NOT NULL AND version = ${version ?? null}))`;
}

/** `subject:Patient=23` is `subject=Patient/23`; elsewhere the type is in the URL already. */
export function typedReferenceMatches(
  parameter: string,
  type: string,
  value: string,
  context: ReferenceContext,
): Sql {
  const text = unescapeValue(value);
  if (isId(text)) return locationMatches(parameter, { type, id: text });
  const target = targetOf(text, context.base);
  if (target.kind === 'contained' || target.type !== type) {
    throw refuse(
      400,
      'value',
      `'${value}' is not the id of a ${type}.`,
      `http.${parameter}:${type}`,
    );
  }
  return referenceMatches(parameter, value, context);
}

export function isTypeModifier(modifier: string): boolean {
  return isResourceType(modifier);
}

function locationMatches(
  parameter: string,
  { type, id, version }: { type: string; id: string; version?: string },
): Sql {
  const anyVersion = sql`SELECT resource FROM reference
    WHERE parameter = ${parameter} AND type = ${type} AND id = ${id}`;
  return version === undefined ? anyVersion : sql`${anyVersion} AND version = ${version}`;
}

/** A bare id must lead to one type only: with several the client has to say which. */
function idMatches(parameter: string, id: string, { database, type }: ReferenceContext): Sql {
  const types = database
    .all(
      sql`SELECT DISTINCT reference.type FROM reference JOIN resource ON resource.key = reference.resource
        WHERE parameter = ${parameter} AND reference.id = ${id} AND resource.deleted = 0
          AND resource.type = ${type}
        ORDER BY reference.type`,
    )
    .map((row) => String(row.type));
  if (types.length > 1) {
    const forms = types.map((type) => `${type}/${id}`).join(' or ');
    throw refuse(
      400,
      'multiple-matches',
      `'${id}' is the id of resources of several types: say ${forms}.`,
      `http.${parameter}`,
    );
  }
  return sql`SELECT resource FROM reference WHERE parameter = ${parameter} AND id = ${id}`;
}

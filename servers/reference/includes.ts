import type { Database } from './database.ts';
import type { IncludeRule } from './result-controls.ts';
import { every, list, type Sql, sql } from './sql.ts';

/** How often `:iterate` goes on; R4 leaves the limit to the server (search.html#include). */
const iterations = 5;

/** Keys of the resources that `_include` and `_revinclude` add to these matches, without the matches. */
export function includedKeys(
  matches: readonly number[],
  rules: readonly IncludeRule[],
  database: Database,
): number[] {
  const seen = new Set(matches);
  const included: number[] = [];
  let sources: readonly number[] = matches;
  for (let round = 0; round < iterations && sources.length > 0; round += 1) {
    const from = sources;
    const active = round === 0 ? rules : rules.filter((rule) => rule.iterate);
    const found = active.flatMap((rule) => follow(rule, from, database));
    const fresh = [...new Set(found)].filter((key) => !seen.has(key));
    for (const key of fresh) seen.add(key);
    included.push(...fresh);
    sources = fresh;
  }
  return included;
}

function follow(rule: IncludeRule, keys: readonly number[], database: Database): number[] {
  const forward = rule.direction === 'forward';
  const start = forward ? sql`source.key` : sql`target.key`;
  const end = forward ? sql`target.key` : sql`source.key`;
  const query = sql`SELECT DISTINCT ${end} AS key FROM reference
    JOIN resource AS source ON source.key = reference.resource
    JOIN resource AS target ON target.type = reference.type AND target.id = reference.id
    WHERE ${start} IN ${list(keys)} AND ${every(conditions(rule))}
      AND source.deleted = 0 AND target.deleted = 0
      AND source.container IS NULL AND target.container IS NULL
    ORDER BY ${end}`;
  return database.all(query).map((row) => Number(row.key));
}

function conditions({ source, code, target }: IncludeRule): Sql[] {
  return [
    ...(source === '*' ? [] : [sql`source.type = ${source}`]),
    ...(code === '*' ? [] : [sql`reference.parameter = ${code}`]),
    ...(target === undefined ? [] : [sql`target.type = ${target}`]),
  ];
}

import type { Database } from './database.ts';
import type { IncludeRule } from './result-controls.ts';
import { among, every, type Sql, sql } from './sql.ts';

/** How often `:iterate` goes on; R4 leaves the limit to the server (search.html#include). */
const iterations = 5;

/** A resource that is returned: its key, and the version if it is not the current one. */
export interface Returned {
  key: number;
  version?: number;
}

/**
 * What `_include` and `_revinclude` add to these matches, without the matches. A reference to one version brings
 * that version (search.html#versions).
 */
export function includedBeside(
  matches: readonly number[],
  rules: readonly IncludeRule[],
  database: Database,
): Returned[] {
  const seen = new Set(matches.map((key) => nameOf({ key })));
  const included: Returned[] = [];
  let sources: readonly number[] = matches;
  for (let round = 0; round < iterations && sources.length > 0; round += 1) {
    const fresh: Returned[] = [];
    for (const rule of round === 0 ? rules : rules.filter(({ iterate }) => iterate)) {
      for (const found of follow(rule, sources, database)) {
        if (seen.has(nameOf(found))) continue;
        seen.add(nameOf(found));
        fresh.push(found);
      }
    }
    included.push(...fresh);
    sources = [...new Set(fresh.map(({ key }) => key))];
  }
  return included;
}

const nameOf = ({ key, version }: Returned) => `${key}/${version ?? 'current'}`;

function follow(rule: IncludeRule, keys: readonly number[], database: Database): Returned[] {
  const forward = rule.direction === 'forward';
  const start = forward ? sql`source.key` : sql`target.key`;
  const end = forward
    ? sql`target.key AS key, nullif(named.version, target.version) AS version`
    : sql`source.key AS key, NULL AS version`;
  const query = sql`SELECT DISTINCT ${end} FROM reference
    JOIN resource AS source ON source.key = reference.resource
    JOIN resource AS target ON target.type = reference.type AND target.id = reference.id
    LEFT JOIN version AS named ON named.type = target.type AND named.id = target.id
      AND CAST(named.version AS TEXT) = reference.version AND named.content IS NOT NULL
    WHERE ${start} IN ${among(keys)} AND ${every(conditions(rule))}
      AND (${forward ? 0 : 1} OR reference.version IS NULL OR named.version IS NOT NULL)
      AND source.deleted = 0 AND target.deleted = 0
      AND source.container IS NULL AND target.container IS NULL
    ORDER BY key, version`;
  return database.all(query).map(({ key, version }) => ({
    key: Number(key),
    ...(version === null ? {} : { version: Number(version) }),
  }));
}

function conditions({ source, code, target }: IncludeRule): Sql[] {
  return [
    ...(source === '*' ? [] : [sql`source.type = ${source}`]),
    ...(code === '*' ? [] : [sql`reference.parameter = ${code}`]),
    ...(target === undefined ? [] : [sql`target.type = ${target}`]),
  ];
}

import type { Resource } from '../../spec/index.ts';
import type { Row } from './database.ts';
import type { ContainedControls } from './result-controls.ts';
import { list, type Sql, sql } from './sql.ts';
import type { Store } from './store.ts';

/** The condition that a resource is there and is, by `_contained`, one that a search looks at (search.html#contained). */
export function lookedAt(
  types: readonly string[],
  { contained }: ContainedControls = { contained: 'false', alone: false },
): Sql[] {
  const own: Record<ContainedControls['contained'], Sql[]> = {
    false: [sql`resource.container IS NULL`],
    true: [sql`resource.container IS NOT NULL`],
    both: [],
  };
  return [sql`resource.deleted = 0`, ...own[contained], sql`resource.type IN ${list(types)}`];
}

/** Keys of what is returned for what matches: by `_containedType` the container, or the contained resource alone. */
export function returnedKeys(rows: readonly Row[], { alone }: ContainedControls): number[] {
  if (alone) return rows.map(({ key }) => Number(key));
  return [...new Set(rows.map(({ key, container }) => Number(container ?? key)))];
}

/** The content behind a row of the table of resources, be it inside another one. */
export function contentOf(store: Store, { type, id, version, container }: Row): Resource {
  if (container === null) return store.content(String(type), String(id), Number(version));
  const [location = '', local] = String(id).split('#');
  const [outerType = '', outerId = ''] = location.split('/');
  const row = store.database.get(
    sql`SELECT version FROM resource WHERE type = ${outerType} AND id = ${outerId}`,
  );
  const outer = store.content(outerType, outerId, Number(row?.version));
  const inside = (outer.contained as Resource[]).find((one) => one.id === local);
  if (!inside) throw new Error(`${location} does not contain ${local}`);
  return inside;
}

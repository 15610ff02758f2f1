import type { Resource } from '../../spec/index.ts';
import { parseJson } from '../json.ts';
import type { Database } from './database.ts';
import { containedId, rowsOf } from './index-rows.ts';
import { parametersOf } from './parameters.ts';
import { indexTables } from './schema.ts';
import { Sql, sql } from './sql.ts';

interface Pending {
  type: string;
  id: string;
  due: number;
}

/** Keeps the index tables in step with the resources, at once or with a lag. */
export class Indexer {
  readonly #database: Database;
  readonly #base: string;
  readonly #lagMs: number;
  readonly #now: () => Date;
  #pending: Pending[] = [];

  constructor(database: Database, options: { base: string; indexLagMs: number; now: () => Date }) {
    this.#database = database;
    this.#base = options.base;
    this.#lagMs = options.indexLagMs;
    this.#now = options.now;
  }

  /** Says that a resource has changed. */
  schedule(type: string, id: string): void {
    if (this.#lagMs === 0) this.#reindex(type, id);
    else this.#pending.push({ type, id, due: this.#now().getTime() + this.#lagMs });
  }

  /** Indexes the changes that are due. */
  catchUp(): void {
    if (this.#pending.length === 0) return;
    const now = this.#now().getTime();
    const due = this.#pending.filter((change) => change.due <= now);
    this.#pending = this.#pending.filter((change) => change.due > now);
    this.#database.atomically(() => {
      for (const { type, id } of due) this.#reindex(type, id);
    });
  }

  #reindex(type: string, id: string): void {
    const row = this.#database.get(
      sql`SELECT key, version, content FROM resource JOIN version USING (type, id, version)
        WHERE type = ${type} AND id = ${id}`,
    );
    if (!row) return;
    const key = Number(row.key);
    if (row.version !== 1) this.#clear(key);
    if (typeof row.content === 'string') {
      this.#index(key, `${type}/${id}`, parseJson(row.content) as Resource);
    }
  }

  #clear(key: number): void {
    const contained = this.#database.all(sql`SELECT key FROM resource WHERE container = ${key}`);
    for (const owner of [key, ...contained.map((row) => Number(row.key))]) {
      for (const table of indexTables) {
        this.#database.run(new Sql(`DELETE FROM ${table} WHERE resource = ?`, [owner]));
      }
    }
    this.#database.run(sql`DELETE FROM resource WHERE container = ${key}`);
  }

  #index(key: number, location: string, resource: Resource): void {
    const indexed = { key, resource, location, base: this.#base };
    for (const parameter of parametersOf(resource.resourceType).values()) {
      for (const row of rowsOf(parameter, indexed)) this.#database.run(row);
    }
    for (const contained of containedResources(resource)) {
      this.#indexContained(key, location, contained);
    }
  }

  #indexContained(container: number, location: string, contained: Resource): void {
    const id = containedId(location, String(contained.id));
    const row = this.#database.get(sql`
      INSERT INTO resource (type, id, version, deleted, container)
      VALUES (${contained.resourceType}, ${id}, 0, 0, ${container})
      ON CONFLICT DO NOTHING
      RETURNING key`);
    if (row) this.#index(Number(row.key), location, { ...contained, contained: undefined });
  }
}

function containedResources(resource: Resource): Resource[] {
  const { contained } = resource;
  return Array.isArray(contained) ? (contained as Resource[]).filter(({ id }) => id) : [];
}

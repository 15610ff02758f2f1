import type { Resource } from '../../spec/index.ts';
import { parseShared, stringifyJson } from '../json.ts';
import { Database, type Row } from './database.ts';
import { Indexer } from './indexer.ts';
import { schema } from './schema.ts';
import { sql } from './sql.ts';

/** A version of a resource; a deletion has no resource. */
export interface Version {
  type: string;
  id: string;
  versionId: string;
  /** How it came about, as history shows it. */
  method: 'POST' | 'PUT' | 'DELETE';
  /** Whether this write created the resource, or brought it back. */
  created: boolean;
  lastUpdated: string;
  resource?: Resource;
}

export interface StoreOptions {
  base: string;
  indexLagMs: number;
  now: () => Date;
}

interface Latest {
  version: number;
  deleted: boolean;
}

/** Versions whose content is kept as it was read. */
const KEPT = 1000;

/** Resources and all their versions, with the index that searches read. */
export class Store {
  readonly database = new Database();
  readonly #indexer: Indexer;
  readonly #now: () => Date;
  readonly #read = new Map<string, Resource>();

  constructor(options: StoreOptions) {
    this.#now = options.now;
    this.database.exec(schema);
    this.#indexer = new Indexer(this.database, options);
  }

  /** The current version; undefined if the id was never used. */
  current(type: string, id: string): Version | undefined {
    const row = this.database.get(
      sql`SELECT * FROM version WHERE type = ${type} AND id = ${id} ORDER BY version DESC LIMIT 1`,
    );
    return row && this.toVersion(row);
  }

  /** Whether a resource has, or had, this id. */
  isUsed(type: string, id: string): boolean {
    return this.#latest(type, id) !== undefined;
  }

  version(type: string, id: string, versionId: string): Version | undefined {
    const row = this.database.get(
      sql`SELECT * FROM version WHERE type = ${type} AND id = ${id} AND version = ${versionId}`,
    );
    return row && String(row.version) === versionId ? this.toVersion(row) : undefined;
  }

  /** The content of a version that is not a deletion. */
  content(type: string, id: string, version: number): Resource {
    return this.#shared(`${type}/${id}/${version}`, () => {
      const row = this.database.get(
        sql`SELECT content FROM version WHERE type = ${type} AND id = ${id} AND version = ${version}`,
      );
      return String(row?.content);
    });
  }

  /** Content that all share who ask for it: not to be changed. */
  #shared(key: string, text: () => string): Resource {
    const known = this.#read.get(key);
    if (known) return known;
    const resource = parseShared<Resource>(text());
    // The next version may be another one if this transaction fails.
    if (this.database.isInTransaction) return resource;
    if (this.#read.size >= KEPT) this.#read.clear();
    this.#read.set(key, resource);
    return resource;
  }

  exists(type: string, id: string): boolean {
    const row = this.database.get(
      sql`SELECT 1 FROM resource WHERE type = ${type} AND id = ${id} AND deleted = 0`,
    );
    return row !== undefined;
  }

  /** Stores the next version of `type/id`, with id, versionId and lastUpdated of the server. */
  write(method: 'POST' | 'PUT', id: string, content: Resource): Version {
    const { resourceType, id: _id, meta, ...elements } = content;
    const previous = this.#latest(resourceType, id);
    const versionId = nextVersionId(previous);
    const lastUpdated = this.#now().toISOString();
    const resource: Resource = {
      resourceType,
      id,
      meta: { ...meta, versionId, lastUpdated },
      ...elements,
    };
    const created = previous === undefined || previous.deleted;
    return this.#append({
      type: resourceType,
      id,
      versionId,
      method,
      created,
      lastUpdated,
      resource,
    });
  }

  /** Stores the deletion of a resource that exists. */
  delete(type: string, id: string): Version {
    const versionId = nextVersionId(this.#latest(type, id));
    const lastUpdated = this.#now().toISOString();
    return this.#append({ type, id, versionId, method: 'DELETE', created: false, lastUpdated });
  }

  /** A row of the table `version`. */
  toVersion({ type, id, version, method, created, updated, content }: Row): Version {
    return {
      type: String(type),
      id: String(id),
      versionId: String(version),
      method: method as Version['method'],
      created: created === 1,
      lastUpdated: String(updated),
      ...(typeof content === 'string'
        ? { resource: this.#shared(`${type}/${id}/${version}`, () => content) }
        : {}),
    };
  }

  /** Brings the index up to what searches may see by now. */
  refreshIndex(): void {
    this.#indexer.catchUp();
  }

  /** Whether any other current resource refers to this one. */
  isReferenced(type: string, id: string): boolean {
    const row = this.database.get(sql`
      SELECT 1 FROM reference JOIN resource ON resource.key = reference.resource
      WHERE reference.type = ${type} AND reference.id = ${id}
        AND resource.deleted = 0 AND NOT (resource.type = ${type} AND resource.id = ${id})
      LIMIT 1`);
    return row !== undefined;
  }

  close(): void {
    this.database.close();
  }

  /** What {@link current} tells, without the content. */
  #latest(type: string, id: string): Latest | undefined {
    const row = this.database.get(
      sql`SELECT version, deleted FROM resource WHERE type = ${type} AND id = ${id}`,
    );
    return row && { version: Number(row.version), deleted: row.deleted === 1 };
  }

  #append(version: Version): Version {
    const { type, id, versionId, method, created, lastUpdated, resource } = version;
    const content = resource ? stringifyJson(resource) : null;
    this.database.atomically(() => {
      this.database.run(sql`
        INSERT INTO version (type, id, version, method, created, updated, content) VALUES
          (${type}, ${id}, ${Number(versionId)}, ${method}, ${created ? 1 : 0}, ${lastUpdated}, ${content})`);
      this.database.run(sql`
        INSERT INTO resource (type, id, version, deleted) VALUES
          (${type}, ${id}, ${Number(versionId)}, ${resource ? 0 : 1})
        ON CONFLICT (type, id) DO UPDATE SET
          version = excluded.version, deleted = excluded.deleted`);
      this.#indexer.schedule(type, id);
    });
    return version;
  }
}

function nextVersionId(previous: Latest | undefined): string {
  return String((previous?.version ?? 0) + 1);
}

import sqlite from 'node-sqlite3-wasm';
import { type Sql, type SqlValue, sql } from './sql.ts';

export type Row = Record<string, SqlValue>;

type Statement = ReturnType<InstanceType<typeof sqlite.Database>['prepare']>;

/** Statements kept prepared; searches come in more shapes than are worth keeping. */
const statementsKept = 100;

/** An SQLite database in memory: the only place that knows the driver. */
export class Database {
  readonly #connection = new sqlite.Database();
  readonly #statements = new Map<string, Statement>();

  exec(script: string): void {
    this.#connection.exec(script);
  }

  run(statement: Sql): void {
    this.#prepared(statement.text).run([...statement.values]);
  }

  all(query: Sql): Row[] {
    return this.#prepared(query.text).all([...query.values]) as Row[];
  }

  get(query: Sql): Row | undefined {
    return this.all(query)[0];
  }

  get isInTransaction(): boolean {
    return this.#connection.inTransaction;
  }

  /** Runs `work` whole or not at all; inside another one it is part of that. */
  atomically<T>(work: () => T): T {
    if (this.isInTransaction) return work();
    this.run(sql`BEGIN`);
    try {
      const result = work();
      this.run(sql`COMMIT`);
      return result;
    } catch (error) {
      this.run(sql`ROLLBACK`);
      throw error;
    }
  }

  close(): void {
    for (const statement of this.#statements.values()) statement.finalize();
    this.#statements.clear();
    this.#connection.close();
  }

  #prepared(text: string): Statement {
    const kept = this.#statements.get(text);
    if (kept) return kept;
    const [oldest] = this.#statements;
    if (oldest && this.#statements.size >= statementsKept) {
      oldest[1].finalize();
      this.#statements.delete(oldest[0]);
    }
    const statement = this.#connection.prepare(text);
    this.#statements.set(text, statement);
    return statement;
  }
}

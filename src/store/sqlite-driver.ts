import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely';
import { SelectQueryNode, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import sqlite3 from 'sqlite3';
import { Turn } from './turn.ts';

const statementLimit = 300;

/** `sqlite3` is archived upstream: this file and no other speaks to it. One connection, its statements prepared once and kept. */
class SqliteConnection implements DatabaseConnection {
  readonly #file: sqlite3.Database;
  readonly #statements = new Map<string, sqlite3.Statement>();

  constructor(file: sqlite3.Database) {
    this.#file = file;
  }

  static open(path: string): Promise<SqliteConnection> {
    return new Promise((resolve, reject) => {
      const file = new sqlite3.Database(path, sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE, (error) =>
        error ? reject(error) : resolve(new SqliteConnection(file)),
      );
    });
  }

  async executeQuery<R>({ sql, parameters, query }: CompiledQuery): Promise<QueryResult<R>> {
    if (parameters.length === 0 && sql.includes('; ')) return await this.#script(sql);
    const statement = this.#statements.get(sql) ?? (await this.#prepare(sql));
    const reads = SelectQueryNode.is(query) || query.kind === 'RawNode' || ('returning' in query && query.returning !== undefined);
    return new Promise((resolve, reject) => {
      if (reads) {
        // Never `get`: it leaves the statement, and with it an old snapshot, open.
        statement.all<R>(parameters, (error, rows) => (error ? reject(error) : resolve({ rows })));
      } else {
        statement.run(parameters, function (error) {
          if (error) reject(error);
          else resolve({ rows: [], numAffectedRows: BigInt(this.changes) });
        });
      }
    });
  }

  // biome-ignore lint/correctness/useYield: nothing here reads in a stream
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streams are not supported');
  }

  /** Several statements without values at once. */
  #script<R>(sql: string): Promise<QueryResult<R>> {
    return new Promise((resolve, reject) => {
      this.#file.exec(sql, (error) => (error ? reject(error) : resolve({ rows: [] })));
    });
  }

  #prepare(sql: string): Promise<sqlite3.Statement> {
    return new Promise((resolve, reject) => {
      const statement = this.#file.prepare(sql, (error: Error | null) => {
        if (error) return reject(error);
        this.#keep(sql, statement);
        resolve(statement);
      });
    });
  }

  #keep(sql: string, statement: sqlite3.Statement): void {
    const [oldest] = this.#statements.keys();
    if (oldest !== undefined && this.#statements.size >= statementLimit) {
      this.#statements.get(oldest)?.finalize();
      this.#statements.delete(oldest);
    }
    this.#statements.set(sql, statement);
  }

  /** Without finalizing, the write-ahead log stays behind. */
  close(): Promise<void> {
    for (const statement of this.#statements.values()) statement.finalize();
    this.#statements.clear();
    return new Promise((resolve, reject) => this.#file.close((error) => (error ? reject(error) : resolve())));
  }
}

/** One connection, one user of it at a time: two transactions on it would fall into each other. */
class SqliteDriver implements Driver {
  readonly #path: string;
  readonly #pragmas: readonly string[];
  readonly #turn = new Turn();
  #connection: SqliteConnection | undefined;

  constructor(path: string, pragmas: readonly string[]) {
    this.#path = path;
    this.#pragmas = pragmas;
  }

  async init(): Promise<void> {
    const connection = await SqliteConnection.open(this.#path);
    try {
      for (const pragma of this.#pragmas) await connection.executeQuery(raw(`pragma ${pragma}`));
    } catch (error) {
      await connection.close();
      throw error;
    }
    this.#connection = connection;
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    await this.#turn.take();
    if (!this.#connection) throw new Error('the database is closed');
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#turn.leave();
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(raw('begin immediate'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await rolledBack(() => connection.executeQuery(raw('rollback')));
  }

  async destroy(): Promise<void> {
    await this.#turn.take();
    const connection = this.#connection;
    this.#connection = undefined;
    this.#turn.leave();
    await connection?.close();
  }
}

/** On a full disk SQLite has rolled back by itself: the reason is what was thrown before. So it is where none had begun. */
export async function rolledBack(rollback: () => Promise<unknown>): Promise<void> {
  try {
    await rollback();
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('no transaction is active'))) throw error;
  }
}

function raw(sql: string): CompiledQuery {
  return { sql, parameters: [], query: { kind: 'RawNode', sqlFragments: [sql], parameters: [] }, queryId: { queryId: sql } };
}

/** A Kysely dialect over one `sqlite3` connection to a file; the pragmas (`name = value`) are set as it opens. */
export function sqliteDialect(path: string, pragmas: readonly string[]): Dialect {
  return {
    createDriver: () => new SqliteDriver(path, pragmas),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
import { Kysely, sql } from 'kysely';
import type { DatabaseUrl } from './database-url.ts';
import { migrate, standing } from './migrations.ts';
import { StoreUnavailable, unavailable } from './open.ts';
import { proveKey } from './open-seal.ts';
import { postgresDatabase } from './postgres.ts';
import { keepPrivate } from './private-file.ts';
import type { Tables } from './schema.ts';
import type { Keys } from './seal.ts';
import { sqliteDialect } from './sqlite-driver.ts';
import { lockFile } from './sqlite-lock.ts';

/** Rows read and written together: with 22 columns far below the 65,535 values that PostgreSQL takes in one statement. */
const batch = 500;

/**
 * Every table, with the columns that tell its rows apart. A table that others refer to stands before them. A new table belongs here: without
 * its line nothing compiles.
 */
const rowKeys = {
  person: ['chat'],
  appointment: ['id'],
  occupied: ['desk', 'at'],
  wish: ['chat'],
  handoff: ['id'],
  document: ['id'],
  reminder: ['document', 'rung', 'expires_on'],
  dates: ['chat'],
  reminded: ['chat', 'message'],
  standing: ['id'],
  tally: ['day', 'what'],
  message: ['key'],
  card: ['handoff', 'chat'],
  thread: ['chat', 'message'],
  note: ['id'],
  topic: ['handoff', 'chat'],
  sheet_pass: ['pass'],
  operator_chat: ['operator'],
  closure: ['id'],
  desk_act: ['id'],
  desk_record: ['desk', 'field'],
  record_ask: ['chat'],
  text_correction: ['lang', 'key'],
  text_mark: ['lang'],
  text_flag: ['lang', 'key'],
  text_ask: ['chat'],
  desk_group: ['desk'],
  invitation: ['id'],
  comer: ['desk', 'day', 'number'],
  desk_role: ['id'],
  chat_moved: ['chat'],
  inbox: ['update_id'],
  seen: ['update_id'],
  setting: ['name'],
} as const satisfies { readonly [Table in keyof Tables]: readonly (keyof Tables[Table])[] };

export const allTables = Object.keys(rowKeys) as readonly (keyof Tables)[];

/** A table that was moved: as many rows in both, and the same. */
export interface MovedTable {
  readonly table: keyof Tables;
  readonly rows: number;
}

type Of<Kind> = Extract<DatabaseUrl, { kind: Kind }>;
type Row = Readonly<Record<string, unknown>>;

/**
 * Copies a SQLite database into an empty PostgreSQL one, reads all rows of both again and compares them, and only then commits. Sealed texts go
 * as they are: the place each is bound to (table, column, id) is the same there. The source is left as it was. Throws `StoreUnavailable`, with
 * nothing written, when the source is in use, of another version or sealed with another key, when the target holds a row, or when the two differ.
 */
export async function moveDatabase(from: Of<'sqlite'>, to: Of<'postgres'>, keys: Keys): Promise<readonly MovedTable[]> {
  return await withSource(from, keys, (source) =>
    withTarget(to, (target) =>
      target.transaction().execute(async (db) => {
        // A bot that starts on the target now waits until all is there.
        await sql`lock table ${sql.join(allTables.map((each) => sql.table(each)))} in access exclusive mode`.execute(db);
        await mustBeEmpty(db, to.shown);
        for (const table of allTables) await copyTable(source, db, table);
        const moved: MovedTable[] = [];
        for (const table of allTables) moved.push({ table, rows: await compare(source, db, table) });
        return moved;
      }),
    ),
  );
}

async function withSource<T>({ path, shown }: Of<'sqlite'>, keys: Keys, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  // Opening would create it.
  await access(path).catch(() => Promise.reject(new StoreUnavailable(`${shown} is not there`)));
  try {
    await keepPrivate(`${path}.lock`);
    const lock = await lockFile(path);
    const db = new Kysely<Tables>({ dialect: sqliteDialect(path, ['busy_timeout = 5000', 'query_only = ON']) });
    try {
      const { ahead, newer } = await standing(db, 'sqlite');
      if (ahead.length > 0 || newer)
        throw new StoreUnavailable(
          `${shown} is of another version than this program: start the bot of this version on it once, and stop it`,
        );
      await proveKey(db, keys);
      return await work(db);
    } finally {
      await db.destroy();
      await lock.release();
    }
  } catch (error) {
    throw unavailable(error, shown);
  }
}

async function withTarget<T>({ url, max, shown }: Of<'postgres'>, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  const db = postgresDatabase(url, max);
  try {
    await mustBeEmpty(db, shown);
    await migrate(db, 'postgres');
    if ((await standing(db, 'postgres')).newer) throw new StoreUnavailable(`${shown} was made by a newer version of this program`);
    return await work(db);
  } catch (error) {
    throw unavailable(error, shown);
  } finally {
    await db.destroy();
  }
}

/** No row of ours; tables without rows are right. */
async function mustBeEmpty(db: Kysely<Tables>, shown: string): Promise<void> {
  const there = sql<{ name: string }>`select table_name as name from information_schema.tables where table_schema = current_schema()`;
  const names = (await there.execute(db)).rows.map(({ name }) => name);
  for (const table of allTables.filter((each) => names.includes(each))) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db);
    if (rows.length > 0) throw new StoreUnavailable(`${shown} is not empty (${table}): give a new database`);
  }
}

/** The rows of a table in the order of its key, which is the same in both databases: text compares byte by byte. */
async function* rowsOf(db: Kysely<Tables>, table: keyof Tables): AsyncGenerator<readonly Row[]> {
  const key: readonly string[] = rowKeys[table];
  const columns = sql.join(key.map((each) => sql.ref(each)));
  for (let last: Row | undefined; ; ) {
    const at: Row | undefined = last;
    const after = at ? sql`where (${columns}) > (${sql.join(key.map((each) => at[each]))})` : sql``;
    const { rows } = await sql<Row>`select * from ${sql.table(table)} ${after} order by ${columns} limit ${batch}`.execute(db);
    if (rows.length > 0) yield rows;
    if (rows.length < batch) return;
    last = rows.at(-1);
  }
}

async function copyTable(source: Kysely<Tables>, target: Kysely<Tables>, table: keyof Tables): Promise<void> {
  for await (const rows of rowsOf(source, table)) {
    for (const row of rows) mustBePlain(table, row);
    await target
      .insertInto(table)
      .values(rows as never)
      .execute();
  }
}

/** SQLite takes anything in any column; a number beyond 2^53 was already read as another one. */
function mustBePlain(table: string, row: Row): void {
  for (const [column, value] of Object.entries(row))
    if (value !== null && typeof value !== 'string' && !Number.isSafeInteger(value))
      throw new StoreUnavailable(`${table}.${column} holds a value that cannot be moved: neither text nor a whole number below 2^53`);
}

/** The number of rows; throws when they are not the same in both. */
async function compare(source: Kysely<Tables>, target: Kysely<Tables>, table: keyof Tables): Promise<number> {
  const [there, here] = [await digestOf(source, table), await digestOf(target, table)];
  if (there.rows !== here.rows || there.digest !== here.digest)
    throw new StoreUnavailable(`${table} is not the same in both: ${there.rows} rows in the source, ${here.rows} in the copy`);
  return here.rows;
}

async function digestOf(db: Kysely<Tables>, table: keyof Tables): Promise<{ readonly rows: number; readonly digest: string }> {
  const hash = createHash('sha256');
  let count = 0;
  for await (const rows of rowsOf(db, table)) {
    count += rows.length;
    for (const row of rows) hash.update(`${JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))}\n`);
  }
  return { rows: count, digest: hash.digest('hex') };
}

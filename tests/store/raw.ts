import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Kysely, sql, type TableMetadata } from 'kysely';
import { parseDatabaseUrl } from '../../src/store/open.ts';
import { postgresDatabase } from '../../src/store/postgres.ts';
import type { Tables } from '../../src/store/schema.ts';
import { sqliteDialect } from '../../src/store/sqlite-driver.ts';

/** Looks at, or spoils, what a database holds, past the store. */
export async function raw<T>(url: string, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  const where = parseDatabaseUrl(url);
  if (where.kind === 'wrong') throw new Error(where.problem);
  // The bot's own pool: it hears the error of a connection that is still closing when its database is dropped. Unheard, it would fail the run.
  const db =
    where.kind === 'sqlite'
      ? new Kysely<Tables>({ dialect: sqliteDialect(where.path, ['busy_timeout = 5000']) })
      : postgresDatabase(where.url, 1);
  return await work(db).finally(() => db.destroy());
}

/** The tables of the store: on a shared PostgreSQL other tests have schemas beside it. */
export async function tablesOf(db: Kysely<Tables>): Promise<readonly TableMetadata[]> {
  const there = await db.introspection.getTables();
  if (!there.some(({ schema }) => schema !== undefined)) return there;
  const own = (await sql<{ name: string }>`select current_schema() as name`.execute(db)).rows[0]?.name;
  return there.filter(({ schema }) => schema === own);
}

/** The bytes of a SQLite database's files as they lie on the disk now, with their names. */
export async function bytesOf(url: string): Promise<ReadonlyMap<string, Buffer>> {
  const where = parseDatabaseUrl(url);
  if (where.kind !== 'sqlite') throw new Error('no file');
  const folder = dirname(where.path);
  const names = (await readdir(folder)).filter((name) => name.startsWith(basename(where.path)));
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)));
}

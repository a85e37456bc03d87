import { access, rename, rm } from 'node:fs/promises';
import { Kysely, sql } from 'kysely';
import { keepPrivate } from './private-file.ts';
import { sqliteDialect } from './sqlite-driver.ts';

/** What a copy holds: how many rows by table. */
export type Counts = Readonly<Record<string, number>>;

/** A copy of a database cannot be used: the message says why. */
export class BadCopy extends Error {
  override readonly name = 'BadCopy';
}

/** Refuses a path with a slip in it: to open it would make an empty database there. Throws `BadCopy`. */
export async function mustBeThere(path: string): Promise<void> {
  await access(path).catch(() => Promise.reject(new BadCopy('there is no such file')));
}

/**
 * Copies a SQLite file as it is at this moment, while others write it: through a connection of its own, which needs no lock but a reader's.
 * The copy is compact, readable by its owner alone, and has its name only once it was opened, checked and counted; an older one of that name
 * is replaced. Throws `BadCopy` or the database's own error.
 */
export async function copySqlite(path: string, target: string): Promise<Counts> {
  await mustBeThere(path);
  const part = `${target}.part`;
  await rm(part, { force: true });
  await keepPrivate(part); // an empty file keeps its rights
  const db = new Kysely<unknown>({ dialect: sqliteDialect(path, ['busy_timeout = 5000']) });
  try {
    await sql`vacuum into ${part}`.execute(db);
    const counts = await countRows(part);
    await rename(part, target);
    return counts;
  } finally {
    await db.destroy();
    await rm(part, { force: true });
  }
}

/** Opens a SQLite file, has the database check every page, and counts the rows of every table. Throws `BadCopy` when it is damaged or not there. */
export async function countRows(path: string): Promise<Counts> {
  await mustBeThere(path);
  const db = new Kysely<unknown>({ dialect: sqliteDialect(path, ['busy_timeout = 5000', 'query_only = ON']) });
  try {
    const checked = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
    const fault = checked.rows[0]?.integrity_check;
    if (fault !== 'ok') throw new BadCopy(`the database finds it damaged: ${fault ?? 'no answer'}`);
    const tables = await db.introspection.getTables();
    if (tables.length === 0) throw new BadCopy('it holds no tables');
    const counts: Record<string, number> = {};
    for (const { name } of tables) {
      const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`.execute(db);
      counts[name] = rows[0]?.n ?? 0;
    }
    return counts;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB') throw new BadCopy('it is no database');
    throw error;
  } finally {
    await db.destroy();
  }
}

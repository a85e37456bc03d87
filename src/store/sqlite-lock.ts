import type { Kysely } from 'kysely';
import { Kysely as Database, sql } from 'kysely';
import { sqliteDialect } from './sqlite-driver.ts';

/** Another process has the database open. */
export class InUse extends Error {
  override readonly name = 'InUse';
}

/**
 * Keeps a SQLite file to one process, which SQLite itself does not: two bots would each send every message. The lock is an open transaction
 * on a small file beside it, so the system lets go of it however the process ends. Throws `InUse` when another holds it.
 */
export async function lockFile(path: string): Promise<{ release(): Promise<void> }> {
  const lock: Kysely<unknown> = new Database({
    dialect: sqliteDialect(`${path}.lock`, ['busy_timeout = 0', 'journal_mode = MEMORY', 'locking_mode = EXCLUSIVE']),
  });
  try {
    await sql`begin exclusive`.execute(lock);
  } catch (error) {
    await lock.destroy();
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') throw new InUse();
    throw error;
  }
  return { release: () => lock.destroy() };
}

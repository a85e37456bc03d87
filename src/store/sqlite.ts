import { Kysely, sql } from 'kysely';
import { GroupCommit } from './group-commit.ts';
import { migrate } from './migrations.ts';
import { purgeRows } from './purge.ts';
import { reads } from './reads.ts';
import type { Tables } from './schema.ts';
import type { Seal } from './seal.ts';
import { sqliteDialect } from './sqlite-driver.ts';
import type { Store } from './store.ts';

/** `FULL`: what is committed survives a power cut. `secure_delete`: what is deleted is overwritten. */
const writing = ['busy_timeout = 5000', 'journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'secure_delete = ON'];
const reading = ['busy_timeout = 5000', 'query_only = ON'];

/** The store in a SQLite file: one connection writes, another reads. Opens the file, or throws the database's own error. */
export async function openSqlite(path: string, grid: number, seal: Seal, ready: (db: Kysely<Tables>) => Promise<void>): Promise<Store> {
  const writer = new Kysely<Tables>({ dialect: sqliteDialect(path, writing) });
  try {
    await migrate(writer, 'sqlite');
    await ready(writer);
  } catch (error) {
    await writer.destroy();
    throw error;
  }
  const reader = new Kysely<Tables>({ dialect: sqliteDialect(path, reading) });
  const commits = new GroupCommit(writer, seal, grid);
  return {
    ...reads(reader, seal),
    commit: (change, update) => commits.add(change, update),
    async purge(now) {
      await writer.transaction().execute((db) => purgeRows(db, now));
      // The write-ahead log would keep what was erased until it is overwritten.
      await sql`pragma wal_checkpoint(truncate)`.execute(writer);
    },
    async close() {
      await commits.end();
      await reader.destroy();
      await writer.destroy();
    },
  };
}

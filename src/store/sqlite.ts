import { rm } from 'node:fs/promises';
import { Kysely, sql } from 'kysely';
import { GroupCommit } from './group-commit.ts';
import { createInbox } from './inbox.ts';
import { migrate } from './migrations.ts';
import { purgeRows } from './purge.ts';
import { reads } from './reads.ts';
import type { Tables } from './schema.ts';
import type { Seal } from './seal.ts';
import { sqliteDialect } from './sqlite-driver.ts';
import { lockFile } from './sqlite-lock.ts';
import type { Store } from './store.ts';
import { readUnshown } from './unshown.ts';

/** `FULL`: what is committed survives a power cut. `secure_delete`: what is deleted is overwritten. */
const writing = ['busy_timeout = 5000', 'journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'secure_delete = ON'];
const reading = ['busy_timeout = 5000', 'query_only = ON'];

export interface SqliteOptions {
  readonly path: string;
  /** Begins with an empty database: what the file held is removed once nobody else has it open. */
  readonly fresh: boolean;
  readonly grid: number;
  readonly seal: Seal;
  ready(db: Kysely<Tables>): Promise<void>;
}

/** The store in a SQLite file, kept to this process: one connection writes, another reads. Throws `InUse`, or the database's own error. */
export async function openSqlite({ path, fresh, grid, seal, ready }: SqliteOptions): Promise<Store> {
  const lock = await lockFile(path);
  if (fresh) await Promise.all(['', '-wal', '-shm'].map((end) => rm(`${path}${end}`, { force: true })));
  const writer = new Kysely<Tables>({ dialect: sqliteDialect(path, writing) });
  try {
    await migrate(writer, 'sqlite');
    await ready(writer);
  } catch (error) {
    await writer.destroy();
    await lock.release();
    throw error;
  }
  const reader = new Kysely<Tables>({ dialect: sqliteDialect(path, reading) });
  const commits = new GroupCommit(writer, seal, grid);
  return {
    ...reads(reader, seal),
    commit: (change, update) => commits.add(change, update),
    shown: (update) => commits.shown(update),
    unshown: () => readUnshown(reader, seal),
    inbox: createInbox(reader, (work) => commits.share(work), seal),
    async purge(now) {
      await writer.transaction().execute((db) => purgeRows(db, now));
      // The write-ahead log would keep what was erased until it is overwritten.
      await sql`pragma wal_checkpoint(truncate)`.execute(writer);
    },
    async close() {
      await commits.end();
      await reader.destroy();
      await writer.destroy();
      await lock.release();
    },
  };
}

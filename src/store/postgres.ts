import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Change } from '../desk/change.ts';
import { applyChange } from './commit.ts';
import { createInbox } from './inbox.ts';
import { migrate } from './migrations.ts';
import { purgeRows } from './purge.ts';
import { reads } from './reads.ts';
import type { Tables } from './schema.ts';
import type { Seal } from './seal.ts';
import { NothingWritten } from './stale.ts';
import type { Committed, Store, UpdateMark } from './store.ts';
import { readUnshown, ShownMarks } from './unshown.ts';

/** Serialization failure and deadlock: the transaction was undone, and doing it again is the cure. */
const again = new Set(['40001', '40P01']);
const tries = 5;
const bigint = 20;

function createPool(url: string, max: number): pg.Pool {
  // Chats and update ids are below 2^53.
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') => (oid === bigint ? Number : pg.types.getTypeParser(oid, format)),
  } as pg.CustomTypesConfig;
  const pool = new pg.Pool({ connectionString: url, max, types, keepAlive: true, connectionTimeoutMillis: 15_000 });
  // An idle connection that breaks is replaced at the next query; unheard, the event would end the process.
  pool.on('error', () => undefined);
  return pool;
}

/** The store in a PostgreSQL database (one schema: the first of the search path). Opens it, or throws the database's own error. */
export async function openPostgres(
  url: string,
  max: number,
  grid: number,
  seal: Seal,
  ready: (db: Kysely<Tables>) => Promise<void>,
): Promise<Store> {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: createPool(url, max) }) });
  try {
    await migrate(db, 'postgres');
    await ready(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }

  const open = new Set<Promise<unknown>>();
  let ended = false;
  async function counted<T>(work: Promise<T>): Promise<T> {
    open.add(work);
    return work.finally(() => open.delete(work));
  }

  /** Commits run side by side here: the marks of what was shown have a small transaction of their own, many at once. */
  const clearing = () =>
    counted(
      db.transaction().execute(async (transaction) => {
        await marks.clear(transaction);
      }),
    );
  const marks: ShownMarks = new ShownMarks(clearing);

  async function commit(change: Change, update: UpdateMark | undefined, left = tries): Promise<Committed> {
    try {
      await db.transaction().execute((transaction) => applyChange({ db: transaction, seal, grid }, change, update));
      return 'done';
    } catch (error) {
      if (error instanceof NothingWritten) return error.why;
      if (left > 1 && error instanceof pg.DatabaseError && again.has(error.code ?? '')) return commit(change, update, left - 1);
      throw error;
    }
  }

  return {
    ...reads(db, seal),
    commit: (change, update) => (ended ? Promise.reject(new Error('the store is closed')) : counted(commit(change, update))),
    shown: (update) => marks.add(update),
    unshown: () => readUnshown(db, seal),
    inbox: createInbox(db, (work) => counted(db.transaction().execute(work)), seal),
    purge: (now) => counted(db.transaction().execute((transaction) => purgeRows(transaction, now))),
    async close() {
      ended = true;
      if (marks.end()) await clearing().catch(() => undefined);
      await Promise.allSettled(open);
      await db.destroy();
    },
  };
}

import { Kysely, type LogEvent, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Change } from '../desk/change.ts';
import { aloneOnPostgres } from './alone.ts';
import { claimMessages, unclaimMessages } from './claim.ts';
import { applyChange } from './commit.ts';
import { createInbox } from './inbox-rows.ts';
import { migrate } from './migrations.ts';
import { writeProbe } from './probe.ts';
import { purge } from './purge.ts';
import { reads } from './reads.ts';
import type { Tables } from './schema.ts';
import type { Seal } from './seal.ts';
import { setAside } from './set-aside.ts';
import { NothingWritten } from './stale.ts';
import { StandingScreens } from './standing-rows.ts';
import type { Committed, Store, UpdateMark } from './store.ts';
import type { Fault } from './tolerant.ts';
import { turnsOnPostgres } from './turns.ts';
import { readUnshown, ShownMarks } from './unshown-rows.ts';
import type { Ready } from './writing.ts';

/** Serialization failure and deadlock: the transaction was undone, and doing it again is the cure. */
const again = new Set(['40001', '40P01']);
const tries = 5;
const bigint = 20;
/** The advisory lock under which messages are claimed. */
const claimLock = 7_301_102;
/** This transaction waits for no disk: a crash of the server may take it, one of ours does not. */
const unflushed = sql`set local synchronous_commit = off`;

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

/** A PostgreSQL database by its address, with so many connections. */
export function postgresDatabase(url: string, max: number, heard?: PostgresOptions['heard']): Kysely<Tables> {
  const log = heard && ((event: LogEvent) => heard(event.query.sql, event.query.parameters));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: createPool(url, max) }), ...(log ? { log } : {}) });
}

export interface PostgresOptions {
  readonly url: string;
  /** Connections. */
  readonly max: number;
  readonly grid: number;
  readonly ready: Ready;
  tell(fault: Fault): void;
  /** As `openSqlite` has it. */
  heard?(statement: string, values: readonly unknown[]): void;
}

/** The store in a PostgreSQL database (one schema: the first of the search path). Opens it, or throws the database's own error. */
export async function openPostgres({ url, max, grid, ready, tell, heard }: PostgresOptions): Promise<Store> {
  const db = postgresDatabase(url, max, heard);
  let seal: Seal;
  try {
    await migrate(db, 'postgres');
    seal = await ready(db);
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

  const standing = new StandingScreens(seal, (work) => counted(db.transaction().execute(work)));
  const turns = turnsOnPostgres(url, seal, marks);

  async function commit(change: Change, update: UpdateMark | undefined, lasts: 'soon' | undefined, left = tries): Promise<Committed> {
    try {
      await db.transaction().execute(async (transaction) => {
        if (lasts === 'soon') await unflushed.execute(transaction);
        await applyChange({ db: transaction, seal, grid }, change, update);
      });
      return 'done';
    } catch (error) {
      if (error instanceof NothingWritten) return error.why;
      if (left > 1 && error instanceof pg.DatabaseError && again.has(error.code ?? '')) return commit(change, update, lasts, left - 1);
      throw error;
    }
  }

  return {
    ...reads(db, seal, { tell, setAside: (chat) => setAside(db, chat, tell) }),
    commit: (change, update, lasts) =>
      ended
        ? Promise.reject(new Error('the store is closed'))
        : counted(commit(change, update, lasts)).finally(() => standing.after(change)),
    shown: (update) => marks.add(update),
    stands: (one) => standing.add(one),
    screenAt: (chat, message) => standing.read(db, chat, message),
    unshown: () => readUnshown(db, seal, true),
    turns,
    inbox: createInbox(db, (work) => counted(db.transaction().execute(work)), seal),
    claim: (claim) =>
      counted(
        db.transaction().execute(async (transaction) => {
          // Two claims side by side could take two messages of one chat.
          await sql`select pg_advisory_xact_lock(${claimLock})`.execute(transaction);
          return claimMessages(transaction, seal, claim);
        }),
      ),
    unclaim: () => counted(unclaimMessages(db)),
    alone: (name, work) => aloneOnPostgres(url, name, work),
    probe: (now) => counted(writeProbe(db, now)),
    purge: (now, periods) => counted(purge((work) => db.transaction().execute(work), now, periods)),
    async close() {
      ended = true;
      await standing.write().catch(() => undefined);
      await turns.close();
      if (marks.end()) await clearing().catch(() => undefined);
      await Promise.allSettled(open);
      await db.destroy();
    },
  };
}

import { rm } from 'node:fs/promises';
import { Kysely, type LogEvent, sql } from 'kysely';
import type { Write } from '../desk/change.ts';
import { createCheckpoints } from './checkpoints.ts';
import { claimMessages, unclaimMessages } from './claim.ts';
import { copySqlite } from './copy.ts';
import { GroupCommit } from './group-commit.ts';
import { createInbox } from './inbox-rows.ts';
import { migrate } from './migrations.ts';
import { keepPrivate } from './private-file.ts';
import { writeProbe } from './probe.ts';
import { purge } from './purge.ts';
import { reads } from './reads.ts';
import { rememberPersons } from './remembered.ts';
import type { Tables } from './schema.ts';
import type { Seal } from './seal.ts';
import { setAside } from './set-aside.ts';
import { sqliteDialect } from './sqlite-driver.ts';
import { lockFile } from './sqlite-lock.ts';
import { StandingScreens } from './standing-rows.ts';
import type { Store } from './store.ts';
import type { Fault } from './tolerant.ts';
import { unflushed } from './unflushed.ts';
import { readUnshown } from './unshown-rows.ts';
import type { Ready } from './writing.ts';

const patience = 'busy_timeout = 5000';
/**
 * `FULL`: what is committed survives a power cut. `secure_delete`: what is deleted is overwritten. No checkpoints by the way: see `createCheckpoints`.
 */
const writing = [patience, 'journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'secure_delete = ON', 'wal_autocheckpoint = 0'];
/** Persons kept in memory, of some kilobytes each. */
const mostRemembered = 2000;
const reading = [patience, 'query_only = ON'];

export interface SqliteOptions {
  readonly path: string;
  /** Begins with an empty database: what the file held is removed once nobody else has it open. */
  readonly fresh: boolean;
  readonly grid: number;
  readonly ready: Ready;
  tell(fault: Fault): void;
  /** Told of every statement as it is made, with its values: tests explain them all, and keep them for the version after. */
  heard?(statement: string, values: readonly unknown[]): void;
}

/** What takes something away that a person had written. */
const forgets = (write: Write) => write.write === 'erase' || write.write === 'document-drop';

/**
 * The store in a SQLite file, kept to this process and readable by its owner alone: one connection writes, another reads. Before tables
 * change that hold something, a copy of the file is put beside it. Throws `InUse`, `Newer`, or the database's own error.
 */
export async function openSqlite({ path, fresh, grid, ready, tell, heard }: SqliteOptions): Promise<Store> {
  await keepPrivate(`${path}.lock`);
  const lock = await lockFile(path);
  if (fresh) await Promise.all(['', '-wal', '-shm'].map((end) => rm(`${path}${end}`, { force: true })));
  await keepPrivate(path);
  const log = heard && ((event: LogEvent) => heard(event.query.sql, event.query.parameters));
  const open = (pragmas: readonly string[]) => new Kysely<Tables>({ dialect: sqliteDialect(path, pragmas), ...(log ? { log } : {}) });
  const writer = open(writing);
  let seal: Seal;
  try {
    await migrate(writer, 'sqlite', async (steps) => void (await copySqlite(path, `${path}.before-${steps[0]}`)));
    seal = await ready(writer);
    // Also what stood in the clear until a moment ago.
    await emptyLog(writer);
  } catch (error) {
    await writer.destroy();
    await lock.release();
    throw error;
  }
  const reader = open(reading);
  /** While our own reader rests. */
  const empty = () => reader.connection().execute(() => emptyLog(writer));
  const checkpoints = createCheckpoints(open([patience, 'synchronous = FULL']), empty);
  const commits = new GroupCommit(writer, seal, grid);
  const stored = reads(reader, seal, { tell, setAside: (chat) => setAside(writer, chat, tell) });
  const persons = rememberPersons(mostRemembered);
  const standing = new StandingScreens(seal, (work) => unflushed(writer, work).finally(checkpoints.soon));
  /** The log could not be emptied after the last thing forgotten: somebody was reading (a backup). */
  let owed = false;

  function purged(): void {
    persons.forgetAll();
    checkpoints.soon();
  }

  async function forget(): Promise<void> {
    await checkpoints.now();
    owed = !(await empty());
  }

  return {
    ...stored,
    person: async (chat) => persons.person(chat) ?? (await stored.person(chat)),
    talkingWith: async (chat, but) =>
      but === undefined ? await persons.talk(chat, () => stored.talkingWith(chat)) : await stored.talkingWith(chat, but),
    async commit(change, update, lasts) {
      const committed = await commits.add(change, update, { soon: lasts === 'soon' }).catch((error: unknown) => {
        persons.after(change, 'failed');
        throw error;
      });
      persons.after(change, committed);
      standing.after(change);
      checkpoints.soon();
      if (owed || (committed === 'done' && change.some(forgets))) await forget();
      return committed;
    },
    shown: (update) => commits.shown(update),
    stands: (one) => standing.add(one),
    screenAt: (chat, message) => standing.read(reader, chat, message),
    unshown: () => readUnshown(reader, seal),
    turns: null,
    inbox: createInbox(reader, (work) => commits.share(work).finally(checkpoints.soon), seal),
    claim: (claim) =>
      // Only for this process: a claim dies with it.
      unflushed(writer, (db) => claimMessages(db, seal, claim)).finally(checkpoints.soon),
    unclaim: () => unclaimMessages(writer),
    // The file is this process's alone.
    alone: (_name, work) => work(new AbortController().signal).then(() => true),
    probe: (now) => writeProbe(writer, now),
    async purge(now, periods) {
      await purge((work) => unflushed(writer, work).finally(purged), now, periods);
      await forget();
    },
    async close() {
      await standing.write().catch(() => undefined);
      await commits.end();
      await checkpoints.end();
      await reader.destroy();
      await writer.destroy();
      await lock.release();
    },
  };
}

/** Moves the write-ahead log into the file and empties it: it would keep what was erased until it is overwritten. False: somebody reads. */
function emptyLog(writer: Kysely<Tables>): Promise<boolean> {
  return writer.connection().execute(async (db) => {
    await sql`pragma busy_timeout = 0`.execute(db);
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
    await sql`pragma ${sql.raw(patience)}`.execute(db);
    return rows[0]?.busy === 0;
  });
}

import { type Kysely, sql } from 'kysely';
import type { Tables } from './schema.ts';

/** The log is moved so long after a write at the latest, in milliseconds: it bounds how far it grows. */
const interval = 200;

/**
 * Moves the write-ahead log into the file beside what people do: on a connection of its own, which neither writes nor reads wait for. Left to
 * SQLite, every commit that fills the log would move it first, and in a file of gigabytes that takes a while.
 */
export function createCheckpoints(db: Kysely<Tables>) {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();

  function move(): void {
    timer = undefined;
    // One that fails (the disk is full) is made good by the next.
    running = sql`pragma wal_checkpoint(passive)`.execute(db).catch(() => undefined);
  }

  return {
    /** Something was written. */
    soon(): void {
      timer ??= setTimeout(move, interval).unref();
    },
    /** Moves what there is now: the log can then be emptied in no time, while everybody waits. */
    async now(): Promise<void> {
      clearTimeout(timer);
      await running;
      move();
      await running;
    },
    async end(): Promise<void> {
      clearTimeout(timer);
      await running;
      await db.destroy();
    },
  };
}

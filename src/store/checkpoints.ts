import { type Kysely, sql } from 'kysely';
import type { Tables } from './schema.ts';

/** The log is moved so long after a write, in milliseconds: small pieces often, so that the disk is never busy with it for long. */
const interval = 200;
/** Pages of 4 kB. While people write without a break the log is never taken from its beginning again: from here on it is emptied in their turn. */
const longest = 16_000;

/**
 * Moves the write-ahead log into the file beside what people do: on a connection of its own, which neither writes nor reads wait for. Left to
 * SQLite, every commit that fills the log would move it first, and in a file of gigabytes that takes a while. `empty`: empties a log that was
 * moved, while nobody reads or writes.
 */
export function createCheckpoints(db: Kysely<Tables>, empty: () => Promise<unknown>) {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  async function moved(): Promise<void> {
    const { rows } = await sql<{ log: number }>`pragma wal_checkpoint(passive)`.execute(db);
    if ((rows[0]?.log ?? 0) > longest) await empty();
  }

  function move(): void {
    clearTimeout(timer);
    timer = undefined;
    // One that fails (the disk is full) is made good by the next.
    running = running.then(moved).catch(() => undefined);
  }

  return {
    /** Something was written. */
    soon(): void {
      timer ??= setTimeout(move, interval).unref();
    },
    /** Moves what there is now: the log can then be emptied in no time. */
    async now(): Promise<void> {
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

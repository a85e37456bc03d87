import { parseDatabaseUrl } from './database-url.ts';
import { Newer } from './migrations.ts';
import { openSeal } from './open-seal.ts';
import { openPostgres } from './postgres.ts';
import { WrongKey } from './seal.ts';
import { openSqlite } from './sqlite.ts';
import { InUse } from './sqlite-lock.ts';
import type { Store } from './store.ts';
import type { Fault } from './tolerant.ts';
import type { Ready } from './writing.ts';

export { parseDatabaseUrl } from './database-url.ts';

/** The database cannot be used: the message is one line for who runs the bot, without passwords. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

export interface StoreOptions {
  /** See `parseDatabaseUrl`. */
  readonly url: string;
  /** DATA_KEY: 16 characters or more seal what is personal; null stores it in the clear. */
  readonly dataKey: string | null;
  /** DATA_KEY_OLD: what it sealed is sealed anew with `dataKey` as the database opens. */
  readonly dataKeyOld?: string | null;
  /** Minutes of one unit of a desk's time, 5 unless told; the same for the life of a database. */
  readonly grid?: number;
  /** A SQLite file begins empty, as the demo's does. */
  readonly fresh?: boolean;
  /** Told of stored rows that cannot be read, without personal data. */
  readonly unreadable?: (fault: Fault) => void;
}

/** Opens the database, brings its tables up to date, seals what is not sealed with this key, and proves that it can be written; else throws `StoreUnavailable`. */
export async function openStore({ url, dataKey, dataKeyOld = null, grid = 5, fresh = false, unreadable }: StoreOptions): Promise<Store> {
  const where = parseDatabaseUrl(url);
  if (where.kind === 'wrong') throw new StoreUnavailable(where.problem);
  const tell = unreadable ?? (() => undefined);
  const ready: Ready = async (db) => {
    const { seal, unopened } = await openSeal(db, { key: dataKey, old: dataKeyOld });
    if (unopened > 0) tell({ table: 'all', fault: `${unopened} sealed texts open with no key and were left as they are` });
    return seal;
  };
  try {
    if (where.kind === 'sqlite') return await openSqlite({ path: where.path, fresh, grid, ready, tell });
    return await openPostgres({ url: where.url, max: where.max, grid, ready, tell });
  } catch (error) {
    throw unavailable(error, where.shown);
  }
}

/** What stands in the way of using a database, in one line for who runs the bot. */
export function unavailable(error: unknown, shown: string): StoreUnavailable {
  if (error instanceof StoreUnavailable) return error;
  if (error instanceof InUse) return new StoreUnavailable(`${shown} is in use by another process: a SQLite file takes one`);
  if (error instanceof WrongKey) return new StoreUnavailable(`DATA_KEY does not open ${shown}: ${error.message}`);
  if (error instanceof Newer)
    return new StoreUnavailable(`${shown} was written by a newer version of this program (${error.message}): use that one`);
  return new StoreUnavailable(`database not writable: ${shown} (${codeOf(error)})`, { cause: error });
}

/** `SQLITE_CANTOPEN`, `ECONNREFUSED`, PostgreSQL's `28P01`: the code says it without repeating the address. */
function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : 'unknown error';
}

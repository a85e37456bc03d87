import type { Kysely } from 'kysely';
import { parseDatabaseUrl } from './database-url.ts';
import { openPostgres } from './postgres.ts';
import type { Tables } from './schema.ts';
import { createSeal, type Seal, WrongKey } from './seal.ts';
import { openSqlite } from './sqlite.ts';
import { InUse } from './sqlite-lock.ts';
import type { Store } from './store.ts';

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
  /** Minutes of one unit of a desk's time, 5 unless told; the same for the life of a database. */
  readonly grid?: number;
  /** A SQLite file begins empty, as the demo's does. */
  readonly fresh?: boolean;
}

/** Opens the database, brings its tables up to date and proves that it can be written and read with this key; else throws `StoreUnavailable`. */
export async function openStore({ url, dataKey, grid = 5, fresh = false }: StoreOptions): Promise<Store> {
  const where = parseDatabaseUrl(url);
  if (where.kind === 'wrong') throw new StoreUnavailable(where.problem);
  try {
    const seal = createSeal(dataKey);
    const ready = (db: Kysely<Tables>) => proveKey(db, seal);
    if (where.kind === 'sqlite') return await openSqlite({ path: where.path, fresh, grid, seal, ready });
    return await openPostgres(where.url, where.max, grid, seal, ready);
  } catch (error) {
    if (error instanceof InUse) throw new StoreUnavailable(`${where.shown} is in use by another process: a SQLite file takes one`);
    if (error instanceof WrongKey) throw new StoreUnavailable(`DATA_KEY does not open ${where.shown}: ${error.message}`);
    throw new StoreUnavailable(`database not writable: ${where.shown} (${codeOf(error)})`, { cause: error });
  }
}

const word = 'sportello';

/** Opens the sealed word kept in the database and writes it anew: a wrong key shows before anything is sealed with it. */
async function proveKey(db: Kysely<Tables>, seal: Seal): Promise<void> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', 'data-key').executeTakeFirst();
  if (row) seal.open(row.value);
  const value = seal.close(word);
  const insert = db.insertInto('setting').values({ name: 'data-key', value });
  await insert.onConflict((it) => it.column('name').doUpdateSet({ value })).execute();
}

/** `SQLITE_CANTOPEN`, `ECONNREFUSED`, PostgreSQL's `28P01`: the code says it without repeating the address. */
function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : 'unknown error';
}

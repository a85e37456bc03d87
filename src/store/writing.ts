import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';
import type { Seal } from './seal.ts';

/** What every write is given. `db` runs inside the commit's transaction. */
export interface Writing {
  readonly db: Kysely<Tables>;
  readonly seal: Seal;
  /** Minutes of one unit of a desk's time; the same for the life of a database. */
  readonly grid: number;
}

/** Makes a database whose tables are up to date ready to be read and written: gives its seal, or throws. */
export type Ready = (db: Kysely<Tables>) => Promise<Seal>;

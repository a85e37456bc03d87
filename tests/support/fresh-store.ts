import { afterEach, beforeEach } from 'vitest';
import type { StoreOptions } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import type { FreshDatabase, TestDatabase } from './databases.ts';

/** The database of the test that runs, empty at its start, and the store that was opened on it. */
export interface FreshStore extends FreshDatabase {
  readonly store: Store;
  /** Closes the store, does something past it, and opens it as a later process would: one that remembers nothing it wrote. */
  meanwhile(work: () => Promise<unknown>): Promise<void>;
}

/** For each test a database of its own, with a store in it, gone after the test. */
export function freshStore(database: TestDatabase, more: Partial<StoreOptions> = {}): FreshStore {
  const now = freshDatabase(database, (fresh) => fresh.open(more.dataKey ?? null, more)) as FreshStore;
  async function meanwhile(work: () => Promise<unknown>): Promise<void> {
    await now.store.close();
    await work();
    Object.assign(now, { store: await now.open(more.dataKey ?? null, more) });
  }
  return Object.assign(now, { meanwhile });
}

/** For each test an empty database of its own, gone after the test. */
export function freshDatabase(
  database: TestDatabase,
  ready: (fresh: FreshDatabase) => Promise<Store | null> = async () => null,
): FreshDatabase {
  const now = {} as { store: Store | null } & FreshDatabase;
  beforeEach(async () => {
    const fresh = await database.fresh();
    Object.assign(now, fresh, { store: await ready(fresh) });
  });
  afterEach(() => now.drop());
  return now;
}

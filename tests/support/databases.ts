import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { openStore, type StoreOptions } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';

/** An empty database. With PGlite one at a time: drop it before asking for the next. */
export interface FreshDatabase {
  readonly url: string;
  /** Opens it (again); without a key personal text is stored in the clear. */
  open(dataKey?: string | null, more?: Partial<StoreOptions>): Promise<Store>;
  /** Closes what is open and removes the database. */
  drop(): Promise<void>;
}

export interface TestDatabase {
  readonly name: 'SQLite' | 'PostgreSQL';
  fresh(): Promise<FreshDatabase>;
}

function freshDatabase(url: string, remove: () => Promise<void>): FreshDatabase {
  const open: Store[] = [];
  return {
    url,
    async open(dataKey = null, more = {}) {
      const store = await openStore({ url, dataKey, ...more });
      open.push(store);
      return store;
    },
    async drop() {
      for (const store of open) await store.close();
      await remove();
    },
  };
}

const runPostgres = (url: string) => async (sql: string) => {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(sql).finally(() => client.end());
};

const sqlite: TestDatabase = {
  name: 'SQLite',
  async fresh() {
    const folder = await mkdtemp(join(tmpdir(), 'sportello-'));
    const file = join(folder, 'data.db');
    return freshDatabase(`sqlite:${file}`, () => rm(folder, { recursive: true }));
  },
};

/**
 * A database of its own in the server that TEST_POSTGRES_URL names. Not a schema: migrations look at the tables of all schemas, and fail when
 * another test drops its own meanwhile.
 */
async function onServer(server: string): Promise<FreshDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const run = runPostgres(server);
  await run(`create database ${name} template template0`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return freshDatabase(url.href, () => run(`drop database ${name} with (force)`));
}

/** PostgreSQL in this process, behind a socket. */
let embedded: { readonly db: PGlite; readonly server: PGLiteSocketServer } | undefined;

async function onEmbedded(): Promise<FreshDatabase> {
  if (!embedded) throw new Error('a fresh database is there inside tests and hooks only');
  await embedded.db.exec('drop schema public cascade; create schema public');
  // One session stands behind all its connections, so transactions must not run side by side: one connection.
  const { server } = embedded;
  return freshDatabase(`postgres://postgres@${server.getServerConn()}/postgres?max=1`, async () => undefined);
}

// It takes seconds to start: a test file starts one, and every fresh database empties it.
beforeAll(async () => {
  if (process.env['TEST_POSTGRES_URL']) return;
  const db = await PGlite.create();
  const server = new PGLiteSocketServer({ db, port: 0, maxConnections: 10 });
  await server.start();
  embedded = { db, server };
}, 60_000);

afterAll(async () => {
  await embedded?.server.stop();
  await embedded?.db.close();
}, 60_000);

const postgres: TestDatabase = {
  name: 'PostgreSQL',
  fresh: () => {
    const server = process.env['TEST_POSTGRES_URL'];
    return server ? onServer(server) : onEmbedded();
  },
};

/** Both databases that the bot runs on: `for (const database of databases) describe(database.name, …)`. */
export const databases: readonly TestDatabase[] = [sqlite, postgres];

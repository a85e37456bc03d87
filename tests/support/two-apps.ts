import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { startEmulator } from '@sportello/telegram-emulator';
import { pino } from 'pino';
import { type App, createApp } from '../../src/app.ts';
import { createClock, type ProcessClock } from '../../src/clock.ts';
import type { Config, Reception } from '../../src/config.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { databases } from './databases.ts';
import { projectContent } from './stage.ts';

export const token = '1000000001:only-for-the-tests-of-this-project';
const secret = 'only-for-the-tests-0123456789';
/** Group of the desk that the tests use. */
export const desk = 'coeso-follonica';

/** Bots on one PostgreSQL database, behind one webhook or polling, each with a store of its own as a process has. The test says which takes the updates. */
export interface TwoApps {
  readonly apps: readonly App[];
  readonly stores: readonly Store[];
  readonly clock: ProcessClock;
  readonly group: number;
  readonly databaseUrl: string;
  readonly apiRoot: string;
  /** Which app the webhook leads to. */
  takes: number;
  /** One more bot. */
  start(): Promise<App>;
  call<Answer>(path: string, body?: unknown, method?: string): Promise<Answer>;
  /** People with an open chat. */
  people(count: number): Promise<number[]>;
  /** What the bot said in a chat. */
  said(chat: number): Promise<string[]>;
  settled(): Promise<void>;
  close(): Promise<void>;
}

export async function twoApps(start: string, bots = 2, by: Reception['by'] = 'webhook'): Promise<TwoApps> {
  const content = await projectContent();
  const clock = createClock(start);
  const emulator = await startEmulator({ port: 0, token, botUsername: 'stage_bot', botName: 'Stage', clock: { now: clock.now } });
  const postgres = databases[1];
  if (!postgres) throw new Error('no PostgreSQL');
  const fresh = await postgres.fresh();
  const apps: App[] = [];
  const stores: Store[] = [];
  let front: Server | null = null;
  const port = await new Promise<number>((resolve) => {
    const lead = async (request: Request) => {
      const app = apps[kit.takes];
      if (!app) return new Response('nobody', { status: 503 });
      const to = new URL(new URL(request.url).pathname, `http://127.0.0.1:${app.port}`);
      return await fetch(to, { method: request.method, headers: request.headers, body: await request.text() });
    };
    front = serve({ fetch: lead, port: 0, hostname: '127.0.0.1' }, (info) => resolve(info.port)) as Server;
  });

  async function call<Answer>(path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST'): Promise<Answer> {
    const init = body === undefined ? { method } : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const answer = await fetch(`${emulator.url}/emulator/${path}`, init);
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  }
  const group = (await call<{ id: number }>('groups', { title: 'Follonica', type: 'group' })).id;
  const config: Config & { readonly telegram: NonNullable<Config['telegram']> } = {
    telegram: { token, apiRoot: emulator.url },
    reception: by === 'polling' ? { by } : { by, url: new URL(`http://127.0.0.1:${port}/hook`), secret },
    databaseUrl: fresh.url,
    port: 0,
    deskChats: new Map([[desk, group]]),
    admins: [],
    dataKey: null,
    dataKeyOld: null,
    backupDir: null,
    metricsToken: null,
    mapTiles: null,
    zone: 'Europe/Rome',
    clockStart: null,
    logLevel: 'silent',
  };

  const kit: TwoApps = {
    apps,
    stores,
    clock,
    group,
    databaseUrl: fresh.url,
    apiRoot: emulator.url,
    takes: 0,
    async start() {
      const store = await openStore({ url: fresh.url, dataKey: null });
      const fatal = (error: Error) => {
        throw error;
      };
      const app = await createApp({ config, content, store, clock, log: pino({ level: process.env['STAGE_LOG'] ?? 'silent' }), fatal });
      stores.push(store);
      apps.push(app);
      return app;
    },
    call,
    async people(count) {
      const ids: number[] = [];
      for (let i = 0; i < count; i++) ids.push((await call<{ id: number }>('users', { first_name: `P${i}`, language_code: 'en' })).id);
      for (const id of ids) await call(`chats/${id}/messages`, { from: id, text: '/start' });
      await kit.settled();
      return ids;
    },
    async said(chat) {
      const { messages } = await call<{ messages: { message: { text?: string; from?: { is_bot: boolean } } }[] }>(
        `chats/${chat}/messages?after=0`,
      );
      return messages.flatMap(({ message }) => (message.from?.is_bot && message.text ? [message.text] : []));
    },
    async settled() {
      if (!(await call<{ settled: boolean }>('settled?wait=30000')).settled) throw new Error('not every update was dealt with');
    },
    async close() {
      for (const app of apps) await app.stop();
      await emulator.close();
      await new Promise<void>((resolve) => {
        front?.close(() => resolve());
        front?.closeAllConnections();
      });
      await fresh.drop();
    },
  };
  for (let i = 0; i < bots; i++) await kit.start();
  return kit;
}

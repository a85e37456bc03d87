import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import { codeFrom, idFrom } from './base/code.ts';
import { faultOf } from './base/fault.ts';
import { dayFinder, instant } from './base/time.ts';
import type { ProcessClock } from './clock.ts';
import type { Config } from './config.ts';
import { health } from './console/health.ts';
import { createMetrics, metricsRoute } from './console/metrics.ts';
import type { Content } from './content/content.ts';
import type { TalkDeps } from './conversation/situation.ts';
import { talk } from './conversation/talk.ts';
import { periodsOf } from './desk/retention.ts';
import { type Backups, backUp } from './jobs/backup.ts';
import { createDelivery } from './jobs/deliver.ts';
import { startSchedule } from './jobs/schedule.ts';
import { createSender } from './jobs/send-message.ts';
import { tellChanges } from './jobs/tell-changes.ts';
import { parseDatabaseUrl } from './store/open.ts';
import type { Store } from './store/store.ts';
import type { Call } from './telegram/api-call.ts';
import { allowedUpdates, type Bot, createBot } from './telegram/bot.ts';
import { Refused } from './telegram/errors.ts';
import { startPolling } from './telegram/poll.ts';
import { post } from './telegram/posting.ts';
import { introduce } from './telegram/profile.ts';
import { type CallApi, createSend } from './telegram/send.ts';
import { webhookRoute } from './telegram/webhook-route.ts';

export interface AppParts {
  readonly config: Config & { readonly telegram: NonNullable<Config['telegram']> };
  readonly content: Content;
  readonly store: Store;
  readonly clock: ProcessClock;
  readonly log: Logger;
  /** A SQLite file to be copied every night, and whereto; absent: none. */
  readonly backups?: Backups;
  /** Called when the bot can go no further (the token is refused); the process ends. */
  fatal(error: Error): void;
}

export interface App {
  readonly port: number;
  /** What its HTTP server answers, for a server that stands before it. */
  pages(request: Request): Response | Promise<Response>;
  /** Sends what has fallen due; for a clock that was moved. */
  runDue(): Promise<void>;
  /** Takes no more updates, finishes those under way, closes the database. */
  stop(): Promise<void>;
}

/** Puts the parts together and starts them. Rejects with one clear error if a port is taken or Telegram cannot be used. */
export async function createApp({ config, content, store, clock, log, backups, fatal }: AppParts): Promise<App> {
  const { token, apiRoot } = config.telegram;
  const { callApi: send, close } = createSend(token, apiRoot);
  /** When updates were last taken, and that Telegram answers at all: what waits for it goes out at the first answer, whoever got it. */
  let taken = performance.now();
  const now = () => instant(clock.now());
  const metrics = createMetrics({ store, facts: content.facts, zone: config.zone, now });
  const callApi: CallApi = async (method, payload, options) => {
    const begun = performance.now();
    const told = (outcome: string) => metrics.call(method, outcome, (performance.now() - begun) / 1000);
    try {
      const result = await send(method, payload, options);
      if (method === 'getUpdates') taken = performance.now();
      else told('ok');
      delivery.answered();
      return result;
    } catch (error) {
      told(error instanceof Refused ? String(error.code) : 'unreachable');
      throw error;
    }
  };
  // Nobody else can have a SQLite file open: what an earlier process had claimed is free.
  if (!isShared(config.databaseUrl)) await store.unclaim();
  const moved = await store.movedChats();
  const deskChats = new Map([...config.deskChats].map(([desk, chat]) => [desk, moved.get(chat) ?? chat]));
  const chatMoved = (from: number, to: number) => {
    for (const [desk, chat] of deskChats) if (chat === from) deskChats.set(desk, to);
  };
  let bot: Bot | null = null;

  const delivery = createDelivery({
    store,
    log,
    by: randomBytes(9).toString('base64url'),
    now,
    became: metrics.message,
    send: createSender({
      store,
      content,
      zone: config.zone,
      now,
      deskChat: (desk) => deskChats.get(desk) ?? null,
      admins: config.admins,
      chatMoved,
      post: (to, what) => post(callApi, content.texts, bot?.name ?? '', to, what),
    }),
  });
  const deps: TalkDeps = {
    store,
    content,
    zone: config.zone,
    now,
    dayAt: dayFinder(config.zone),
    fresh() {
      const bytes = randomBytes(36);
      return {
        appointment: idFrom(bytes),
        handoff: idFrom(bytes.subarray(10)),
        document: idFrom(bytes.subarray(20)),
        code: codeFrom(bytes.subarray(30)),
      };
    },
    deskChats: () => deskChats,
    async isMember(chat, user) {
      const member = await callApi('getChatMember', { chat_id: chat, user_id: user } satisfies Call<'getChatMember'>).catch(() => null);
      const status = member && typeof member === 'object' && 'status' in member ? String(member.status) : 'left';
      return (
        ['creator', 'administrator', 'member'].includes(status) ||
        (status === 'restricted' && member !== null && typeof member === 'object' && 'is_member' in member && member.is_member === true)
      );
    },
    nudge: delivery.nudge,
  };

  const spoken = rememberLanguages(store);
  const web = new Hono();
  const changes = () => tellChanges({ store, content, zone: config.zone, now, nudge: delivery.nudge });
  const periods = periodsOf(content.retention);
  const schedule = startSchedule(
    [
      { name: 'deliver', cron: '* * * * *', run: () => delivery.run() },
      { name: 'changes', cron: '23 8 * * *', run: changes },
      { name: 'purge', cron: '17 4 * * *', run: () => store.purge(now(), periods) },
      // After the purge: what is over is in no new copy.
      ...(backups
        ? [{ name: 'backup', cron: '47 4 * * *', run: async () => void (await backUp({ ...backups, now: now(), keep: periods.backups })) }]
        : []),
    ],
    config.zone,
    log,
  );
  web.route(
    '/',
    health({
      store,
      now,
      lastTaken: () => (config.reception.by === 'polling' ? taken : null),
      unreachableSince: () => delivery.state().unreachableSince,
      unmarked: () => delivery.state().unmarked,
    }),
  );
  web.route('/', metricsRoute(metrics, config.metricsToken));
  if (config.reception.by === 'webhook')
    web.route(
      '/',
      webhookRoute(config.reception.url.pathname, config.reception.secret, () => bot),
    );
  const { server, port } = await listen(web, config.port);

  await reachable(callApi, log);
  bot = await createBot({
    token,
    callApi,
    content,
    log,
    inbox: store.inbox,
    deskOf: (chat) => [...deskChats].find(([, each]) => each === chat)?.[0],
    now,
    async talk(incoming) {
      const begun = performance.now();
      const dealt = (outcome: 'done' | 'failed') => metrics.update(incoming.input.kind, outcome, (performance.now() - begun) / 1000);
      const shown = await talk(deps, incoming).catch((error: unknown) => {
        dealt('failed');
        throw error;
      });
      dealt('done');
      if (shown) spoken.set(incoming.chat, shown.lang);
      if (incoming.input.kind === 'migrated') chatMoved(incoming.chat, incoming.input.to);
      return shown;
    },
    locale: {
      load: (ctx) => (ctx.chat ? spoken.of(ctx.chat.id, guess(content, ctx.from?.language_code)) : Promise.resolve('it')),
      async save(ctx, locale) {
        const person = ctx.chat ? await store.person(ctx.chat.id) : null;
        if (person) await store.commit([{ write: 'person', person: { ...person, lang: locale, lang_chosen: true } }]);
        if (ctx.chat) spoken.set(ctx.chat.id, locale);
      },
    },
    presenting: {
      async later(chat, screen, update, nth) {
        const key = `reply:${chat}:${update}:${nth}`;
        await store.commit([{ write: 'message', message: { key, due: now(), to: { chat }, body: { kind: 'screen', screen } } }]);
        delivery.nudge();
      },
      async blocked(chat) {
        await store.commit([{ write: 'blocked', chat, at: now() }]);
      },
      shown: (update) => store.shown(update),
      unshown: () => store.unshown(),
    },
  });

  const poller = await receiveUpdates(bot);
  void introduce(callApi, content, log);
  delivery.nudge();

  async function receiveUpdates(running: Bot) {
    if (config.reception.by === 'webhook') {
      await callApi('setWebhook', {
        url: config.reception.url.href,
        secret_token: config.reception.secret,
        allowed_updates: allowedUpdates,
        max_connections: 40,
      } satisfies Call<'setWebhook'>);
      return null;
    }
    await callApi('deleteWebhook', {});
    const polling = startPolling(running, callApi, log);
    polling.done.catch((error: Error) => fatal(error));
    return polling;
  }

  return {
    port,
    pages: (request) => web.fetch(request),
    async runDue() {
      await bot?.idle();
      await changes();
      await delivery.run();
    },
    async stop() {
      await schedule.stop();
      await poller?.stop();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      });
      await bot?.stop();
      await delivery.stop();
      await close();
      await store.close();
    },
  };
}

/** Whether other processes may serve the same database. */
const isShared = (databaseUrl: string) => parseDatabaseUrl(databaseUrl).kind === 'postgres';

/** Waits until the Bot API answers: after a power cut the server may be up before its network. Rejects when it refuses the token. */
async function reachable(callApi: CallApi, log: Logger): Promise<void> {
  for (let pause = 1_000; ; pause = Math.min(pause * 2, 30_000)) {
    try {
      await callApi('getMe', {});
      return;
    } catch (error) {
      if (error instanceof Refused && [401, 404].includes(error.code)) throw new Error('Telegram refuses the token: check BOT_TOKEN');
      log.warn(faultOf(error), 'the Bot API cannot be reached yet');
      await wait(pause);
    }
  }
}

/** The languages of the chats lately heard from, so that an update need not ask the database twice. */
function rememberLanguages(store: Store) {
  const most = 5000;
  const known = new Map<number, string>();
  const set = (chat: number, lang: string) => {
    known.delete(chat);
    known.set(chat, lang);
    const oldest = known.size > most ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
  };
  return { set, of: async (chat: number, otherwise: string) => known.get(chat) ?? (await store.person(chat))?.lang ?? otherwise };
}

function guess(content: Content, clientLang: unknown): string {
  const wanted = typeof clientLang === 'string' ? clientLang.split('-')[0] : undefined;
  return content.languages.find((each) => each.id === wanted)?.id ?? 'en';
}

function listen(web: Hono, port: number): Promise<{ server: Server; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: web.fetch, port }, (info) => resolve({ server, port: info.port })) as Server;
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Error(`port ${port} is taken: set PORT to another one`) : error),
    );
  });
}

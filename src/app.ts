import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { keptLast } from './base/kept.ts';
import type { Standing } from './base/standing.ts';
import { dayAt, instant } from './base/time.ts';
import type { ProcessClock } from './clock.ts';
import type { Config } from './config.ts';
import { listen } from './console/listen.ts';
import { createMetrics, noMetrics } from './console/metrics.ts';
import { pages } from './console/pages.ts';
import type { Content } from './content/content.ts';
import { applyCorrections } from './content/corrected.ts';
import { liveContent, withLive } from './content/with-records.ts';
import { drawFresh, drawLot } from './conversation/fresh.ts';
import type { TalkDeps } from './conversation/situation.ts';
import { talk } from './conversation/talk.ts';
import { network } from './desk/network.ts';
import type { Backups } from './jobs/backup.ts';
import { createDelivery } from './jobs/deliver.ts';
import { startSchedule } from './jobs/schedule.ts';
import { createSender, type OutboxDeps } from './jobs/send-message.ts';
import { type SharedDeps, sharedJobs } from './jobs/shared-jobs.ts';
import { createWatch } from './jobs/watch.ts';
import { outboxTrouble } from './screens/alarm-screens.ts';
import { openDeskChats } from './store/desk-chats.ts';
import { parseDatabaseUrl } from './store/open.ts';
import { openRecords } from './store/open-records.ts';
import type { Store } from './store/store.ts';
import { type Bot, createBot } from './telegram/bot.ts';
import { connect } from './telegram/connection.ts';
import { forums } from './telegram/forum.ts';
import { membership } from './telegram/membership.ts';
import type { Beat } from './telegram/pace.ts';
import type { PollerInTurn } from './telegram/poll-in-turn.ts';
import { post } from './telegram/posting.ts';
import { introduce, introduceDesks } from './telegram/profile.ts';
import { answers } from './telegram/reachable.ts';
import { receiveUpdates } from './telegram/reception.ts';
import { rememberLanguages, storedLocale } from './telegram/spoken.ts';
import { webhook } from './telegram/webhook-route.ts';

export interface AppParts {
  readonly config: Config & { readonly telegram: NonNullable<Config['telegram']> };
  readonly content: Content;
  readonly store: Store;
  readonly clock: ProcessClock;
  readonly log: Logger;
  /** A SQLite file to be copied every night, and whereto; absent: none. */
  readonly backups?: Backups;
  /** The time by which Telegram's pace is kept; absent: the machine's. A test that lives through days brings another. */
  readonly beat?: Beat;
  /** Words as sound; absent: this machine cannot. */
  speak?(lang: string, words: string): Promise<Uint8Array | null>;
  /** Where a link with that payload opens the bot; absent: at t.me. */
  chat?(payload: string): string;
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

/** In milliseconds. */
const minute = 60_000;
/** Chats whose language is remembered; none where another process may change it. */
const mostRemembered = 5000;

/** Puts the parts together and starts them. Rejects with one clear error if a port is taken or Telegram cannot be used. */
export async function createApp({ config, content, store, clock, log, backups, beat, speak, chat, fatal }: AppParts): Promise<App> {
  const { token, apiRoot } = config.telegram;
  /** When updates were last taken, and that Telegram answers at all: what waits for it goes out at the first answer, whoever got it. */
  let taken = performance.now();
  const now = () => instant(clock.now());
  const measured = { store, facts: content.facts, questions: content.questions, zone: config.zone, now };
  const metrics = config.metricsToken === null ? noMetrics : createMetrics(measured);
  const { callApi, begin, close } = connect({
    token,
    apiRoot,
    log,
    beat,
    processes: () => store.turns?.processes() ?? 1,
    told: metrics.call,
    answered(method) {
      if (method === 'getUpdates') taken = performance.now();
      delivery.answered();
    },
  });
  const shared = isShared(config.databaseUrl);
  // Nobody else can have a SQLite file open: what an earlier process had claimed is free.
  if (!shared) await store.unclaim();
  const deskChats = await openDeskChats(config.deskChats, store, shared);
  const records = await openRecords(store, shared, (all) => applyCorrections(content.texts, all));
  const current = liveContent(content, records.said, config.zone);
  const deskOf = (chat: number) => (chat === deskChats.network() ? network : [...deskChats.known()].find(([, each]) => each === chat)?.[0]);
  let bot: Bot | null = null;
  let poller: PollerInTurn | null = null;
  let receiving = false;

  /** Looked up once a minute: each screen asks for it. */
  const dayOf = keptLast((at: number) => dayAt(instant(new Date(at * minute)), config.zone));
  const today = () => dayOf(Math.floor(clock.now().getTime() / minute));
  /** A screen that stands can be said again in another language. */
  const stands = (standing: Omit<Standing, 'on'>) => store.stands({ ...standing, on: today() });
  const chatLink = (payload: string) => chat?.(payload) ?? (bot ? `https://t.me/${bot.name}?start=${payload}` : null);

  const sender = createSender(
    withLive<OutboxDeps>(current, {
      store,
      zone: config.zone,
      now,
      deskChat: (desk) => (desk === network ? deskChats.network() : (deskChats.known().get(desk) ?? null)),
      admins: config.admins,
      chatMoved: deskChats.moved,
      chatLink,
      ...(speak ? { speak } : {}),
      isForum: forums(callApi),
      post: (to, what) => post({ callApi, texts: content.texts, botName: bot?.name ?? '', stands }, to, what),
    }),
  );
  /** Groups that are a desk's now show its commands; those that are none's any more do not. */
  async function groupsChanged(): Promise<void> {
    const before = new Set(deskChats.known().values());
    await deskChats.changed();
    const desks = new Set(deskChats.known().values());
    const only = (these: ReadonlySet<number>, but: ReadonlySet<number>) => [...these].filter((each) => !but.has(each));
    void introduceDesks(callApi, content, log, { desks: only(desks, before), others: only(before, desks) });
  }

  const delivery = createDelivery({
    store,
    log,
    by: randomBytes(9).toString('base64url'),
    now,
    became: metrics.message,
    alarm: sender.alarm,
    look: () => answers(callApi),
    async send(message, attempts) {
      // Without it the old number is tried, and Telegram tells the new one.
      if ('desk' in message.to) await deskChats.refresh().catch(() => undefined);
      await records.refresh().catch(() => undefined);
      return await sender.send(message, attempts);
    },
  });
  const deps = withLive<TalkDeps>(current, {
    store,
    zone: config.zone,
    now,
    dayAt: (now) => dayAt(now, config.zone),
    fresh: drawFresh,
    deskChats: deskChats.known,
    networkChat: deskChats.network,
    isMember: membership(callApi),
    isAdmin: (user) => config.admins.includes(user),
    nudge: delivery.nudge,
  });

  const watch = createWatch({
    store,
    now,
    sweptAt: () => delivery.state().sweptAt,
    async tell(what) {
      log.error({ what }, 'the outbox is in trouble');
      await sender.tellAdmins(outboxTrouble(what));
    },
  });
  const spoken = rememberLanguages(shared ? 0 : mostRemembered, store.person);
  const {
    changes,
    talks,
    freed,
    stranded,
    wrong,
    records: asking,
    cards,
    deskDays,
    ladders,
    others,
  } = sharedJobs(
    withLive<SharedDeps>(current, {
      ...{ store, zone: config.zone, admins: config.admins, now, lot: drawLot, deskChats: deskChats.known },
      ...{ recordsChanged: records.changed, nudge: delivery.nudge },
    }),
    backups,
  );
  const schedule = startSchedule(
    [
      { name: 'deliver', cron: null, longest: minute, run: () => delivery.run() },
      { name: 'watch', cron: null, longest: minute, run: watch.look },
      // What another process was told is known to those who book here, too.
      {
        name: 'groups',
        cron: null,
        longest: minute,
        async run() {
          await deskChats.refresh();
          await records.refresh();
        },
      },
      changes,
      talks,
      freed,
      cards,
      deskDays,
      stranded,
      wrong,
      asking,
      ladders,
      ...others,
    ],
    config.zone,
    log,
  );
  const web = pages({
    store,
    content: current,
    refresh: records.refresh,
    zone: config.zone,
    now,
    tiles: config.mapTiles,
    health: {
      // Until Telegram was reached nothing is taken, however long that lasts.
      lastTaken: () => (receiving ? (poller?.standsBy() === false ? taken : null) : -Infinity),
      unreachableSince: () => delivery.state().unreachableSince,
      unmarked: () => delivery.state().unmarked,
      troubles: watch.troubles,
    },
    metrics: { figures: metrics, token: config.metricsToken },
    withGroup: deskChats.known,
    chat: chatLink,
  });
  const hook = config.reception.by === 'webhook' ? webhook(config.reception.url.pathname, config.reception.secret, () => bot) : null;
  const { server, port } = await listen(web, hook, config.port);

  await begin();
  bot = await createBot({
    token,
    callApi,
    content,
    log,
    inbox: store.inbox,
    turns: store.turns,
    deskOf,
    now,
    async talk(incoming) {
      if (incoming.place === 'group') await deskChats.refresh();
      await records.refresh();
      const begun = performance.now();
      const dealt = (outcome: 'done' | 'failed') => metrics.update(incoming.input.kind, outcome, (performance.now() - begun) / 1000);
      const shown = await talk(deps, incoming).catch((error: unknown) => {
        dealt('failed');
        throw error;
      });
      dealt('done');
      if (shown) spoken.set(incoming.chat, shown.lang);
      if (shown?.change.some(({ write }) => write === 'desk-chat')) await groupsChanged();
      if (shown?.change.some(({ write }) => write === 'record' || write === 'correction')) await records.changed();
      if (incoming.input.kind === 'migrated') deskChats.moved(incoming.chat, incoming.input.to);
      return shown;
    },
    locale: storedLocale(content, spoken, store),
    presenting: {
      async later({ chat, update, topic }, screen, nth, lost) {
        // To the desk, whose group may have a new number by then.
        const desk = deskOf(chat);
        const body = { kind: 'screen' as const, screen, ...(topic === undefined ? {} : { topic }) };
        const message = { key: `reply:${chat}:${update}:${nth}`, due: now(), to: desk === undefined ? { chat } : { desk }, body };
        await store.commit(sender.reply(message, lost));
        delivery.nudge();
      },
      async blocked(chat) {
        await store.commit([{ write: 'blocked', chat, at: now() }]);
      },
      stands,
      shown: (update) => store.shown(update),
      unshown: () => store.unshown(),
    },
  });

  poller = await receiveUpdates(config.reception, bot, {
    callApi,
    log,
    fatal,
    alone: (work) => store.alone('polling', work),
    begins() {
      taken = performance.now();
    },
  });
  receiving = true;
  // Made before somebody types, and when nobody is kept waiting: the bot is listening by now.
  void introduceDesks(callApi, content, log, { desks: deskChats.known().values() })
    .then(() => introduce(callApi, content, log))
    .finally(content.search.prepare);
  delivery.nudge();
  schedule.wake(ladders.name);
  schedule.wake(stranded.name);

  return {
    port,
    pages: (request) => web.fetch(request),
    async runDue() {
      await bot?.idle();
      await ladders.run();
      await talks.run();
      await freed.run();
      await cards.run();
      await deskDays.run();
      await stranded.run();
      await wrong.run();
      await asking.run();
      await changes.run();
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

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { Incoming } from '../../src/base/incoming.ts';
import { type Screen, text } from '../../src/base/screen.ts';
import { loadContent } from '../../src/content/load.ts';
import type { Shown } from '../../src/conversation/talk.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { type Bot, type BotDeps, createBot } from '../../src/telegram/bot.ts';
import { type CallApi, createSend } from '../../src/telegram/send.ts';
import { type Stage, stage, TOKEN } from '../emulator/stage.ts';
import { contentFolder } from '../support/content-folder.ts';

/** A small content that can say what it is told: `common:echo`, the word for the menu, and whose fault it is. */
export async function echoContent() {
  const words = (menu: string, sorry: string): readonly (readonly [string, string])[] => [
    ['"left_one"', `"echo": "<b>{{said}}</b>", "word": { "menu": "${menu}" }, "error": { "ours": "${sorry}" }, "left_one"`],
  ];
  const { root, drop } = await contentFolder({
    ...Object.fromEntries(
      ['it', 'en'].map((lang) => [`locales/${lang}/also.json`, '{ "machine": "🤖", "italian": "🇮🇹 {{name}}", "one": "🌐 {{name}}" }']),
    ),
    'locales/it/common.json': words('Menù', 'Colpa nostra'),
    'locales/en/common.json': words('Menu', 'Our fault'),
  });
  const loaded = await loadContent(root, { demo: false });
  await drop();
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded.content;
}

export function echo(said: string, more: Partial<Screen> = {}): Screen {
  return { text: [text('common:echo', { said })], buttons: [], ...more };
}

/** What a resident did, in a word. */
export function wordOf({ input }: Incoming): string {
  switch (input.kind) {
    case 'say':
      return input.text;
    case 'command':
      return `/${input.name} ${input.payload}`.trim();
    case 'press':
      return `press ${input.act?.do ?? 'nothing of ours'}`;
    default:
      return input.kind === 'thing' && input.further ? 'further thing' : input.kind;
  }
}

export interface BotStage {
  readonly emulator: Stage;
  readonly callApi: CallApi;
  readonly bot: Bot;
  readonly store: Store;
  /** Another process on the same store, as after a crash. */
  again(): Promise<Bot>;
  /** What the bot has said in a chat, oldest first. */
  said(chat: number): Promise<string[]>;
  /** Resolves when the bot has said so many things there. */
  saidIn(chat: number, many: number): Promise<string[]>;
}

/** The real bot and the real sender before an emulator; what it answers is the test's. */
export async function botStage(
  answer: (incoming: Incoming) => Promise<Shown>,
  more: Partial<BotDeps> | ((store: Store) => Partial<BotDeps>) = {},
): Promise<BotStage> {
  const emulator = await stage();
  const { callApi, close } = createSend(TOKEN, emulator.url);
  const folder = await mkdtemp(join(tmpdir(), 'sportello-'));
  const store = await openStore({ url: `sqlite:${join(folder, 'bot.db')}`, dataKey: null });
  onTestFinished(async () => {
    await bot.stop();
    await close();
    await store.close();
    await rm(folder, { recursive: true });
  });
  const content = await echoContent();
  const start = () =>
    createBot({
      token: TOKEN,
      callApi,
      content,
      log: pino({ level: 'silent' }),
      locale: { load: async () => 'it', save: async () => undefined },
      talk: answer,
      deskOf: () => undefined,
      inbox: store.inbox,
      turns: null,
      now: () => '2026-11-23T08:00:00.000Z',
      presenting: presentingOf(store),
      ...(typeof more === 'function' ? more(store) : more),
    });
  const bot = await start();
  const said = async (chat: number) => {
    const { messages } = await emulator.control<{ messages: { message: { text?: string; from?: { is_bot: boolean } } }[] }>(
      'GET',
      `/chats/${chat}/messages`,
    );
    return messages.filter(({ message }) => message.from?.is_bot).map(({ message }) => message.text ?? '');
  };
  return {
    emulator,
    callApi,
    bot,
    store,
    async again() {
      const next = await start();
      onTestFinished(() => next.stop());
      return next;
    },
    said,
    async saidIn(chat, many) {
      for (let since = 0, now = await said(chat); ; now = await said(chat)) {
        if (now.length >= many) return now;
        const page = await emulator.control<{ seq: number; events: unknown[] }>('GET', `/events.json?since=${since}&wait=10000`);
        if (page.events.length === 0) throw new Error(`the bot has said ${now.length} of ${many} things in ${chat}`);
        since = page.seq;
      }
    },
  };
}

/** A bot that repeats what it hears, fed by hand with what the emulator has for it. */
export async function fed(answer = async (incoming: Incoming) => ({ change: [], screens: [echo(wordOf(incoming))], lang: 'it' })) {
  const set = await botStage(answer);
  const amina = await set.emulator.person();
  return {
    ...set,
    amina,
    async say(text: string) {
      await set.emulator.say(amina.id, amina, text);
      await this.feed();
    },
    async feed() {
      await Promise.all((await set.emulator.updates()).map((update) => set.bot.take(update)));
      await set.bot.idle();
    },
    /** The bot's newest message with its number. */
    async newest() {
      const own = (await set.emulator.shown(amina.id)).filter(({ message }) => message.from?.is_bot);
      return own.at(-1)?.message.message_id ?? 0;
    },
  };
}

/** What was shown is remembered by a store; nothing is kept for later. */
export const presentingOf = (store: Store): BotDeps['presenting'] => ({
  later: async () => undefined,
  blocked: async () => undefined,
  stands: (standing) => store.stands({ ...standing, on: '2026-11-30' }),
  shown: (update) => store.shown(update),
  unshown: () => store.unshown(),
});

/** A gate that a test opens. */
export function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

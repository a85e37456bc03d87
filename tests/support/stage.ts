import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Emulator, startEmulator } from '@sportello/telegram-emulator';
import { type Logger, pino } from 'pino';
import { type App, createApp } from '../../src/app.ts';
import { createClock, type ProcessClock } from '../../src/clock.ts';
import type { Content } from '../../src/content/content.ts';
import { type LoadOptions, loadContent } from '../../src/content/load.ts';
import type { Aloud } from '../../src/jobs/aloud.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));
const token = '1000000001:only-for-the-tests-of-this-project';

/** A message as a person sees it. */
export interface Seen {
  readonly id: number;
  readonly text: string;
  readonly from: string;
  readonly buttons: readonly { readonly text: string; readonly data?: string; readonly url?: string }[];
  readonly document: { readonly name: string; readonly id: string } | null;
  /** What it is besides words. */
  readonly thing: Thing | null;
  readonly venue: { readonly title: string; readonly address: string } | null;
  readonly deleted: boolean;
  /** It can be neither forwarded nor saved. */
  readonly protected: boolean;
  /** What the bot put on it. */
  readonly reaction: string | null;
  /** The topic of a forum that it stands in. */
  readonly topic: number | null;
  /** The album of which it is one. */
  readonly album: string | null;
}

const things = ['sticker', 'photo', 'voice', 'document', 'contact', 'location'] as const;
export type Thing = (typeof things)[number];

interface RawMessage extends Partial<Record<Exclude<Thing, 'document'>, unknown>> {
  message_id: number;
  is_topic_message?: boolean;
  media_group_id?: string;
  message_thread_id?: number;
  has_protected_content?: true;
  text?: string;
  caption?: string;
  from?: { id: number; is_bot: boolean; first_name: string };
  reply_markup?: { inline_keyboard?: { text: string; callback_data?: string; url?: string }[][] };
  document?: { file_id: string; file_name?: string };
  venue?: { title: string; address: string };
}

/** The real app on a real SQLite file, with the emulator as its Telegram, all over HTTP, on a clock that tests move. */
export interface Stage {
  readonly emulator: Emulator;
  readonly content: Content;
  readonly clock: ProcessClock;
  readonly store: Store;
  readonly groups: ReadonlyMap<string, number>;
  /** Those who run the bot; a test adds to it. */
  readonly admins: number[];
  readonly databaseFile: string;
  call<Answer>(path: string, body?: unknown, method?: string): Promise<Answer>;
  /** What the bot's own HTTP server answers. */
  pages(path: string): Promise<Response>;
  person(name: string, lang: string): Promise<number>;
  messages(chat: number): Promise<Seen[]>;
  /** Waits until every update has been dealt with and everything due has been sent. */
  settle(): Promise<void>;
  /** Stops the app and starts it again on the same file, as after a restart of the machine. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

let loaded: Promise<Content> | null = null;

/** The project's own content with the demo's timetables; a problem in it fails the test that asks. */
export function projectContent(): Promise<Content> {
  loaded ??= loadedProject({});
  return loaded;
}

async function loadedProject(options: Pick<LoadOptions, 'aloud'>): Promise<Content> {
  const result = await loadContent(root, { demo: true, ...options });
  if ('problems' in result) throw new Error(result.problems.map((each) => `${each.file} ${each.place}: ${each.problem}`).join('\n'));
  return result.content;
}

/** A Bot API server that knows nothing newer than a version, and ignores or refuses what is. */
export interface OldServer {
  readonly version: string;
  readonly newer: 'ignored' | 'refused';
}

/** What a test may bring of its own. */
interface Brought {
  /** Opens the database; else as the bot does. */
  open?(path: string): Promise<Store>;
  readonly log?: Logger;
  /** How many a desk receives at one time; absent: as the files say. */
  readonly seats?: Readonly<Record<string, number>>;
  /** Says words aloud, in these languages. */
  readonly aloud?: Aloud;
  /** Telegram's pace is kept by the stage's clock, which a test moves through days. */
  readonly byClock?: true;
}

/** Starts a stage at an instant, on today's Bot API server or an older one. Groups are made for every desk, with the operators as members. */
export async function createStage(
  start: string,
  dataKey: string | null = null,
  server: OldServer | null = null,
  brought: Brought = {},
): Promise<Stage> {
  const admins: number[] = [];
  const content = withSeats(
    brought.aloud ? await loadedProject({ aloud: brought.aloud.languages }) : await projectContent(),
    brought.seats ?? {},
  );
  const clock = createClock(start);
  const emulator = await startEmulator({ port: 0, token, botUsername: 'stage_bot', botName: 'Stage', clock: { now: clock.now } });
  const folder = mkdtempSync(join(tmpdir(), 'sportello-'));
  const databaseFile = join(folder, 'stage.db');

  async function call<Answer>(path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST'): Promise<Answer> {
    const init = body === undefined ? { method } : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const answer = await fetch(`${emulator.url}/emulator/${path}`, init);
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  }
  const person = async (name: string, lang: string) => (await call<{ id: number }>('users', { first_name: name, language_code: lang })).id;
  if (server) await call('server', server, 'PUT');
  const groups = new Map<string, number>();
  for (const desk of content.desks.values())
    groups.set(desk.id, (await call<{ id: number }>('groups', { title: desk.name, type: 'group', members: [] })).id);

  const open = () => brought.open?.(databaseFile) ?? openStore({ url: `sqlite:${databaseFile}`, dataKey });
  let store = await open();
  const run = (): Promise<App> =>
    createApp({
      config: {
        telegram: { token, apiRoot: emulator.url },
        reception: { by: 'polling' },
        databaseUrl: `sqlite:${databaseFile}`,
        port: 0,
        deskChats: groups,
        admins,
        dataKey,
        dataKeyOld: null,
        backupDir: null,
        metricsToken: null,
        mapTiles: null,
        zone: 'Europe/Rome',
        clockStart: null,
        logLevel: 'silent',
      },
      content,
      store,
      clock,
      ...(brought.aloud ? { speak: brought.aloud.speak } : {}),
      ...(brought.byClock ? { beat: { now: () => clock.now().getTime(), after: later } } : {}),
      log: brought.log ?? pino({ level: process.env['STAGE_LOG'] ?? 'silent' }),
      fatal: (error) => {
        throw error;
      },
    });
  let app = await run();

  return {
    emulator,
    content,
    clock,
    get store() {
      return store;
    },
    groups,
    admins,
    databaseFile,
    call,
    pages: async (path) => app.pages(new Request(`http://localhost${path}`)),
    person,
    async messages(chat) {
      const { messages } = await call<{ messages: { deleted?: boolean; reaction?: string; message: RawMessage }[] }>(
        `chats/${chat}/messages?after=0`,
      );
      return messages
        .map(({ message, deleted, reaction }) => seen(message, deleted === true, reaction ?? null))
        .sort((a, b) => a.id - b.id);
    },
    async settle() {
      const { settled } = await call<{ settled: boolean }>('settled?wait=10000');
      if (!settled) throw new Error('the bot has not dealt with every update');
      await app.runDue();
    },
    async restart() {
      await app.stop();
      store = await open();
      app = await run();
    },
    async close() {
      await app.stop();
      await emulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const withSeats = (content: Content, seats: Readonly<Record<string, number>>): Content => ({
  ...content,
  timetables: content.timetables.map((each) => ({
    ...each,
    ...(seats[each.desk] ? { seats: seats[each.desk] } : {}),
  })) as Content['timetables'],
});

function later(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}

function seen(message: RawMessage, deleted: boolean, reaction: string | null): Seen {
  return {
    id: message.message_id,
    text: message.text ?? message.caption ?? '',
    from: message.from?.is_bot ? 'bot' : (message.from?.first_name ?? ''),
    buttons: (message.reply_markup?.inline_keyboard ?? []).flat().map((key) => ({
      text: key.text,
      ...(key.callback_data === undefined ? {} : { data: key.callback_data }),
      ...(key.url === undefined ? {} : { url: key.url }),
    })),
    document: message.document ? { name: message.document.file_name ?? '', id: message.document.file_id } : null,
    thing: things.find((each) => message[each] !== undefined) ?? null,
    venue: message.venue ?? null,
    protected: message.has_protected_content === true,
    deleted,
    reaction,
    topic: message.is_topic_message ? (message.message_thread_id ?? null) : null,
    album: message.media_group_id ?? null,
  };
}

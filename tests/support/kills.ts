import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator } from '@sportello/telegram-emulator';
import { openStore } from '../../src/store/open.ts';
import { type Chat, isCard, type Shown, shownIn } from './kill-chat.ts';
import { createVisitor, type Visitor } from './kill-visitor.ts';
import { root } from './stage.ts';

const token = '1000000001:only-for-the-tests-of-this-project';
const day = '2026-11-23T08:00:00Z';
/** The one desk that has hours of its own in the content. */
const desk = 'coeso-follonica';
/** People who are on their way at the same time. */
const together = 6;
/** A process shows at the most so many screens before it is killed. */
const longestLife = 60;
/** Nothing new is shown for so long, in milliseconds: everybody presses again. */
const still = 5_000;
/** So often everybody pressed again and nothing new came: they are stuck. */
const patience = 6;

export interface Killed {
  /** What people were told that it is done, or did to its end, and the database or the desk does not know. */
  readonly lost: readonly string[];
  /** What the chats of people look like who were stuck. */
  readonly unfinished: readonly string[];
  /** How many people went round in circles: they are answered, and press on by lot. */
  readonly wandered: number;
  /** Messages that came more than once. */
  readonly repeated: number;
  /** Bookings, cancellations and dates that were confirmed to people. */
  readonly confirmed: number;
}

/** Numbers from 0 to below 1 that are the same for a seed (mulberry32). */
function lot(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * People book, cancel and save dates, an operator takes their cards, and the real process is killed (`kill -9`) so many times, each after a number
 * of screens drawn from the seed: while others are on their way. At the end everybody goes on to their end, and what they were told is compared
 * with what is stored and what the desk's group shows. Nothing waits for a time to pass, only for what is shown.
 */
export async function killed(rounds: number, seed: number, tell: (round: number) => void = () => undefined): Promise<Killed> {
  const draw = lot(seed);
  const emulator = await startEmulator({ port: 0, token, clock: { now: () => new Date(day) } });
  const folder = mkdtempSync(join(tmpdir(), 'sportello-kills-'));
  const database = join(folder, 'k.db');
  let bot: ChildProcess | null = null;

  const call = async <Answer>(path: string, body?: unknown): Promise<Answer> => {
    const init = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const answer = await fetch(`${emulator.url}/emulator/${path}`, init);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  };
  const chat: Chat = { call };
  const operator = (await call<{ id: number }>('users', { first_name: 'Olga' })).id;
  const group = (await call<{ id: number }>('groups', { title: desk, members: [operator] })).id;

  function start(): void {
    const env = {
      BOT_TOKEN: token,
      TELEGRAM_API_ROOT: emulator.url,
      DATABASE_URL: database,
      OPERATOR_CHATS: `${desk}=${group}`,
      PORT: '0',
      LOG_LEVEL: 'silent',
      CLOCK_START: day,
    };
    bot = spawn(process.execPath, [join(root, 'dist/main.js')], {
      cwd: folder,
      env: { PATH: process.env['PATH'], ...env },
      stdio: 'ignore',
    });
  }
  async function end(signal: NodeJS.Signals): Promise<void> {
    if (!bot) return;
    const gone = once(bot, 'exit');
    bot.kill(signal);
    await gone;
    bot = null;
  }

  const visitors: Visitor[] = [];
  const under = () => visitors.filter((each) => !each.done() && !each.wandered());
  const newcomer = async () => {
    const visitor = await createVisitor(chat, visitors.length, draw);
    visitors.push(visitor);
    await visitor.turn('still');
  };

  let { seq } = await call<{ seq: number }>('state');
  let stills = 0;
  /** What the bot shows next, each chat's people having had their turn; how many screens it were. */
  async function next(): Promise<number> {
    const page = await call<{ seq: number; events: { chat?: number; shown?: Shown }[] }>(`events.json?since=${seq}&wait=${still}`);
    seq = page.seq;
    const screens = page.events.filter(({ shown }) => shown?.message.from?.is_bot);
    stills = screens.length > 0 ? 0 : page.events.length > 0 ? stills : stills + 1;
    const came = (id: number) => screens.filter(({ chat: at }) => at === id).length;
    const again = page.events.length === 0;
    await Promise.all(under().map((each) => (again ? each.turn('still') : came(each.id) > 0 ? each.turn(came(each.id)) : undefined)));
    for (const { chat: at, shown } of screens) if (at === group && shown) await takes(chat, group, operator, shown, draw);
    return screens.length;
  }

  try {
    start();
    for (let i = 0; i < together; i++) await newcomer();
    for (let round = 0; round < rounds; round++) {
      const life = 1 + Math.floor(draw() * longestLife);
      for (let screens = 0; screens < life && stills < patience; ) {
        screens += await next();
        while (under().length < together) await newcomer();
      }
      await end('SIGKILL');
      start();
      tell(round + 1);
    }
    const missing = async () => under().length > 0 || (await unseen(chat, group, visitors)).length > 0;
    while (stills < patience && (await missing())) await next();
    await end('SIGTERM');
    return await compare(chat, database, group, visitors);
  } finally {
    await end('SIGKILL');
    await emulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An operator takes some of the cards. */
async function takes({ call }: Chat, group: number, operator: number, { message }: Shown, draw: () => number): Promise<void> {
  const button = message.reply_markup?.inline_keyboard?.flat().find(({ text }) => text.includes('Prendo in carico'));
  if (button?.callback_data && draw() < 0.5)
    await call(`chats/${group}/messages/${message.message_id}/press`, { from: operator, data: button.callback_data }).catch(
      () => undefined,
    );
}

/** Codes that were told to people and of which the desk has no card. */
async function unseen(chat: Chat, group: number, visitors: readonly Visitor[]): Promise<string[]> {
  const cards = (await shownIn(chat, group)).flatMap(({ message: { text } }) => (isCard(text) ? [text] : []));
  const codes = visitors.flatMap((each) => each.told().flatMap(({ code }) => (code ? [code] : [])));
  return codes.filter((code) => !cards.some((text) => text.includes(code)));
}

async function compare(chat: Chat, database: string, group: number, visitors: readonly Visitor[]): Promise<Killed> {
  const store = await openStore({ url: `sqlite:${database}`, dataKey: null });
  const lost = (await unseen(chat, group, visitors)).map((code) => `the card of ${code}`);
  const unfinished: string[] = [];
  let wandered = 0;
  let repeated = 0;
  let confirmed = 0;
  for (const visitor of visitors) {
    const { id } = visitor;
    const texts = (await shownIn(chat, id)).map(({ message }) => message.text ?? '');
    if (visitor.wandered()) wandered += 1;
    else if (!visitor.done()) unfinished.push(texts.slice(-3).join('\n---\n'));
    for (const { what, code } of visitor.told()) {
      confirmed += 1;
      const appointment = code === null ? null : await store.appointmentByCode(code);
      const there =
        what === 'saved'
          ? (await store.documentsOf(id)).length === 1
          : appointment?.chat === id &&
            (appointment.status === 'booked' ? what === 'booked' : appointment.status === 'cancelled-by-resident');
      if (!there) lost.push(`${what} of ${id}`);
    }
    const done = texts.filter((text) => /Booked!|Saved/.test(text));
    repeated += done.length - new Set(done).size;
  }
  await store.close();
  const cards = (await shownIn(chat, group)).map(({ message }) => message.text ?? '').filter(isCard);
  const codes = cards.flatMap((text) => /[0-9A-Z]{3}-[0-9A-Z]{3}/.exec(text)?.[0] ?? []);
  repeated += codes.length - new Set(codes).size;
  return { lost, unfinished, wandered, repeated, confirmed };
}

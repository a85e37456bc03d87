import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startEmulator } from '@sportello/telegram-emulator';
import { openStore } from '../../src/store/open.ts';
import { type Chat, type Shown, shownIn } from './kill-chat.ts';
import { createVisitor, type Visitor } from './kill-visitor.ts';
import { root } from './stage.ts';

const token = '1000000001:only-for-the-tests-of-this-project';
const day = '2026-11-23T08:00:00Z';
/** The one desk that has hours of its own in the content. */
const desk = 'coeso-follonica';
/** People who are on their way at the same time. */
const together = 6;
/** A process lives so long after its first call, in milliseconds, at the most; the moment is random. */
const longestLife = 2_000;
/** A process that shows nothing for so long is killed all the same, in milliseconds. */
const longestStart = 20_000;
/** Nobody waits longer than this for the end, in milliseconds. */
const patience = 240_000;

export interface Killed {
  /** What people were told that it is done, or did to its end, and the database or the desk does not know. */
  readonly lost: readonly string[];
  /** People who had not come to their end when nobody waited any longer: a machine too slow, or somebody who is stuck. */
  readonly unfinished: number;
  /** Messages that came more than once. */
  readonly repeated: number;
  /** Bookings, cancellations and dates that were confirmed to people. */
  readonly confirmed: number;
}

/**
 * People book, cancel and save dates, an operator takes their cards, and the real process is killed (`kill -9`) so many times at random moments.
 * At the end everybody goes on to their end, and what they were told is compared with what is stored and what the desk's group shows.
 */
export async function killed(rounds: number, tell: (round: number) => void = () => undefined): Promise<Killed> {
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
  /** Resolves at the next screen that the bot shows: it is at work. */
  async function works(): Promise<void> {
    let { seq } = await call<{ seq: number }>('state');
    for (const end = performance.now() + longestStart; performance.now() < end; ) {
      const page = await call<{ seq: number; events: { shown?: Shown }[] }>(`events.json?since=${seq}&wait=1000`);
      if (page.events.some(({ shown }) => shown?.message.from?.is_bot)) return;
      seq = page.seq;
    }
  }

  const visitors: Visitor[] = [];
  let on = true;
  /** One after the other goes their way, until no more are wanted. */
  async function queue(): Promise<void> {
    while (on) {
      const visitor = await createVisitor(chat, visitors.length);
      visitors.push(visitor);
      await visitor.goes(() => performance.now() < until);
    }
  }
  let until = Number.POSITIVE_INFINITY;
  try {
    start();
    const queues = Array.from({ length: together }, queue);
    const taking = takes(chat, group, operator, () => on);
    for (let round = 0; round < rounds; round++) {
      await works();
      await wait(Math.random() * longestLife);
      await end('SIGKILL');
      start();
      tell(round + 1);
    }
    on = false;
    until = performance.now() + patience;
    await Promise.all([...queues, taking]);
    await call('settled?wait=10000');
    // What is still in the outbox goes out, and is marked.
    await wait(3_000);
    await end('SIGTERM');
    return await compare(chat, database, group, visitors);
  } finally {
    await end('SIGKILL');
    await emulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An operator takes what cards there are. */
async function takes({ call }: Chat, group: number, operator: number, on: () => boolean): Promise<void> {
  while (on()) {
    for (const { message } of await shownIn({ call }, group)) {
      const button = message.reply_markup?.inline_keyboard?.flat().find(({ text }) => text.includes('Prendo in carico'));
      if (button?.callback_data && Math.random() < 0.3)
        await call(`chats/${group}/messages/${message.message_id}/press`, { from: operator, data: button.callback_data }).catch(
          () => undefined,
        );
    }
    await wait(400);
  }
}

/** A card begins with the day, the time and the code. */
const isCard = (text: string) => /^[^\n]+ · [0-9A-Z]{3}-[0-9A-Z]{3}/.test(text);

async function compare(chat: Chat, database: string, group: number, visitors: readonly Visitor[]): Promise<Killed> {
  const store = await openStore({ url: `sqlite:${database}`, dataKey: null });
  const lost: string[] = [];
  let unfinished = 0;
  let repeated = 0;
  let confirmed = 0;
  const cards = (await shownIn(chat, group)).map(({ message }) => message.text ?? '');
  for (const { id, told, done } of visitors) {
    if (!done()) unfinished += 1;
    for (const { what, code } of told()) {
      confirmed += 1;
      const appointment = code === null ? null : await store.appointmentByCode(code);
      const there =
        what === 'saved'
          ? (await store.documentsOf(id)).length === 1
          : appointment?.chat === id &&
            (appointment.status === 'booked' ? what === 'booked' : appointment.status === 'cancelled-by-resident');
      if (!there) lost.push(`${what} of ${id}`);
      const copies = code === null ? 1 : cards.filter((text) => text.includes(code) && isCard(text)).length;
      if (copies === 0) lost.push(`the card of ${id}`);
    }
    const texts = (await shownIn(chat, id)).map(({ message }) => message.text ?? '').filter((text) => /Booked!|Saved/.test(text));
    repeated += texts.length - new Set(texts).size;
  }
  await store.close();
  const codes = cards.flatMap((text) => (isCard(text) ? (/[0-9A-Z]{3}-[0-9A-Z]{3}/.exec(text)?.[0] ?? []) : []));
  repeated += codes.length - new Set(codes).size;
  return { lost, unfinished, repeated, confirmed };
}

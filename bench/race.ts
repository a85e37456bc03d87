import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { actionData, parseAction } from '../src/base/action.ts';
import { openStore } from '../src/store/open.ts';
import { ended, freePort, reachable, root, startedOurs } from './parts.ts';
import { type Shown, startTelegram, type TelegramStub } from './telegram-stub.ts';

const secret = 'measuring-secret-0123456789';
const desk = 'coeso-follonica';
/** A screen that has not come after so long never will, in milliseconds. */
const patience = 120_000;

export interface Race {
  readonly residents: number;
  /** When the desk receives, and how many at one time. */
  readonly hours: string;
  readonly seats: number;
}

export interface Raced {
  /** Appointments that the database holds. */
  readonly booked: number;
  /** Residents to whom it was confirmed, with a code each. */
  readonly told: number;
  /** Residents who found everything taken, and were shown what else they can do. */
  readonly offered: number;
  /** Deliveries that were not taken, and residents who ended otherwise. */
  readonly errors: readonly string[];
}

/**
 * The running program (`dist/`) with a desk of so many times, and residents who all stand before its days and then go for the times at once,
 * over the webhook; each takes what the screen offers until it is booked or offers no time any more.
 */
export async function race({ residents, hours, seats }: Race): Promise<Raced> {
  const folder = mkdtempSync(join(tmpdir(), 'race-'));
  for (const each of ['dist', 'data', 'flows', 'locales', 'package.json'])
    cpSync(join(root, each), join(folder, each), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const timetables = join(folder, `data/desks/toscana/grosseto/${desk}.yaml`);
  const changed = readFileSync(timetables, 'utf8').replace(/^(\s+)hours:.*/m, `$1hours: ${hours}\n$1seats: ${seats}`);
  writeFileSync(timetables, changed);
  const port = await freePort();
  const hook = { url: `http://127.0.0.1:${port}/hook`, secret };
  const telegram = await startTelegram(hook);
  const database = `sqlite:${join(folder, 'race.db')}`;
  const bot = startedOurs(join(folder, 'dist/main.js'), folder, {
    BOT_TOKEN: '1000000001:only-for-measuring-this-project',
    TELEGRAM_API_ROOT: telegram.url,
    DATABASE_URL: database,
    PORT: String(port),
    WEBHOOK_URL: hook.url,
    WEBHOOK_SECRET: secret,
    OPERATOR_CHATS: `${desk}=-1000000000042`,
    CLOCK_START: '2026-11-23T08:00:00Z',
  });
  try {
    await reachable(port, secret);
    const all = Array.from({ length: residents }, (_, n) => resident(telegram, 10_000 + n));
    await Promise.all(all.map((each) => each.comes()));
    const results = await Promise.all(all.map((each) => each.races().catch((error: unknown) => `${error}`)));
    await ended(bot, 'SIGTERM');
    const store = await openStore({ url: database, dataKey: null });
    const booked = await store.appointmentsOn(desk, '2026-11-01T00:00:00.000Z', '2027-12-31T00:00:00.000Z');
    await store.close();
    const failed = Array.from({ length: telegram.failed() }, () => 'a delivery was not taken');
    return {
      booked: booked.filter(({ status }) => status === 'booked').length,
      told: results.filter((each) => each === 'told').length,
      offered: results.filter((each) => each === 'offered').length,
      errors: [...results.filter((each) => each !== 'told' && each !== 'offered'), ...failed],
    };
  } finally {
    bot.kill('SIGKILL');
    telegram.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

let message = 1;

function resident(telegram: TelegramStub, id: number) {
  const from = { id, is_bot: false, first_name: 'p', language_code: 'en' };
  const chat = { id, type: 'private' };
  let last: Shown = { text: '', buttons: [] };

  async function sees(update: Record<string, unknown>): Promise<void> {
    const late = new AbortController();
    const coming = telegram.screen(id);
    telegram.give([update]);
    const never = wait(patience, null, { signal: late.signal }).catch(() => null);
    const shown = await Promise.race([coming, never]);
    late.abort();
    if (!shown) throw new Error(`nothing came after: ${last.text}`);
    last = shown;
  }
  const press = (data: string) => {
    const on = { message_id: 1, date: 1_795_000_000, chat, text: 'x' };
    return sees({ callback_query: { id: String(message++), from, chat_instance: '1', data, message: on } });
  };
  const say = (text: string) => sees({ message: { message_id: 1000 + message++, date: 1_795_000_000, chat, from, text } });
  /** One of the buttons that stand there and do that. */
  const one = (does: string): string | undefined => {
    const there = last.buttons.filter((each) => parseAction(each)?.do === does);
    return there[Math.floor(Math.random() * there.length)];
  };

  return {
    async comes() {
      await press(actionData({ do: 'language', lang: 'en' }));
      await press(actionData({ do: 'privacy-ok' }));
      await press(actionData({ do: 'book-start', service: 'citizenship', flow: '' }));
      await press(actionData({ do: 'book-desk', desk, page: '' }));
    },
    async races(): Promise<string> {
      for (let button = one('book-day'); button !== undefined; button = one('book-time') ?? one('book-day')) {
        await press(button);
        const name = one('book-name');
        if (!name) continue;
        await press(name);
        await say('Ana Prova');
        return last.text.includes('Code:') ? 'told' : `not confirmed: ${last.text}`;
      }
      return one('wish-join') ? 'offered' : `a dead end: ${last.text} ${last.buttons}`;
    },
  };
}

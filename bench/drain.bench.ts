import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../src/store/open.ts';
import { fillDue, now } from './growth-fill.ts';
import { ended, startedOurs } from './parts.ts';
import { startTelegram } from './telegram-stub.ts';

/** To Telegram and back, in milliseconds. */
const delay = 80;
/** Messages that are due at once, each to another chat: more than can go in the time measured. */
const due = 2000;
/** What goes out at first is the burst that Telegram lets pass: measured is what comes after it, for so long, in milliseconds. */
const burst = 100;
const measured = 20_000;

/** How many messages a second leave the outbox of the whole program while Telegram is far away. Telegram takes 30; it must keep 25. */
export async function run(): Promise<Record<string, [number, string]>> {
  const folder = mkdtempSync(join(tmpdir(), 'drain-'));
  const path = join(folder, 'b.db');
  const telegram = await startTelegram(null, delay);
  await (await openStore({ url: `sqlite:${path}`, dataKey: null })).close();
  await fillDue(path, due);
  const sent = () => telegram.count('sendMessage');
  const environment = {
    BOT_TOKEN: '1000000009:only-for-measuring-this-project',
    TELEGRAM_API_ROOT: telegram.url,
    DATABASE_URL: path,
    PORT: '0',
    CLOCK_START: now,
  };
  const bot = startedOurs('dist/main.js', folder, environment);
  try {
    for (let tries = 0; sent() < burst; tries++) {
      if (tries > 600) throw new Error(`${sent()} messages in a minute`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const [before, begun] = [sent(), performance.now()];
    await new Promise((resolve) => setTimeout(resolve, measured));
    const rate = ((sent() - before) * 1000) / (performance.now() - begun);
    return { drain_far_per_s: [Number(rate.toFixed(1)), 'messages/s'] };
  } finally {
    await ended(bot, 'SIGKILL');
    telegram.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

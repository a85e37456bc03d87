import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startedOurs } from './parts.ts';
import { startTelegram, type TelegramStub } from './telegram-stub.ts';

const secret = 'measuring-secret-0123456789';
const bystanders = 20;
/** Each bystander presses so often in a round, this long apart, in milliseconds. */
const taps = 15;
const apart = 120;
const flood = 200;
const rounds = 5;
/** After a rush, until its last answers are sent, in milliseconds. */
const breath = 3_000;

/**
 * What one person's flood, and a rush of new people, does to others: twenty people press a button now and then; the time from their
 * press to the screen, calm, beside 200 updates of one chat at once, and beside 200 people who send /start within a second.
 */
export async function run(): Promise<Record<string, [number, string]>> {
  const polling = await measure('polling');
  const webhook = await measure('webhook');
  const figures = { polling, webhook };
  for (const [name, { calm, flooded, burst }] of Object.entries(figures))
    console.log(`${name}: p95 calm ${calm.toFixed(1)} ms, beside a flood ${flooded.toFixed(1)} ms, beside a rush ${burst.toFixed(1)} ms`);
  return {
    flood_polling_p95_ratio: [Number((polling.flooded / polling.calm).toFixed(2)), 'ratio'],
    flood_webhook_p95_ratio: [Number((webhook.flooded / webhook.calm).toFixed(2)), 'ratio'],
    burst_tap_p95_ms: [Math.round(Math.max(polling.burst, webhook.burst)), 'ms'],
  };
}

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
const median = (values: readonly number[]) => sorted(values)[Math.floor(values.length / 2)] ?? 0;
const p95 = (values: readonly number[]) => sorted(values)[Math.ceil(values.length * 0.95) - 1] ?? 0;

const person = (id: number) => ({ id, is_bot: false, first_name: 'p', language_code: 'en' });
const chatOf = (id: number) => ({ id, type: 'private' });
let number = 1;
const message = (id: number, text: string) => ({ message: { message_id: number++, date: 1, chat: chatOf(id), from: person(id), text } });
const press = (id: number, data: string) => ({
  callback_query: {
    id: String(number++),
    from: person(id),
    chat_instance: '1',
    data,
    message: { message_id: 1, date: 1, chat: chatOf(id), text: 'x' },
  },
});

async function measure(by: 'polling' | 'webhook'): Promise<{ calm: number; flooded: number; burst: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const port = await freePort();
  const hook = { url: `http://127.0.0.1:${port}/hook`, secret };
  const telegram = await startTelegram(by === 'webhook' ? hook : null);
  const bot = startedOurs('dist/main.js', folder, {
    BOT_TOKEN: '1000000001:only-for-measuring-this-project',
    TELEGRAM_API_ROOT: telegram.url,
    DATABASE_URL: join(folder, 'f.db'),
    PORT: String(port),
    ...(by === 'webhook' ? { WEBHOOK_URL: hook.url, WEBHOOK_SECRET: secret } : {}),
  });
  const ready = by === 'webhook' ? 'setWebhook' : 'getUpdates';
  while (telegram.count(ready) === 0) await wait(20);
  // Past the notice first, so that a press is an ordinary one.
  for (let each = 0; each < bystanders; each++)
    for (const data of ['ls/en', 'po']) {
      const shown = telegram.screen(5000 + each);
      telegram.give([press(5000 + each, data)]);
      await shown;
    }
  await round(telegram);
  const p: { calm: number[]; flooded: number[]; burst: number[] } = { calm: [], flooded: [], burst: [] };
  // In this order: a rush is soon over, a flood is worked off at one message a second and lasts into the next rounds.
  for (let i = 0; i < rounds; i++) p.calm.push(p95(await round(telegram)));
  for (let i = 0; i < rounds; i++) {
    const rushing = rush(telegram, 20_000 + i * flood);
    p.burst.push(p95(await round(telegram)));
    await rushing;
    await wait(breath);
  }
  for (let i = 0; i < rounds; i++) {
    telegram.give(Array.from({ length: flood }, (_, each) => message(9000 + i, each === 0 ? '/start' : `hello ${each}`)));
    p.flooded.push(p95(await round(telegram)));
  }
  bot.kill('SIGKILL');
  await once(bot, 'exit');
  telegram.close();
  rmSync(folder, { recursive: true, force: true });
  return { calm: median(p.calm), flooded: median(p.flooded), burst: median(p.burst) };
}

/** All bystanders press, each at a pace of their own; the times from press to screen, in milliseconds. */
async function round(telegram: TelegramStub): Promise<number[]> {
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: bystanders }, async (_, each) => {
      await wait((apart / bystanders) * each);
      for (let tap = 0; tap < taps; tap++) {
        const shown = telegram.screen(5000 + each);
        const from = performance.now();
        telegram.give([press(5000 + each, tap % 2 ? 'm' : 'mn/permit')]);
        await shown;
        times.push(performance.now() - from);
        await wait(apart);
      }
    }),
  );
  return times;
}

/** So many new people within a second. */
async function rush(telegram: TelegramStub, from: number): Promise<void> {
  for (let each = 0; each < flood; each++) {
    telegram.give([message(from + each, '/start')]);
    await wait(1000 / flood);
  }
}

async function freePort(): Promise<number> {
  return await new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === 'object' ? address.port : 0));
    });
  });
}

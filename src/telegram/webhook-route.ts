import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Bot } from './bot.ts';

/** Updates are a few kilobytes; anything over this is not from Telegram. */
const largest = 1024 * 1024;

const digest = (text: string) => createHash('sha256').update(text).digest();

/** The webhook's route. It answers when the update is committed or lies in the inbox, so that Telegram repeats what a crash cut off. */
export function webhookRoute(path: string, secret: string, bot: () => Pick<Bot, 'take'> | null): Hono {
  const expected = digest(secret);
  return new Hono().post(path, bodyLimit({ maxSize: largest }), async (c) => {
    if (!timingSafeEqual(digest(c.req.header('x-telegram-bot-api-secret-token') ?? ''), expected)) return c.text('wrong secret', 401);
    const running = bot();
    if (!running) return c.text('not ready', 503);
    let update: unknown;
    try {
      update = JSON.parse(Buffer.from(await c.req.arrayBuffer()).toString('utf8'));
    } catch {
      return c.text('not JSON', 400);
    }
    await running.take(update);
    return c.body(null, 200);
  });
}

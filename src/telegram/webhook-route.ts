import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Bot } from './bot.ts';

/** Updates are a few kilobytes; anything over this is not from Telegram. */
const largest = 1024 * 1024;

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Deals with a request if it is for the webhook; false: it is somebody else's. */
type Listener = (req: IncomingMessage, res: ServerResponse) => boolean;

/**
 * The webhook. It answers when the update is committed or lies in the inbox, so that Telegram repeats what a crash cut off. Node's own request
 * is read, not a web one made of it: that was a seventh of the work of an update.
 */
export function webhook(path: string, secret: string, bot: () => Pick<Bot, 'take'> | null): Listener {
  const expected = digest(secret);

  async function answer(req: IncomingMessage): Promise<readonly [status: number, text: string]> {
    const given = req.headers['x-telegram-bot-api-secret-token'];
    if (!timingSafeEqual(digest(typeof given === 'string' ? given : ''), expected)) return [401, 'wrong secret'];
    const running = bot();
    if (!running) return [503, 'not ready'];
    if (Number(req.headers['content-length'] ?? 0) > largest) return [413, 'too large'];
    const body = await read(req);
    if (body === null) return [413, 'too large'];
    let update: unknown;
    try {
      update = JSON.parse(body);
    } catch {
      return [400, 'not JSON'];
    }
    await running.take(update);
    return [200, ''];
  }

  return (req, res) => {
    if (req.method !== 'POST' || req.url?.split('?')[0] !== path) return false;
    answer(req)
      // A connection that broke while it was read.
      .catch((): readonly [number, string] => [400, 'not read'])
      .then(([status, text]) => {
        // What was not read would be taken for the next request.
        res.writeHead(status, { 'content-type': 'text/plain', ...(req.complete ? {} : { connection: 'close' }) }).end(text);
      });
    return true;
  };
}

/** The body, put together before it is decoded: a letter may be split over two packets. Null when it is too long. */
async function read(req: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > largest) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Bot } from './bot.ts';

/** Updates are a few kilobytes; anything over this is not from Telegram. */
const largest = 1024 * 1024;

/** Deals with a request if it is for the webhook; false: it is somebody else's. */
type Listener = (req: IncomingMessage, res: ServerResponse) => boolean;

type Answer = readonly [status: number, text: string, type?: 'application/json'];

/**
 * The webhook. It answers when the update is committed or lies in the inbox, so that Telegram repeats what a crash cut off; its answer carries
 * the one to a pressed button. Node's own request is read, not a web one made of it: that was a seventh of the work of an update.
 */
export function webhook(path: string, secret: string, bot: () => Pick<Bot, 'take'> | null): Listener {
  const expected = Buffer.from(secret);
  const together = inBreath();

  /** In a time that tells nothing but the length. */
  function isSecret(given: string | string[] | undefined): boolean {
    const bytes = Buffer.from(typeof given === 'string' ? given : '');
    return bytes.length === expected.length && timingSafeEqual(bytes, expected);
  }

  async function answer(req: IncomingMessage): Promise<Answer> {
    if (!isSecret(req.headers['x-telegram-bot-api-secret-token'])) return [401, 'wrong secret'];
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
    let said: Answer = [200, ''];
    await together();
    await running.take(update, (reply) => {
      said = [200, JSON.stringify(reply), 'application/json'];
    });
    return said;
  }

  return (req, res) => {
    if (req.method !== 'POST' || req.url?.split('?')[0] !== path) return false;
    answer(req)
      // A connection that broke while it was read.
      .catch((): Answer => [400, 'not read'])
      .then(([status, text, type = 'text/plain']) => {
        const headers = { 'content-type': type, 'content-length': Buffer.byteLength(text) };
        // What was not read would be taken for the next request.
        res.writeHead(status, { ...headers, ...(req.complete ? {} : { connection: 'close' }) }).end(text);
      });
    return true;
  };
}

/** The body, put together before it is decoded: a letter may be split over two packets. Null when it is too long. Rejects when it breaks off. */
function read(req: IncomingMessage): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    req.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= largest) return void chunks.push(chunk);
      req.pause();
      resolve(null);
    });
    req.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    req.on('error', reject);
    req.on('close', () => {
      if (!req.readableEnded) reject(new Error('broken off'));
    });
  });
}

/** Lets those who come in one breath of the process go on side by side, move by move: each alone would take the whole way anew, and a third more time. */
function inBreath(): () => Promise<void> {
  let waiting: (() => void)[] = [];
  const goOn = () => {
    const all = waiting;
    waiting = [];
    for (const each of all) each();
  };
  return () =>
    new Promise((go) => {
      if (waiting.push(go) === 1) setImmediate(goOn);
    });
}

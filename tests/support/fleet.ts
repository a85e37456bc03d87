import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { databases } from './databases.ts';
import { root } from './stage.ts';

const secret = 'only-for-the-tests-0123456789';

/** A screen that came, in whose place, from which process, and when. */
export interface Came {
  readonly chat: number;
  /** The message whose place it takes; null: a new one. */
  readonly over: number | null;
  readonly text: string;
  readonly from: number;
  readonly at: number;
}

/** Bots in processes of their own on one PostgreSQL database, and what Telegram is to them: it hands updates to whom the test says, and hears their screens. */
export interface Fleet {
  readonly databaseUrl: string;
  readonly came: readonly Came[];
  /** The messages in whose place a screen came. */
  readonly overs: ReadonlySet<number>;
  process(bot: number): ChildProcess;
  /** Hands a body to a bot's webhook. Gives the status; null: the connection broke. */
  hand(bot: number, body: string): Promise<number | null>;
  /** From here on screens in this chat are heard and not answered, until what it gives is called. */
  hold(chat: number): () => void;
  /** Resolves when what came is enough. */
  until(enough: (came: readonly Came[]) => boolean): Promise<void>;
  end(): Promise<void>;
}

export async function startFleet(count: number): Promise<Fleet> {
  const fresh = await databases[1]?.fresh();
  if (!fresh) throw new Error('no PostgreSQL');
  const folder = mkdtempSync(join(tmpdir(), 'sportello-'));
  const came: Came[] = [];
  const overs = new Set<number>();
  const waiting = new Set<() => void>();
  const held = new Map<number, (() => void)[]>();
  const tokenOf = (bot: number) => `${1_000_000_001 + bot}:only-for-the-tests-of-this-project`;

  function called(bot: number, method: string, call: Record<string, unknown>, answer: () => void): void {
    if (method !== 'editMessageText' && method !== 'sendMessage') {
      answer();
      return;
    }
    const chat = Number(call['chat_id']);
    const over = method === 'sendMessage' ? null : Number(call['message_id']);
    came.push({ chat, over, text: String(call['text']), from: bot, at: performance.now() });
    if (over !== null) overs.add(over);
    for (const each of waiting) each();
    const behind = held.get(chat);
    if (behind) behind.push(answer);
    else answer();
  }

  const telegram: Server = createServer((req, res) => {
    const [, id, method = ''] = /\/bot(\d+):[^/]+\/(\w+)/.exec(req.url ?? '') ?? [];
    const parts: Buffer[] = [];
    req.on('data', (part: Buffer) => parts.push(part));
    req.on('end', () => {
      const call = parts.length > 0 ? (JSON.parse(Buffer.concat(parts).toString('utf8')) as Record<string, unknown>) : {};
      called(Number(id) - 1_000_000_001, method, call, () => answered(res, method, Number(call['chat_id'])));
    });
  });
  await new Promise<void>((resolve) => telegram.listen(0, '127.0.0.1', resolve));
  const api = `http://127.0.0.1:${(telegram.address() as AddressInfo).port}`;

  async function start(_: unknown, bot: number): Promise<{ readonly process: ChildProcess; readonly port: number }> {
    const hook = { PORT: '0', WEBHOOK_URL: 'http://127.0.0.1:9/hook', WEBHOOK_SECRET: secret };
    const env = { PATH: process.env['PATH'], BOT_TOKEN: tokenOf(bot), TELEGRAM_API_ROOT: api, DATABASE_URL: fresh?.url, ...hook };
    const child = spawn(process.execPath, [join(root, 'dist/main.js')], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout });
    const port = await new Promise<number>((resolve, reject) => {
      lines.on('line', (line) => {
        if (process.env['FLEET_LOG']) process.stderr.write(`${bot} ${line}\n`);
        const { msg, port: listens } = JSON.parse(line) as { msg: string; port: number };
        if (msg === 'running') resolve(listens);
      });
      child.once('exit', () => reject(new Error('a bot ended before it ran')));
    });
    return { process: child, port };
  }

  const bots = await Promise.all(Array.from({ length: count }, start));
  const botOf = (bot: number) => bots[bot] ?? { process: undefined as never, port: 0 };
  return {
    databaseUrl: fresh.url,
    came,
    overs,
    process: (bot) => botOf(bot).process,
    async hand(bot, body) {
      const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret };
      const answer = await fetch(`http://127.0.0.1:${botOf(bot).port}/hook`, { method: 'POST', headers, body }).catch(() => null);
      await answer?.text().catch(() => null);
      return answer?.status ?? null;
    },
    hold(chat) {
      held.set(chat, []);
      return () => {
        const answers = held.get(chat) ?? [];
        held.delete(chat);
        for (const answer of answers) answer();
      };
    },
    async until(enough) {
      while (!enough(came)) {
        await new Promise<void>((resolve) => {
          const look = () => {
            waiting.delete(look);
            resolve();
          };
          waiting.add(look);
        });
      }
    },
    async end() {
      for (const { process: child } of bots.filter((each) => each.process.exitCode === null && each.process.signalCode === null)) {
        const exited = once(child, 'exit');
        child.kill('SIGTERM');
        await exited;
      }
      await new Promise<void>((resolve) => {
        telegram.close(() => resolve());
        telegram.closeAllConnections();
      });
      await fresh.drop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Telegram's answer, as far as a bot looks at it. */
function answered(res: ServerResponse, method: string, chat: number): void {
  const message = { message_id: 1, date: 1_790_000_000, chat: { id: chat, type: 'private', first_name: 'P' } };
  const me = { id: 1, is_bot: true, first_name: 'b', username: 'stage_bot' };
  const result = method === 'getMe' ? me : /^(edit|send)/.test(method) ? message : true;
  res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: true, result }));
}

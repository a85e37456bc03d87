import { type ChildProcess, fork, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmulator } from '@sportello/telegram-emulator';

const root = fileURLToPath(new URL('../', import.meta.url));
const token = '1000000001:only-for-measuring-this-project';
const secret = 'measuring-secret-0123456789';
/** Node's own flags as `npm start` gives them. */
const flags = (/node (--\S+ )*/.exec(readFileSync(join(root, 'package.json'), 'utf8').split('"start": "exec ')[1] ?? '')?.[0] ?? '')
  .split(' ')
  .filter((word) => word.startsWith('--'));
const starts = 5;

/**
 * Starting: milliseconds from the process's start to its first getUpdates (median), and resident memory then.
 * Pressing: updates a second of a button press over webhook, against a bare Telegraf bot with no state, alternating in the same run;
 * each bot is a process of its own, the Bot API a stub in this one, the load another process.
 */
export async function run(): Promise<Record<string, [number, string]>> {
  const begun: number[] = [];
  const memory: number[] = [];
  for (let i = 0; i < starts; i++) {
    const { ms, mb } = await oneStart();
    begun.push(ms);
    memory.push(mb);
  }
  const rates = await pressing();
  return {
    start_ms: [Math.round(median(begun)), 'ms'],
    rss_mb: [Math.round(median(memory)), 'MB'],
    webhook_bot_per_s: [Math.round(rates.ours), 'updates/s'],
    webhook_bare_per_s: [Math.round(rates.bare), 'updates/s'],
    webhook_ratio: [Number((rates.ours / rates.bare).toFixed(2)), 'ratio'],
  };
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function environment(more: Record<string, string>): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LOG_LEVEL: 'error', ...more };
}

async function oneStart(): Promise<{ ms: number; mb: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const emulator = await startEmulator({ port: 0, token, clock: { now: () => new Date() } });
  const group = (await (
    await fetch(`${emulator.url}/emulator/groups`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"title":"g"}',
    })
  ).json()) as { id: number };
  const proxy = await firstCall(emulator.url, 'getUpdates');
  const from = performance.now();
  const bot = spawn(process.execPath, [...flags, join(root, 'dist/main.js')], {
    cwd: folder,
    stdio: 'inherit',
    env: environment({
      BOT_TOKEN: token,
      TELEGRAM_API_ROOT: proxy.url,
      DATABASE_URL: join(folder, 'b.db'),
      PORT: '0',
      OPERATOR_CHATS: `coeso-grosseto=${group.id}`,
    }),
  });
  const at = await proxy.called;
  const mb = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${bot.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  await ended(bot, 'SIGTERM');
  await proxy.close();
  await emulator.close();
  rmSync(folder, { recursive: true, force: true });
  return { ms: at - from, mb };
}

/** A door before the emulator that tells when a method is first called. */
async function firstCall(target: string, method: string): Promise<{ url: string; called: Promise<number>; close(): Promise<void> }> {
  const { createServer, request } = await import('node:http');
  let tell: (at: number) => void = () => undefined;
  const called = new Promise<number>((resolve) => {
    tell = resolve;
  });
  const server = createServer((req, res) => {
    if (req.url?.endsWith(`/${method}`)) tell(performance.now());
    const on = request(`${target}${req.url}`, { method: req.method ?? 'POST', headers: req.headers }, (answer) => {
      res.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(res);
    });
    on.on('error', () => res.destroy());
    req.pipe(on);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    called,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

/** Rounds of load on both bots in turn; the median of each. */
async function pressing(): Promise<{ ours: number; bare: number }> {
  const { createServer } = await import('node:http');
  const api = createServer((req, res) => {
    req.resume();
    req.on('end', () => {
      const result = req.url?.endsWith('/getMe')
        ? { id: 1, is_bot: true, first_name: 'b', username: 'bench_bot' }
        : req.url?.endsWith('Text') || req.url?.endsWith('sendMessage')
          ? { message_id: 1, date: 0, chat: { id: 1, type: 'private' } }
          : true;
      const body = JSON.stringify({ ok: true, result });
      res.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
      res.end(body);
    });
  });
  api.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  const address = api.address();
  const apiRoot = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`;
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const [oursPort, barePort] = [await freePort(), await freePort()];
  const ours = spawn(process.execPath, [...flags, join(root, 'dist/main.js')], {
    cwd: folder,
    stdio: 'inherit',
    env: environment({
      BOT_TOKEN: token,
      TELEGRAM_API_ROOT: apiRoot,
      DATABASE_URL: join(folder, 'w.db'),
      PORT: String(oursPort),
      WEBHOOK_URL: `http://127.0.0.1:${oursPort}/hook`,
      WEBHOOK_SECRET: secret,
    }),
  });
  const bare = spawn(process.execPath, [join(root, 'bench/bare-bot.mjs')], {
    stdio: 'inherit',
    env: environment({ BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, PORT: String(barePort) }),
  });
  await Promise.all([reachable(oursPort), reachable(barePort)]);
  const rates: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  for (let round = 0; round < 4; round++) {
    const a = await load(oursPort, round);
    const b = await load(barePort, round);
    if (round === 0) continue;
    rates.ours.push(a);
    rates.bare.push(b);
  }
  await Promise.all([ended(ours, 'SIGTERM'), ended(bare, 'SIGKILL')]);
  api.closeAllConnections();
  api.close();
  rmSync(folder, { recursive: true, force: true });
  return { ours: median(rates.ours), bare: median(rates.bare) };
}

/** One round of load from another process: updates a second. */
function load(port: number, round: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = fork(join(root, 'bench/load.mjs'), [String(port), secret, String(round)]);
    child.once('message', (rate) => resolve(Number(rate)));
    child.once('exit', (code) => code && reject(new Error('the load failed')));
  });
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  return await new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === 'object' ? address.port : 0));
    });
  });
}

/** Waits until something answers on the port. */
async function reachable(port: number): Promise<void> {
  for (let i = 0; i < 200; i++) {
    const answer = await fetch(`http://127.0.0.1:${port}/hook`, {
      method: 'POST',
      body: '{}',
      headers: { 'x-telegram-bot-api-secret-token': secret },
    }).catch(() => null);
    if (answer && answer.status !== 503) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nothing answers on port ${port}`);
}

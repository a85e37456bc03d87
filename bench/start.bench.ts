import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator } from '@sportello/telegram-emulator';
import { ended, median, memoryOf, startedOurs } from './parts.ts';

const token = '1000000001:only-for-measuring-this-project';
const starts = 5;

/** Milliseconds from the process's start to its first getUpdates (median), and resident memory then. */
export async function run(): Promise<Record<string, [number, string]>> {
  const begun: number[] = [];
  const memory: number[] = [];
  for (let i = 0; i < starts; i++) {
    const { ms, mb } = await oneStart();
    begun.push(ms);
    memory.push(mb);
  }
  return {
    start_ms: [Math.round(median(begun)), 'ms'],
    rss_mb: [Math.round(median(memory)), 'MB'],
  };
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
  const environment = {
    BOT_TOKEN: token,
    TELEGRAM_API_ROOT: proxy.url,
    DATABASE_URL: join(folder, 'b.db'),
    PORT: '0',
    OPERATOR_CHATS: `coeso-grosseto=${group.id}`,
  };
  const bot = startedOurs('dist/main.js', folder, environment);
  const at = await proxy.called;
  const mb = memoryOf(bot);
  await ended(bot, 'SIGTERM');
  await proxy.close();
  await emulator.close();
  rmSync(folder, { recursive: true, force: true });
  return { ms: at - from, mb };
}

/** A door before the emulator that tells when a method is first called. */
async function firstCall(target: string, method: string): Promise<{ url: string; called: Promise<number>; close(): Promise<void> }> {
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

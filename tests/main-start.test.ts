import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator } from '@sportello/telegram-emulator';
import { describe, expect, it, onTestFinished } from 'vitest';
import { root } from './support/stage.ts';

const token = '1000000001:only-for-the-tests-of-this-project';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'sportello-start-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

interface Running {
  readonly child: ChildProcess;
  readonly exited: Promise<number | null>;
  output(): string;
  /** Resolves with what the pattern found in the output; rejects when the process ends without saying it. */
  says(pattern: RegExp): Promise<string>;
}

/** The real process in a folder of its own, with nothing else in its environment. */
function start(cwd: string, env: Record<string, string>, project = root): Running {
  const child = spawn(process.execPath, [join(project, 'dist/main.js')], { cwd, env: { PATH: process.env['PATH'], ...env } });
  let said = '';
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const says = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(said);
        if (found) resolve(found[1] ?? found[0]);
      };
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      void exited.then((code) => reject(new Error(`it ended with ${code}: ${said}`)));
      look();
    });
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk) => {
      said += chunk;
    });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exited;
  });
  return { child, exited, output: () => said, says };
}

describe('a demo', () => {
  it('tells its address, where the web chat is, and ends in time when asked to', async () => {
    const cwd = folder();
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const demo = start(cwd, { PORT: '0' });
      const address = await demo.says(/Open the web chat: +(http:\S+)/);
      const page = await fetch(address);
      expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
      for (const file of (await page.text()).matchAll(/(?:src|href)="(\/[^"]+)"/g))
        expect((await fetch(new URL(file[1] ?? '', address))).status, file[1]).toBe(200);
      const before = performance.now();
      demo.child.kill(signal);
      expect(await demo.exited).toBe(0);
      expect(performance.now() - before).toBeLessThan(10_000);
      await expect(fetch(address)).rejects.toThrow();
    }
  });
});

describe('a start that is refused', () => {
  it('has asked Telegram nothing and has made no file', async () => {
    const emulator = await startEmulator({ port: 0, token, clock: { now: () => new Date('2026-11-23T08:00:00Z') } });
    onTestFinished(() => emulator.close());
    const cwd = folder();
    const bot = start(cwd, { PORT: '0', BOT_TOKEN: token, TELEGRAM_API_ROOT: emulator.url, LOG_LEVEL: 'loud' });
    expect(await bot.exited).toBe(2);
    expect(bot.output()).toBe('Sportello cannot start:\n  LOG_LEVEL must be fatal, error, warn, info, debug or silent\n');
    expect(readdirSync(cwd)).toEqual([]);
    expect(await (await fetch(`${emulator.url}/emulator/calls`)).json()).toMatchObject({ calls: [] });
  });

  it('reads .env where it stands, and what is set outside goes first', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, '.env'), 'PORT=eighty\nLOG_LEVEL=loud\n');
    const bot = start(cwd, { LOG_LEVEL: 'error' });
    expect(await bot.exited).toBe(2);
    expect(bot.output()).toBe('Sportello cannot start:\n  PORT is not a port: a whole number from 0 to 65535\n');
  });

  it('tells a broken flow and a wrong environment in one list', async () => {
    const copy = folder();
    for (const each of ['dist', 'flows', 'locales', 'data', 'package.json'])
      cpSync(join(root, each), join(copy, each), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    const file = join(copy, 'flows/permit-renewal.yaml');
    const lines = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, [...lines.slice(0, 4), 'secret: true', ...lines.slice(4)].join('\n'));
    const bot = start(folder(), { PORT: 'eighty' }, copy);
    expect(await bot.exited).toBe(2);
    expect(bot.output()).toBe(
      'Sportello cannot start:\n  PORT is not a port: a whole number from 0 to 65535\n  flows/permit-renewal.yaml:5 secret: unknown key\n',
    );
  });
});

describe('a start beside another', () => {
  it('on its port ends with one line, token or not, and the other goes on', async () => {
    const emulator = await startEmulator({ port: 0, token, clock: { now: () => new Date('2026-11-23T08:00:00Z') } });
    onTestFinished(() => emulator.close());
    const demo = start(folder(), { PORT: '0' });
    const address = await demo.says(/Open the web chat: +(http:\S+)/);
    const port = new URL(address).port;
    const line = `Sportello cannot start: port ${port} is taken: set PORT to another one`;
    const second = start(folder(), { PORT: port });
    expect(await second.exited).toBe(1);
    expect(second.output().trim()).toBe(line);
    const taken = start(folder(), { PORT: String(emulator.port), BOT_TOKEN: token, TELEGRAM_API_ROOT: emulator.url, LOG_LEVEL: 'error' });
    expect(await taken.exited).toBe(1);
    expect(taken.output().trim()).toBe(line.replace(port, String(emulator.port)));
    expect((await fetch(address)).status).toBe(200);
  });

  it('in its folder does not touch its database, whatever the port', async () => {
    const cwd = folder();
    const demo = start(cwd, { PORT: '0' });
    const address = await demo.says(/Open the web chat: +(http:\S+)/);
    const files = () => readdirSync(cwd).map((name) => [name, statSync(join(cwd, name)).ino]);
    const before = files();
    for (const [port, reason] of [
      [new URL(address).port, `port ${new URL(address).port} is taken: set PORT to another one`],
      ['0', './demo.db is in use by another process: a SQLite file takes one'],
    ] as const) {
      const second = start(cwd, { PORT: port });
      expect(await second.exited).toBe(1);
      expect(second.output().trim()).toBe(`Sportello cannot start: ${reason}`);
      expect(files()).toEqual(before);
    }
    expect(await (await fetch(new URL('/healthz', address))).json()).toMatchObject({ ok: true, written: true });
    demo.child.kill('SIGKILL');
    await demo.exited;
    await start(cwd, { PORT: '0' }).says(/Open the web chat/);
  });
});

describe('the health of a demo', () => {
  it('is told on the port of the web chat', async () => {
    const demo = start(folder(), { PORT: '0' });
    const address = await demo.says(/Open the web chat: +(http:\S+)/);
    const health = await fetch(new URL('/healthz', address));
    expect([health.status, await health.json()]).toEqual([
      200,
      expect.objectContaining({ ok: true, taken: true, written: true, answered: true }),
    ]);
    expect((await fetch(new URL('/nothing', address))).status).toBe(404);
  });
});

describe('the health of a bot', () => {
  it('that has not reached Telegram since its start says that nothing is taken', async () => {
    const port = await freePort();
    const env = { PORT: String(port), BOT_TOKEN: token, TELEGRAM_API_ROOT: `http://127.0.0.1:${await freePort()}`, LOG_LEVEL: 'warn' };
    await start(folder(), env).says(/the Bot API cannot be reached yet/);
    const health = await fetch(`http://127.0.0.1:${port}/healthz`);
    expect([health.status, await health.json()]).toEqual([503, expect.objectContaining({ ok: false, taken: false, written: true })]);
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Emulator, startEmulator } from '@sportello/telegram-emulator';
import sqlite3 from 'sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { loadContent } from '../src/content/load.ts';
import { root } from './support/stage.ts';

const token = '1000000001:only-for-the-tests-of-this-project';
const begin = '2026-11-23T08:00:00Z';

interface Running {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Resolves with the exit code (null after a signal). */
  readonly exited: Promise<number | null>;
}

const folders: string[] = [];
const running: Running[] = [];
const servers: (Emulator | Server)[] = [];
afterEach(async () => {
  for (const each of running.splice(0)) {
    each.child.kill('SIGKILL');
    await each.exited;
  }
  for (const each of servers.splice(0)) await each.close();
  for (const each of folders.splice(0)) rmSync(each, { recursive: true, force: true });
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'sportello-main-'));
  folders.push(made);
  return made;
}

/** The real process as `npm start` runs it, in a folder of its own, with nothing else in its environment. */
function start(cwd: string, env: Record<string, string>): Running {
  const child = spawn(process.execPath, [join(root, 'dist/main.js')], { cwd, env: { PATH: process.env['PATH'], ...env } });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += String(chunk);
    });
  const exited = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const started = { child, output: () => said, exited };
  running.push(started);
  return started;
}

async function occupied(): Promise<number> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return address && typeof address === 'object' ? address.port : 0;
}

describe('a start that cannot be', () => {
  it('a wrong environment: every problem in one list, exit code 2', async () => {
    const bot = start(folder(), {
      BOT_TOKEN: 'nonsense',
      PORT: 'eighty',
      DATABASE_URL: 'mysql://x',
      OPERATOR_CHATS: 'nowhere=-1',
      DATA_KEY: 'short',
      WEBHOOK_URL: 'https://example.org/x',
    });
    expect(await bot.exited).toBe(2);
    for (const name of ['BOT_TOKEN', 'PORT', 'DATABASE_URL', 'OPERATOR_CHATS', 'DATA_KEY', 'WEBHOOK_SECRET'])
      expect(bot.output()).toContain(name);
    expect(bot.output()).not.toContain('nonsense');
  });

  it('a broken flow: file and line', async () => {
    const copy = folder();
    for (const each of ['flows', 'locales', 'data']) cpSync(join(root, each), join(copy, each), { recursive: true });
    const file = join(copy, 'flows/permit-renewal.yaml');
    const lines = readFileSync(file, 'utf8').split('\n');
    const line = lines.findIndex((each) => each.includes('answer: situation'));
    lines[line] = (lines[line] ?? '').replace('answer: situation', 'answer: no-such-step');
    writeFileSync(file, lines.join('\n'));
    const loaded = await loadContent(copy, { demo: false });
    expect('problems' in loaded && loaded.problems[0]).toMatchObject({
      file: 'flows/permit-renewal.yaml',
      line: line + 1,
      problem: 'unknown step no-such-step',
    });
  });

  it('a port that is taken: one clear line', async () => {
    const port = await occupied();
    const bot = start(folder(), { PORT: String(port) });
    expect(await bot.exited).toBe(1);
    expect(bot.output().trim()).toBe(`Sportello cannot start: port ${port} is taken: set PORT to another one`);
  });

  it('a database that cannot be written: one clear line', async () => {
    const bot = start(folder(), { PORT: '0', DATABASE_URL: 'sqlite:./no/such/folder/data.db' });
    expect(await bot.exited).toBe(1);
    expect(bot.output().trim().split('\n')).toHaveLength(1);
    expect(bot.output()).toContain('./no/such/folder/data.db');
  });

  it('a token that Telegram refuses: one clear line, without the token', async () => {
    const emulator = await startEmulator({ port: 0, token, clock: { now: () => new Date(begin) } });
    servers.push(emulator);
    const other = '1000000002:another-token-of-the-same-shape';
    const bot = start(folder(), { PORT: '0', BOT_TOKEN: other, TELEGRAM_API_ROOT: emulator.url });
    expect(await bot.exited).toBe(1);
    expect(bot.output()).toContain('BOT_TOKEN');
    expect(bot.output()).not.toContain(other);
  });
});

/** A Bot API server with one resident and a desk's group, and a bot process on it. */
async function stage() {
  const emulator = await startEmulator({ port: 0, token, clock: { now: () => new Date(begin) } });
  servers.push(emulator);
  const call = async <Answer>(path: string, body?: unknown): Promise<Answer> => {
    const init = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const answer = await fetch(`${emulator.url}/emulator/${path}`, init);
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return (await answer.json()) as Answer;
  };
  const resident = (await call<{ id: number }>('users', { first_name: 'Ana', language_code: 'en' })).id;
  const group = (await call<{ id: number }>('groups', { title: 'desk' })).id;
  const cwd = folder();
  const env = {
    PORT: '0',
    BOT_TOKEN: token,
    TELEGRAM_API_ROOT: emulator.url,
    DATABASE_URL: 'sqlite:./kept.db',
    OPERATOR_CHATS: `coeso-follonica=${group}`,
    CLOCK_START: begin,
    LOG_LEVEL: 'error',
  };
  type Raw = {
    message: {
      message_id: number;
      text?: string;
      from?: { is_bot: boolean };
      reply_markup?: { inline_keyboard?: { text: string; callback_data?: string }[][] };
    };
  };
  const texts = async (chat: number) =>
    (await call<{ messages: Raw[] }>(`chats/${chat}/messages?after=0`)).messages.map(({ message }) => message);
  const settled = () => call<{ settled: boolean }>('settled?wait=30000');
  return {
    call,
    resident,
    group,
    settled,
    texts,
    /** The process's clock starts anew with it: a later start must be told that it is later. */
    run: (at = begin) => start(cwd, { ...env, CLOCK_START: at }),
    async say(text: string) {
      await call(`chats/${resident}/messages`, { from: resident, text });
      expect((await settled()).settled).toBe(true);
    },
    async press(label: string) {
      const message = (await texts(resident)).filter((each) => each.reply_markup?.inline_keyboard).at(-1);
      const button = message?.reply_markup?.inline_keyboard?.flat().find((each) => each.text.includes(label));
      if (!message || !button) throw new Error(`no button ${label}`);
      await call(`chats/${resident}/messages/${message.message_id}/press`, { from: resident, data: button.callback_data });
      expect((await settled()).settled).toBe(true);
    },
    /** How many messages of a kind the database holds for sent. */
    sent: (kind: string) =>
      new Promise<number>((resolve, reject) => {
        const db = new sqlite3.Database(join(cwd, 'kept.db'), sqlite3.OPEN_READONLY);
        db.get<{ n: number }>("select count(*) as n from message where kind = ? and state = 'sent'", [kind], (error, row) =>
          db.close(() => (error ? reject(error) : resolve(row?.n ?? 0))),
        );
      }),
    /** Waits, event by event, until a message of the chat holds the words. */
    async until(chat: number, words: string) {
      for (let since = 0, tries = 0; tries < 50; tries++) {
        if ((await texts(chat)).some((each) => each.text?.includes(words))) return;
        since = (await call<{ seq: number }>(`events.json?since=${since}&wait=5000`)).seq;
      }
      throw new Error(`«${words}» never came`);
    },
  };
}

describe('a start that holds', () => {
  it('SIGTERM ends it cleanly, with everything confirmed', async () => {
    const { run, say, until, resident } = await stage();
    const bot = run();
    await say('/start');
    await until(resident, 'Choose your language');
    bot.child.kill('SIGTERM');
    expect(await bot.exited).toBe(0);
    expect(bot.output()).toBe('');
  });

  it('after kill -9 and a restart nothing confirmed is lost, and the desk has the card once', async () => {
    const { run, say, press, until, texts, sent, resident, group } = await stage();
    const first = run();
    await say('/start');
    for (const label of ['English', 'I understand', 'Citizenship', 'Book at the desk', 'Follonica', '1 Dec', '10:30', 'Continue'])
      await press(label);
    await say('Ana Prova');
    await until(resident, 'Booked!');
    await until(group, 'In attesa');
    // Sent and marked: a kill between the two may send it again, which the killing test counts.
    await expect.poll(() => sent('card'), { timeout: 20_000 }).toBe(1);
    first.child.kill('SIGKILL');
    await first.exited;

    const second = run('2026-11-23T08:05:00Z');
    await until(group, 'In attesa');
    await say('/appointments');
    await until(resident, 'Your appointments');
    const list = (await texts(resident)).at(-1);
    expect(JSON.stringify(list?.reply_markup)).toContain('10:30');
    expect((await texts(group)).filter((each) => each.text?.includes('In attesa'))).toHaveLength(1);
    second.child.kill('SIGTERM');
    expect(await second.exited).toBe(0);
  });
});

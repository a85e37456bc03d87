import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator } from '@sportello/telegram-emulator';
import { expect, it, onTestFinished } from 'vitest';
import { root } from '../support/stage.ts';

const token = '1000000001:only-for-the-tests-of-this-project';
const day = '2026-11-23T08:00:00Z';
const rounds = 5;
const people = 12;

it('nobody is left without an answer when the process is killed, whatever moment it is', { timeout: 180_000 }, async () => {
  const emulator = await startEmulator({ port: 0, token, clock: { now: () => new Date(day) } });
  const folder = mkdtempSync(join(tmpdir(), 'sportello-kill-'));
  let bot: ChildProcess | null = null;
  const start = () => {
    const env = {
      BOT_TOKEN: token,
      TELEGRAM_API_ROOT: emulator.url,
      DATABASE_URL: join(folder, 'k.db'),
      PORT: '0',
      LOG_LEVEL: 'silent',
      CLOCK_START: day,
    };
    bot = spawn(process.execPath, [join(root, 'dist/main.js')], {
      cwd: folder,
      env: { PATH: process.env['PATH'], ...env },
      stdio: 'ignore',
    });
  };
  const kill = async () => {
    if (!bot) return;
    const gone = once(bot, 'exit');
    bot.kill('SIGKILL');
    await gone;
    bot = null;
  };
  onTestFinished(async () => {
    await kill();
    await emulator.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const call = async <Answer>(path: string, body?: unknown): Promise<Answer> => {
    const init = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    return (await (await fetch(`${emulator.url}/emulator/${path}`, init)).json()) as Answer;
  };
  const answered = async (chat: number) => {
    const { messages } = await call<{ messages: { message: { from?: { is_bot: boolean } } }[] }>(`chats/${chat}/messages`);
    return messages.some(({ message }) => message.from?.is_bot);
  };
  /** Resolves when so many of them have an answer. */
  const until = async (chats: readonly number[], many: number) => {
    for (let since = 0; ; ) {
      const has = await Promise.all(chats.map(answered));
      if (has.filter(Boolean).length >= many) return;
      since = (await call<{ seq: number }>(`events.json?since=${since}&wait=20000`)).seq;
    }
  };

  start();
  for (let round = 0; round < rounds; round++) {
    const chats = await Promise.all(
      Array.from({ length: people }, async (_, i) => (await call<{ id: number }>('users', { first_name: `P${i}` })).id),
    );
    await Promise.all(chats.map((chat) => call(`chats/${chat}/messages`, { from: chat, text: '/start' })));
    await until(chats, 1 + round * 2);
    await kill();
    start();
    await until(chats, people);
    expect(await Promise.all(chats.map(answered))).toEqual(chats.map(() => true));
  }
});

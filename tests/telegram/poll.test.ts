import { type Emulator, startEmulator } from '@sportello/telegram-emulator';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bot } from '../../src/telegram/bot.ts';
import { startPolling } from '../../src/telegram/poll.ts';
import { createSend } from '../../src/telegram/send.ts';

const token = '1000000001:only-for-the-tests-of-this-project';
const log = pino({ level: 'silent' });

let emulator: Emulator;
let ana = 0;

const call = async <Answer>(path: string, body?: unknown): Promise<Answer> => {
  const init = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return (await (await fetch(`${emulator.url}/emulator/${path}`, init)).json()) as Answer;
};
const say = (text: string) => call(`chats/${ana}/messages`, { from: ana, text });
const settled = async (wait: number) => (await call<{ settled: boolean }>(`settled?wait=${wait}`)).settled;

beforeEach(async () => {
  emulator = await startEmulator({ port: 0, token, clock: { now: () => new Date('2026-11-23T08:00:00Z') } });
  ana = (await call<{ id: number }>('users', { first_name: 'Ana' })).id;
});
afterEach(() => emulator.close());

/** A bot whose updates stay open until they are let go, by their text. */
function holding() {
  const begun = new Map<string, () => void>();
  const waiting = new Map<string, (text: string) => void>();
  const texts: string[] = [];
  const bot: Pick<Bot, 'take'> = {
    take(update) {
      const { text } = (update as { message: { text: string } }).message;
      texts.push(text);
      waiting.get(text)?.(text);
      return text.startsWith('slow') ? new Promise<void>((resolve) => begun.set(text, resolve)) : Promise.resolve();
    },
  };
  return {
    bot,
    texts,
    /** Resolves when the update with this text has come. */
    come: (text: string) => (texts.includes(text) ? Promise.resolve() : new Promise<void>((resolve) => waiting.set(text, () => resolve()))),
    letGo: (text: string) => begun.get(text)?.(),
  };
}

describe('polling', () => {
  it('an open update holds nobody, and is confirmed when it is done', async () => {
    const { bot, come, letGo, texts } = holding();
    const { callApi, close } = createSend(token, emulator.url);
    const poller = startPolling(bot, callApi, log);
    await say('slow one');
    await come('slow one');
    await say('quick one');
    await come('quick one');
    letGo('slow one');
    expect(await settled(5000)).toBe(true);
    expect(texts).toEqual(['slow one', 'quick one']);
    await poller.stop();
    await close();
  });

  it('stopping waits for what is under way and confirms it, but not what comes after', async () => {
    const { bot, come, letGo, texts } = holding();
    const { callApi, close } = createSend(token, emulator.url);
    const waiting = async () => ((await callApi('getUpdates', {})) as { message: { text: string } }[]).map((update) => update.message.text);
    const poller = startPolling(bot, callApi, log);
    for (const text of ['slow one', 'quick one', 'quick two']) {
      await say(text);
      await come(text);
    }
    const order: string[] = [];
    const stopped = poller.stop().then(() => order.push('stopped'));
    await poller.done;
    await say('too late');
    // The poller asked at least twice while the first was open. A crash here would lose nothing.
    expect(await waiting()).toEqual(['slow one', 'quick one', 'quick two', 'too late']);
    order.push('let go');
    letGo('slow one');
    await stopped;
    expect(order).toEqual(['let go', 'stopped']);
    expect(await waiting()).toEqual(['too late']);
    expect(texts).toEqual(['slow one', 'quick one', 'quick two']);
    await close();
  });

  it('goes on after Telegram failed', async () => {
    const { bot, come } = holding();
    await call('faults', { method: 'getUpdates', times: 1, error_code: 502, description: 'Bad Gateway' });
    const { callApi, close } = createSend(token, emulator.url);
    const poller = startPolling(bot, callApi, log);
    await say('after the fault');
    await come('after the fault');
    await poller.stop();
    await close();
  });

  it('ends when the token is refused', async () => {
    const { callApi, close } = createSend('1000000002:another-token-of-the-same-shape', emulator.url);
    const poller = startPolling(holding().bot, callApi, log);
    await expect(poller.done).rejects.toThrow('BOT_TOKEN');
    await close();
  });
});

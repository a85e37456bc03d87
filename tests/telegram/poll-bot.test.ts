import type { User } from '@sportello/telegram-emulator';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Incoming } from '../../src/base/incoming.ts';
import { type Poller, startPolling } from '../../src/telegram/poll.ts';
import { type BotStage, botStage, echo, gate, wordOf } from './bot-stage.ts';

const log = pino({ level: 'silent' });

/** Answers what was said; "slow…" only when the gate is opened. Keeps the order in which it was asked. */
async function polling() {
  const slow = gate();
  const asked: string[] = [];
  const set = await botStage(async (incoming: Incoming) => {
    const word = wordOf(incoming);
    asked.push(word);
    if (word.startsWith('slow')) await slow.opened;
    return { change: [], screens: [echo(word)], lang: 'it' };
  });
  const [amina, bilal] = [await set.emulator.person('Amina'), await set.emulator.person('Bilal')];
  return { ...set, slow, asked, amina, bilal, start: () => started(set, slow.open) };
}

function started({ bot, callApi }: BotStage, letGo: () => void): Poller {
  const poller = startPolling(bot, callApi, log);
  onTestFinished(async () => {
    letGo();
    await poller.stop();
  });
  return poller;
}

const say = ({ emulator }: BotStage, person: User, text: string) => emulator.say(person.id, person, text);
const settled = async ({ emulator }: BotStage) => (await emulator.control<{ settled: boolean }>('GET', '/settled?wait=10000')).settled;

describe('polling with the whole bot', () => {
  it('keeps the order within a chat, and asks once for each', async () => {
    const set = await polling();
    set.start();
    for (const word of ['slow 1', '2', '3']) await say(set, set.amina, word);
    await say(set, set.bilal, 'ciao');
    await set.saidIn(set.bilal.id, 1);
    expect(set.asked.filter((word) => word !== 'ciao')).toEqual(['slow 1']);
    set.slow.open();
    expect(await set.saidIn(set.amina.id, 3)).toEqual(['slow 1', '2', '3']);
    expect(await settled(set)).toBe(true);
    expect(set.asked).toHaveLength(4);
  });

  it('does not confirm an update that is still open: after a crash it comes again', async () => {
    const set = await polling();
    set.start();
    await say(set, set.amina, 'slow');
    await say(set, set.bilal, 'ciao');
    await set.saidIn(set.bilal.id, 1);
    expect(await set.emulator.settled()).toBe(false);
    // Another process, as after a crash: it asks from the start.
    const waiting = await set.emulator.bot<{ message: { text: string } }[]>('getUpdates', { offset: 0 });
    expect(waiting.result.map(({ message }) => message.text)).toEqual(['slow', 'ciao']);
  });

  it('goes on when another program asked with the same token (409)', async () => {
    const set = await polling();
    set.start();
    await say(set, set.amina, 'one');
    await set.saidIn(set.amina.id, 1);
    expect(await settled(set)).toBe(true);
    await set.emulator.bot('getUpdates');
    await say(set, set.amina, 'two');
    expect(await set.saidIn(set.amina.id, 2)).toEqual(['one', 'two']);
    const { calls } = await set.emulator.control<{ calls: { method: string; error_code?: number }[] }>('GET', '/calls');
    expect(calls.filter((call) => call.method === 'getUpdates').map((call) => call.error_code)).toEqual([409]);
  });

  it.each([
    ['a fault', { error_code: 502 }],
    ['a wait', { parameters: { retry_after: 1 } }],
    ['a broken connection', { disconnect: true }],
  ])('goes on after %s', async (_, fault) => {
    const set = await polling();
    await set.emulator.control('POST', '/faults', { method: 'getUpdates', ...fault });
    set.start();
    await say(set, set.amina, 'ciao');
    expect(await set.saidIn(set.amina.id, 1)).toEqual(['ciao']);
  });

  it('takes ids that start again lower, as Telegram’s do after a week without updates', async () => {
    const set = await polling();
    set.start();
    await say(set, set.amina, 'one');
    await set.saidIn(set.amina.id, 1);
    expect(await settled(set)).toBe(true);
    const chat = { id: set.amina.id, type: 'private', first_name: 'Amina' };
    const message = { message_id: 900, date: 1, chat, from: set.amina, text: 'low' };
    await set.emulator.control('POST', '/updates', { update: { update_id: 17, message } });
    expect(await set.saidIn(set.amina.id, 2)).toEqual(['one', 'low']);
    await say(set, set.amina, 'two');
    expect(await set.saidIn(set.amina.id, 3)).toEqual(['one', 'low', 'two']);
    expect(set.asked).toEqual(['one', 'low', 'two']);
  });
});

describe('stopping with the whole bot', () => {
  it('waits for what is under way, confirms it, and takes nothing more', async () => {
    const set = await polling();
    const poller = set.start();
    await say(set, set.amina, 'slow');
    await say(set, set.bilal, 'ciao');
    await set.saidIn(set.bilal.id, 1);
    const diary: string[] = [];
    const stopped = poller.stop().then(() => diary.push('stopped'));
    await poller.done;
    await say(set, set.bilal, 'too late');
    diary.push('opened');
    set.slow.open();
    await stopped;
    expect(diary).toEqual(['opened', 'stopped']);
    expect(await set.said(set.amina.id)).toEqual(['slow']);
    expect(set.asked).toEqual(['slow', 'ciao']);
    const left = await set.emulator.updates('keep');
    expect(left.map((update) => update.message?.text)).toEqual(['too late']);
  });

  it('ends a long wait for updates at once', async () => {
    const set = await polling();
    const poller = set.start();
    await say(set, set.amina, 'ciao');
    await set.saidIn(set.amina.id, 1);
    expect(await settled(set)).toBe(true);
    const before = performance.now();
    await poller.stop();
    expect(performance.now() - before).toBeLessThan(20_000);
    expect(await set.emulator.updates('keep')).toEqual([]);
  });

  it('may come twice, and before anything happened', async () => {
    const set = await polling();
    const poller = set.start();
    await Promise.all([poller.stop(), poller.stop()]);
    await expect(poller.done).resolves.toBeUndefined();
  });
});

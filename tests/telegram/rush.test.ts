import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Lane } from '../../src/desk/message.ts';
import type { Beat } from '../../src/telegram/pace.ts';
import { post } from '../../src/telegram/posting.ts';
import { createSend } from '../../src/telegram/send.ts';
import { stage, TOKEN } from '../emulator/stage.ts';
import { echo, echoContent } from './bot-stage.ts';

/** Telegram's published limits, kept by the emulator. */
const limits = { per_second: 30, per_group_minute: 20 };

/** Waits until no request is on its way and what was answered has been gone on with. */
function requests(): { quiet(): Promise<void> } {
  let open = 0;
  const begins = () => {
    open += 1;
  };
  const ends = () => {
    open -= 1;
  };
  const channels = { 'undici:request:create': begins, 'undici:request:trailers': ends, 'undici:request:error': ends };
  for (const [name, count] of Object.entries(channels)) subscribe(name, count);
  onTestFinished(() => {
    for (const [name, count] of Object.entries(channels)) unsubscribe(name, count);
  });
  return {
    async quiet() {
      for (let still = 0; still < 5; still = open === 0 ? still + 1 : 0) await turn();
    },
  };
}

/** The real sender before an emulator that counts, on one time for both, which jumps to what is waited for next. */
async function rush() {
  const { quiet } = requests();
  let now = 0;
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();
  const beat: Beat = {
    now: () => now,
    after(milliseconds, run) {
      const timer = { at: now + milliseconds, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
  };
  const emulator = await stage({ elapsed: () => now });
  await emulator.control('PUT', '/rates', limits);
  const { callApi, close } = createSend(TOKEN, emulator.url, beat);
  onTestFinished(close);
  const { texts } = await echoContent();

  /** Sends as the outbox does: what is held back comes again when it was told to. Gives when Telegram had it, in milliseconds. */
  async function send(chat: number, lane: Lane, said: string): Promise<number> {
    for (;;) {
      const done = await post(
        { callApi, texts, botName: 'emulated_bot', stands: () => undefined },
        { chat, lang: 'it', lane },
        { what: 'screen', screen: echo(said) },
      );
      if (done.became === 'sent') return now;
      if (done.became !== 'told') throw new Error(done.became);
      await new Promise<void>((resolve) => void beat.after(done.seconds * 1000, resolve));
    }
  }
  /** One after the other, as a chat is served. */
  async function inOrder(chat: number, lane: Lane, many: number): Promise<number[]> {
    const times: number[] = [];
    for (let i = 0; i < many; i++) times.push(await send(chat, lane, String(i)));
    return times;
  }
  /** Lets time go on until all is done. */
  async function all<T>(work: readonly Promise<T>[]): Promise<T[]> {
    let open = true;
    const done = Promise.all(work).finally(() => {
      open = false;
    });
    while (open) {
      await quiet();
      const next = [...timers].sort((a, b) => a.at - b.at)[0];
      if (!next) continue;
      timers.delete(next);
      now = Math.max(now, next.at);
      next.run();
    }
    return await done;
  }
  const people = (many: number) => Promise.all(Array.from({ length: many }, (_, i) => emulator.person(`P${i}`)));
  async function refusals(): Promise<number> {
    const { calls } = await emulator.control<{ calls: { error_code?: number }[] }>('GET', '/calls');
    return calls.filter((call) => call.error_code === 429).length;
  }
  return { emulator, beat, send, inOrder, all, people, refusals };
}

const sorted = (times: readonly number[]) => [...times].sort((a, b) => a - b);

describe('at Telegram’s limits no call is refused', () => {
  it('for 30 bookings at one desk: people have their papers within seconds, and an operator who looks is not kept waiting', async () => {
    const { emulator, beat, send, inOrder, all, people, refusals } = await rush();
    const booked = await people(30);
    const desk = await emulator.group('Sportello', booked.slice(0, 1));
    const cards = inOrder(desk.id, 'desk', 30);
    const papers = booked.map(({ id }) => inOrder(id, 'look', 3));
    const looked = new Promise<void>((resolve) => void beat.after(10_000, resolve)).then(async () => [await send(desk.id, 'look', 'oggi')]);
    const [atDesk = [], atOperator = [], ...atPeople] = await all([cards, looked, ...papers]);

    expect(await refusals()).toBe(0);
    expect(atDesk[0]).toBe(0);
    expect(sorted(atPeople.flat()).at(-1)).toBeLessThan(6_000);
    expect(atDesk[15]).toBeLessThan(6_000);
    expect(atOperator[0]).toBeLessThan(10_500);
    // A third minute is never needed.
    expect(atDesk.at(-1)).toBeLessThan(70_000);
    expect(atDesk).toEqual(sorted(atDesk));
  });

  it('for 60 messages at once: half of them go now, the others within a moment', async () => {
    const { send, all, people, refusals } = await rush();
    const times = sorted(await all((await people(60)).map(({ id }) => send(id, 'look', 'ciao'))));
    expect(await refusals()).toBe(0);
    expect(times.slice(0, 28).every((at) => at < 1_000)).toBe(true);
    expect(times.at(-1)).toBeLessThan(4_000);
  });

  it('for reminders to many, while somebody looks: what they wait for goes first', async () => {
    const { send, inOrder, all, people, refusals } = await rush();
    const [ana, ...others] = await people(81);
    const reminders = others.map(async ({ id }) => [await send(id, 'reminder', 'domani')]);
    const [looked = []] = await all([inOrder(ana?.id ?? 0, 'look', 8), ...reminders]);
    expect(await refusals()).toBe(0);
    expect(looked.at(-1)).toBeLessThan(1_000);
  });
});

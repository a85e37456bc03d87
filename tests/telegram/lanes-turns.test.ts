import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { mostWaiting } from '../../src/telegram/backlog.ts';
import type { Task } from '../../src/telegram/lane.ts';
import { createLanes } from '../../src/telegram/lanes.ts';
import { databases } from '../support/databases.ts';
import { gate } from './bot-stage.ts';

const task = (id: number, chat: number): Task => ({ id, chat, update: { update_id: id } });
const many = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);

/** Lanes of two processes on one database, which note in one diary what they do. The first update is under way in one of them until `open`. */
async function twoProcesses() {
  const fresh = await databases[1]?.fresh();
  if (!fresh) throw new Error('no PostgreSQL');
  onTestFinished(() => fresh.drop());
  const [begun, slow] = [gate(), gate()];
  const handled: number[] = [];
  const told: number[] = [];
  const lanes = await Promise.all(
    [1, 2].map(async () => {
      const store = await fresh.open();
      return createLanes({
        ...store,
        log: pino({ level: process.env['STAGE_LOG'] ?? 'silent' }),
        now: () => '2026-11-23T08:00:00.000Z',
        showLeft: async () => undefined,
        async handle(one) {
          handled.push(one.id);
          if (one.id !== 1) return async () => undefined;
          begun.open();
          await slow.opened;
          return async () => undefined;
        },
        setAside: async () => async () => undefined,
        tooMuch: async ({ id }) => void told.push(id),
      });
    }),
  );
  const [one, two] = lanes;
  if (!one || !two) throw new Error('two');
  const first = one.add(task(1, 7));
  await begun.opened;
  await two.add(task(1000, 8));
  return { one, two, first, open: slow.open, handled, told };
}

// The embedded PostgreSQL has one session for all its connections: there a lock keeps nobody out.
describe.runIf(process.env['TEST_POSTGRES_URL'])('lanes of two processes', () => {
  it('deal with a chat in one of them, in order, and confirm in the other at once', async () => {
    const { one, two, first, open, handled } = await twoProcesses();
    await Promise.all([5, 3, 4, 2].map((id) => two.add(task(id, 7))));
    expect(handled).toEqual([1, 1000]);
    open();
    await first;
    // Whoever gets the turn next.
    await one.idle();
    await two.idle();
    expect(handled).toEqual([1, 1000, 2, 3, 4, 5]);
    await two.add(task(6, 7));
    expect(handled.at(-1)).toBe(6);
  });

  it('read no more than a chat may send, wherever it comes, and tell so once in each', async () => {
    const { one, two, first, open, handled, told } = await twoProcesses();
    await Promise.all(many(2, mostWaiting).map((id) => two.add(task(id, 7))));
    await two.add(task(2000, 7));
    await two.add(task(2001, 7));
    expect(told).toEqual([2000]);
    open();
    await first;
    await one.idle();
    await two.resume();
    await two.idle();
    expect(handled).toEqual([1, 1000, ...many(2, mostWaiting)]);
    await two.add(task(3000, 7));
    expect(handled.at(-1)).toBe(3000);
    expect(told).toEqual([2000]);
  });
});

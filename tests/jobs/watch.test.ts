import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Trouble } from '../../src/desk/message.ts';
import { createWatch, type Watch } from '../../src/jobs/watch.ts';
import { outboxStage } from './outbox-stage.ts';

const minute = 60_000;
const stage = outboxStage();
let told: Trouble[] = [];
let sweptAt = 0;
let watch: Watch;

beforeEach(() => {
  // Only what measures time: the database goes on with real timers.
  vi.useFakeTimers({ toFake: ['performance'] });
  told = [];
  sweptAt = performance.now();
  watch = createWatch({ store: stage.store, now: () => stage.now, sweptAt: () => sweptAt, tell: async (what) => void told.push(what) });
});
afterEach(() => void vi.useRealTimers());

/** So many minutes, with a look at each; `each` is done before it. */
async function pass(minutes: number, each: (minute: number) => Promise<unknown> = async () => undefined): Promise<void> {
  for (let i = 0; i < minutes; i++) {
    vi.advanceTimersByTime(minute);
    sweptAt = performance.now();
    await each(i);
    await watch.look();
  }
}
const sent = (key: string) => stage.store.commit([{ write: 'sent', key, revision: 1, at: stage.now }]);

it('tells once that the outbox is not swept, for ten minutes, and again when it happens again', async () => {
  vi.advanceTimersByTime(9 * minute);
  await watch.look();
  expect([told, watch.troubles()]).toEqual([[], []]);
  for (let i = 0; i < 5; i++) {
    vi.advanceTimersByTime(minute);
    await watch.look();
  }
  expect([told, watch.troubles()]).toEqual([['not-swept'], ['not-swept']]);
  await pass(1);
  expect(watch.troubles()).toEqual([]);
  vi.advanceTimersByTime(11 * minute);
  await watch.look();
  expect(told).toEqual(['not-swept', 'not-swept']);
});

it('tells once that the outbox grows', async () => {
  await pass(20, (i) => stage.put(`m${i}`, { to: { chat: i } }));
  expect([told, watch.troubles()]).toEqual([['growing'], ['growing']]);
});

it('is calm while a long drain becomes shorter, and while messages come and go', async () => {
  for (let i = 0; i < 40; i++) await stage.put(`m${i}`, { to: { chat: i } });
  await pass(30, (i) => sent(`m${i}`));
  expect(told).toEqual([]);
});

it('does not count what waits because its chat is closed, nor what stands behind it', async () => {
  await stage.put('first');
  await stage.put('second');
  await stage.store.commit([
    { write: 'retry', key: 'first', revision: 1, at: '2026-11-24T08:00:00.000Z', waits: 'rights', error: 'blocked' },
  ]);
  await pass(30);
  expect(told).toEqual([]);
});

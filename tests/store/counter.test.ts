import { describe, expect, it, onTestFinished } from 'vitest';
import { addDays } from '../../src/base/time.ts';
import { callNext } from '../../src/desk/counter-acts.ts';
import type { Store } from '../../src/store/store.ts';
import { databases } from '../support/databases.ts';
import { aComer, at, now } from './samples.ts';

const day = '2026-12-01';
/** As often as a conversation decides again. */
const tries = 3;

/** One press of "next", as a conversation does it: read, decide, commit, again when stale. */
async function pressNext(store: Store, by: number, on: string): Promise<number | 'nobody' | 'stale'> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const called = callNext(await store.comers('prato', on, on), by, now);
    if (!called) return 'nobody';
    if ((await store.commit(called.change)) === 'done') return called.comer.number;
  }
  return 'stale';
}

describe.each(databases)('the counter on $name', ({ fresh }) => {
  it('two operators who press "next" 1,000 times at once never get the same person', async () => {
    const database = await fresh();
    onTestFinished(() => database.drop());
    const one = await database.open();
    // A process of its own each, where the database lets several in.
    const other = database.url.startsWith('postgres') ? await database.open() : one;
    const got: number[] = [];
    const presses = 1000;
    const people = 20;
    for (let round = 0; round < presses / people; round++) {
      const on = addDays(day, round);
      const turn = (i: number) => at(`08:${String(i).padStart(2, '0')}`);
      await one.commit(Array.from({ length: people }, (_, i) => ({ write: 'comer', comer: aComer(i + 1, { day: on, turn: turn(i) }) })));
      for (let pair = 0; pair < people / 2; pair++) {
        const both = await Promise.all([pressNext(one, 7, on), pressNext(other, 8, on)]);
        for (const each of both) {
          expect(each).not.toBe('stale');
          if (typeof each === 'number') got.push(round * people + each);
        }
      }
      expect(await pressNext(one, 7, on)).toBe('nobody');
    }
    expect(got).toHaveLength(presses);
    expect(new Set(got).size).toBe(presses);
    expect([...got].sort((a, b) => a - b)).toEqual(Array.from({ length: presses }, (_, i) => i + 1));
  }, 120_000);

  it('one number is given once, and whoever was called is not called by another', async () => {
    const database = await fresh();
    onTestFinished(() => database.drop());
    const store = await database.open();
    const give = () => store.commit([{ write: 'comer', comer: aComer(1) }]);
    expect((await Promise.all([give(), give()])).sort()).toEqual(['done', 'stale']);
    const [comer] = await store.comers('prato', day, day);
    const calls = [7, 8].map((by) => comer && callNext([comer], by, now));
    const done = await Promise.all(calls.map((each) => store.commit(each?.change ?? [])));
    expect(done.sort()).toEqual(['done', 'stale']);
  });
});

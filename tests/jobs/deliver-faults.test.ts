import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/desk/change.ts';
import type { Committed, Store } from '../../src/store/store.ts';
import { ok, outboxStage, waits } from './outbox-stage.ts';

const stage = outboxStage();
const { put, delivery, waiting } = stage;
/** There is no such handoff, so this is out of date. */
const stale: Change = [{ write: 'handoff-set', id: 'nobody', version: 1, set: { talking: false } }];

describe('the outbox, when the fault is ours', () => {
  it('a message that cannot be drawn is tried some times and set aside; its own chat and the others go on', async () => {
    await put('broken');
    await put('behind');
    await put('other', { to: { chat: 2 } });
    const { run, asked } = delivery(({ key }) => {
      if (key === 'broken') throw new Error('no such text');
      return ok;
    });
    for (const now of ['08:00:00', '08:00:05', '08:01:05', '08:11:05', '09:00:00']) {
      stage.now = `2026-11-23T${now}.000Z`;
      await run();
    }
    expect(asked.filter((key) => key === 'broken')).toHaveLength(4);
    expect(asked.filter((key) => !key.startsWith('alarm')).slice(-2)).toEqual(['broken', 'behind']);
    // Those who run the bot are told.
    expect(asked).toContain('alarm:screen');
    expect([await waiting(), (await stage.store.backlog(stage.now)).aside]).toEqual([[], 1]);
  });

  it.each([
    ['sent', { became: 'sent', change: stale }, []],
    ['gone', { became: 'gone', why: 'x', change: stale }, []],
    ['waiting', waits(60, stale), [['card', 1]]],
  ] as const)('what goes with a message is out of date: it is still %s, and not sent again at once', async (_, result, left) => {
    await put('card');
    const { run, asked } = delivery(() => result);
    await run();
    expect(asked).toEqual(['card']);
    expect(await waiting()).toEqual(left);
  });

  it('what was sent and cannot be marked is not sent again, and nothing else is until it is marked', async () => {
    await put('first');
    await put('second');
    let full = true;
    const real = stage.store;
    const onFullDisk: Store = {
      ...real,
      commit: (change, update): Promise<Committed> => (full ? Promise.reject(new Error('SQLITE_FULL')) : real.commit(change, update)),
    };
    const { run, asked, state, stop } = delivery(() => ok, onFullDisk);
    await run();
    for (let i = 0; i < 5; i++) {
      stage.now = `2026-11-23T08:0${i + 2}:00.000Z`;
      await run();
    }
    expect([asked, state().unmarked]).toEqual([['first'], 2]);
    full = false;
    await stop();
    expect(state().unmarked).toBe(2);
  });

  it('stops, though the sweep fails, and does nothing afterwards', async () => {
    await put('a');
    const { run, stop, asked } = delivery(() => ok);
    await stage.store.close();
    const sweep = run();
    await expect(stop()).resolves.toBeUndefined();
    await expect(sweep).rejects.toThrow();
    await expect(run()).resolves.toBeUndefined();
    expect(asked).toEqual([]);
    await stage.reopen();
  });
});

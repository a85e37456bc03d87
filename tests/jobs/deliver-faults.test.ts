import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/desk/change.ts';
import type { Committed, Store } from '../../src/store/store.ts';
import { aPerson } from '../store/samples.ts';
import { gate, ok, outboxStage, start, waits } from './outbox-stage.ts';

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
    ['waiting', waits(60, stale), [['card', 1]]],
  ] as const)('what goes with a message is out of date: it is still %s, and not sent again at once', async (_, result, left) => {
    await put('card');
    const { run, asked } = delivery(() => result);
    await run();
    expect(asked).toEqual(['card']);
    expect(await waiting()).toEqual(left);
  });

  it('counts its own faults apart from what Telegram asked: one hiccup in drawing loses nothing', async () => {
    await put('card');
    let hiccup = false;
    const { run, asked } = delivery(() => {
      if (asked.length <= 4) return waits(1);
      if (hiccup) return ok;
      hiccup = true;
      throw new Error('SQLITE_BUSY');
    });
    for (let i = 0; i < 6; i++) {
      await run();
      stage.now = `2026-11-23T08:0${i + 1}:00.000Z`;
    }
    expect([asked.length, await waiting(), (await stage.store.backlog(stage.now)).aside]).toEqual([6, [], 0]);
  });

  it('never sends a message twice whose answer was lost; what goes with that is written, and it is sent when somebody asks for it', async () => {
    await put('lost');
    await put('behind');
    await put('other', { to: { chat: 2 } });
    const told: Change = [{ write: 'blocked', chat: 7, at: start }];
    let lost = true;
    const { run, asked } = delivery(({ key }) => (key === 'lost' && lost ? { became: 'unsure', why: 'no answer', change: told } : ok));
    const rest = async () => {
      for (let i = 0; i < 8; i++) {
        await run();
        stage.now = `2026-11-23T08:1${i}:00.000Z`;
      }
    };
    await stage.store.commit([{ write: 'person', person: aPerson(7) }]);
    await rest();
    expect([...asked].sort()).toEqual(['behind', 'lost', 'other']);
    expect((await stage.store.person(7))?.blocked_at).toBe(start);
    expect((await stage.store.backlog(stage.now)).aside).toBe(1);

    lost = false;
    await stage.store.commit([{ write: 'again', key: 'lost', to: { chat: 2 } }]);
    await rest();
    expect(asked).toHaveLength(3);
    for (let i = 0; i < 2; i++) {
      await stage.store.commit([{ write: 'again', key: 'lost', to: { chat: 1 } }]);
      await rest();
    }
    expect(asked.slice(3)).toEqual(['lost']);
    expect((await stage.store.backlog(stage.now)).aside).toBe(0);
  });

  it('a database that takes nothing for a moment does not end the process', async () => {
    await put('a');
    const unhandled: unknown[] = [];
    const hear = (error: unknown) => unhandled.push(error);
    process.on('unhandledRejection', hear);
    const under = gate();
    const asking = gate();
    const full: Store = {
      ...stage.store,
      async claim() {
        asking.open();
        await under.opened;
        throw new Error('SQLITE_FULL');
      },
    };
    const { nudge, stop } = delivery(() => ok, full);
    nudge();
    await asking.opened;
    nudge();
    under.open();
    await new Promise((resolve) => setImmediate(resolve));
    await stop();
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', hear);
    expect(unhandled).toEqual([]);
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

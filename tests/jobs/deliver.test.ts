import { describe, expect, it } from 'vitest';
import { wakeAfter } from '../../src/jobs/deliver.ts';
import type { Store } from '../../src/store/store.ts';
import { gate, ok, outboxStage, waits } from './outbox-stage.ts';

const stage = outboxStage();
const { put, delivery, waiting } = stage;
const at = (clock: string) => `2026-11-23T${clock}.000Z`;

describe('the outbox', () => {
  it('sends what is due to one chat, the earliest first, once', async () => {
    await put('b', { due: at('07:59:00') });
    await put('a', { due: at('07:58:00') });
    await put('later', { due: at('08:00:01') });
    const { run, asked } = delivery(() => ok);
    await run();
    await run();
    expect(asked).toEqual(['a', 'b']);
  });

  it('serves chats side by side: one that hangs holds up nobody', async () => {
    const hung = gate();
    await put('hangs');
    for (let chat = 2; chat < 40; chat++) await put(`m${chat}`, { to: { chat } });
    const done: string[] = [];
    const others = gate();
    const { run } = delivery(async ({ key }) => {
      if (key === 'hangs') await hung.opened;
      else done.push(key);
      if (done.length === 38) others.open();
      return ok;
    });
    const running = run();
    await others.opened;
    hung.open();
    await running;
    expect(await waiting()).toEqual([]);
  });

  it('lets lanes pass each other: what a person looks at does not wait for a desk or a reminder', async () => {
    const held = gate();
    for (let i = 0; i < 60; i++) await put(`reminder${i}`, { to: { chat: i + 10 }, lane: 'reminder' });
    for (let i = 0; i < 30; i++) await put(`card${i}`, { to: { desk: 'grosseto' } });
    await put('booked');
    const sent = gate();
    const { run, asked } = delivery(async ({ key }) => {
      if (key === 'booked') sent.open();
      else await held.opened;
      return ok;
    });
    const running = run();
    await sent.opened;
    expect(asked).toContain('booked');
    held.open();
    await running;
    expect(asked).toHaveLength(91);
  });

  it('leaves nothing behind when the other lane ends while this one looks for what is left', async () => {
    const [held, looked, ended] = [gate(), gate(), gate()];
    await put('card', { lane: 'desk' });
    await put('reminder', { lane: 'reminder' });
    // The second lane has found its chat busy; the first ends just before the look that tells whether something was left.
    const store: Store = {
      ...stage.store,
      async hasDue(lane, now) {
        if (lane === 'reminder') {
          looked.open();
          await ended.opened;
        }
        return await stage.store.hasDue(lane, now);
      },
      async commit(...change) {
        const committed = await stage.store.commit(...change);
        // A turn later the work on it is over.
        if (change[0].some((each) => each.write === 'sent')) setImmediate(() => ended.open());
        return committed;
      },
    };
    const { run, asked } = delivery(async () => {
      if (asked.length === 1) await held.opened;
      return ok;
    }, store);
    const running = run();
    await looked.opened;
    held.open();
    await running;
    expect([asked, await waiting()]).toEqual([['card', 'reminder'], []]);
  });

  it('keeps the order of a chat across lanes, and looks again as soon as the other lane is done', async () => {
    const held = gate();
    await put('reminder', { lane: 'reminder' });
    await put('other', { to: { chat: 2 }, lane: 'reminder' });
    const { run, asked, nudge } = delivery(async ({ key }) => {
      if (key === 'reminder') {
        await put('booked');
        nudge();
        held.open();
      }
      if (key === 'other') await held.opened;
      return ok;
    });
    await run();
    expect(asked.filter((key) => key !== 'other')).toEqual(['reminder', 'booked']);
  });

  it('gives up what can never be sent and what is not true any more, each with its state', async () => {
    await put('bad');
    await put('untrue');
    const { run, asked } = delivery(({ key }) => {
      return key === 'bad' ? { became: 'bad', why: '400' } : { became: 'untrue', why: 'no longer booked' };
    });
    await run();
    stage.now = '2026-12-23T08:00:00.000Z';
    await run();
    expect(asked).toEqual(['bad', 'untrue', 'alarm:screen']);
    expect(await waiting()).toEqual([]);
    expect((await stage.store.backlog(stage.now)).aside).toBe(1);
  });

  it('sends again what was replaced while it was being sent, or while its sending failed', async () => {
    await put('sent');
    await put('failed', { to: { chat: 2 } });
    const replaced = new Set<string>();
    const { run, asked } = delivery(async ({ key, to }) => {
      if (replaced.has(key)) return ok;
      replaced.add(key);
      await put(key, { to });
      return key === 'sent' ? ok : waits(3600);
    });
    await run();
    expect(asked.sort()).toEqual(['failed', 'failed', 'sent', 'sent']);
    expect(await waiting()).toEqual([]);
  });

  it('does not lose a nudge that comes during its last look', async () => {
    await put('first');
    let nudged = false;
    const real = stage.store;
    // What is put in here, the look under way no longer sees.
    const looking: Store = {
      ...real,
      async claim(claim) {
        const claimed = await real.claim(claim);
        if (claim.lane === 'look' && claimed.due.length === 0 && !nudged) {
          nudged = true;
          await put('second');
          nudge();
        }
        return claimed;
      },
    };
    const { run, asked, nudge } = delivery(() => ok, looking);
    await run();
    await expect.poll(waiting).toEqual([]);
    expect(asked).toEqual(['first', 'second']);
  });

  it('stops after the message under way, and gives the others back', async () => {
    await put('a', { due: at('07:00:00') });
    await put('b');
    const stopped: Promise<void>[] = [];
    const { run, stop, asked } = delivery(() => {
      stopped.push(stop());
      return ok;
    });
    await run();
    await Promise.all(stopped);
    expect(asked).toEqual(['a']);
    expect(await waiting()).toEqual([['b', 0]]);
    const next = delivery(() => ok);
    await next.run();
    expect(next.asked).toEqual(['b']);
  });
});

describe('the next look', () => {
  it.each([
    [null, null, false, null],
    [null, 5, false, 20],
    [null, 5, true, 1_000],
    [null, 40_000, true, 40_000],
    [null, 86_400_000, false, 60_000],
    [4_000, 20, false, 4_000],
  ])('with a pause of %s, something due in %s, lanes at work %s, comes after %s', (pause, due, busy, wait) => {
    expect(wakeAfter(pause, due, busy)).toBe(wait);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../src/desk/message.ts';
import { createDelivery, type Delivery } from '../../src/jobs/deliver.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';

const log = pino({ level: 'silent' });
const start = '2026-11-23T08:00:00.000Z';
const ok: Delivery = { became: 'sent', change: [] };

let folder = '';
let store: Store;
let now = start;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sportello-deliver-'));
  store = await openStore({ url: `sqlite:${join(folder, 'd.db')}`, dataKey: null });
  now = start;
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const put = (key: string, due = start) => {
  const message: Message = { key, due, to: { chat: 1 }, body: { kind: 'screen', screen: { text: [{ key }], buttons: [] } } };
  return store.commit([{ write: 'message', message }]);
};
/** A delivery whose sending is `answer`, with the keys it was asked to send. */
const delivery = (answer: (message: Message) => Promise<Delivery> | Delivery, looking = store) => {
  const asked: string[] = [];
  const made = createDelivery({
    store: looking,
    log,
    now: () => now,
    async send(message) {
      asked.push(message.key);
      return await answer(message);
    },
  });
  return { ...made, asked };
};

describe('the outbox', () => {
  it('sends what is due, the earliest first, once', async () => {
    await put('b', '2026-11-23T07:59:00.000Z');
    await put('a', '2026-11-23T07:58:00.000Z');
    await put('later', '2026-11-23T08:00:01.000Z');
    const { run, asked } = delivery(() => ok);
    await run();
    await run();
    expect(asked).toEqual(['a', 'b']);
  });

  it('lets a message wait longer after each failure, and never gives it up', async () => {
    await put('a');
    const { run, asked } = delivery(() => ({ became: 'later', seconds: null, why: 'no network' }));
    const tries: string[] = [];
    for (const at of ['08:00:00', '08:00:14', '08:00:15', '08:01:14', '08:01:15', '08:06:14', '08:06:15']) {
      now = `2026-11-23T${at}.000Z`;
      const before = asked.length;
      await run();
      if (asked.length > before) tries.push(at);
    }
    expect(tries).toEqual(['08:00:00', '08:00:15', '08:01:15', '08:06:15']);
    expect(await store.nextDue()).toBe('2026-11-23T08:21:15.000Z');
  });

  it('waits as long as Telegram asks', async () => {
    await put('a');
    const { run } = delivery(() => ({ became: 'later', seconds: 90, why: '429' }));
    await run();
    expect(await store.nextDue()).toBe('2026-11-23T08:01:30.000Z');
  });

  it('does not try a closed chat again, nor what can never be sent', async () => {
    await put('gone');
    await put('bad');
    const { run, asked } = delivery(({ key }) =>
      key === 'gone' ? { became: 'gone', change: [{ write: 'blocked', chat: 1, at: start }] } : { became: 'bad', why: '400' },
    );
    await run();
    now = '2026-12-23T08:00:00.000Z';
    await run();
    expect(asked).toEqual(['gone', 'bad']);
    expect(await store.nextDue()).toBeNull();
  });

  it('sends again what was replaced while it was being sent', async () => {
    await put('card');
    let replaced = false;
    const { run, asked } = delivery(async () => {
      if (!replaced) {
        replaced = true;
        await put('card');
      }
      return ok;
    });
    await run();
    expect(asked).toEqual(['card', 'card']);
    expect(await store.nextDue()).toBeNull();
  });

  it('sends at once what was replaced while its sending failed', async () => {
    await put('card');
    const answers: Delivery[] = [{ became: 'later', seconds: 3600, why: 'no network' }, ok];
    const { run, asked } = delivery(async () => {
      const [answer = ok] = answers.splice(0, 1);
      if (answer !== ok) await put('card');
      return answer;
    });
    await run();
    expect(asked).toEqual(['card', 'card']);
    expect(await store.nextDue()).toBeNull();
  });

  it('does not lose a nudge that comes during its last look', async () => {
    await put('first');
    const nudged: Promise<void>[] = [];
    const real = store;
    // What is put in here, the look under way no longer sees.
    const looking: Store = {
      ...real,
      async due(at, limit) {
        const seen = await real.due(at, limit);
        if (seen.length === 0 && nudged.length === 0) {
          await put('second');
          nudged.push(run());
        }
        return seen;
      },
    };
    const { run, asked } = delivery(() => ok, looking);
    await run();
    await Promise.all(nudged);
    expect(nudged).toHaveLength(1);
    expect(asked).toEqual(['first', 'second']);
  });

  it('stops after the message under way', async () => {
    await put('a', '2026-11-23T07:00:00.000Z');
    await put('b');
    const stopped: Promise<void>[] = [];
    const { run, stop, asked } = delivery(() => {
      stopped.push(stop());
      return ok;
    });
    await run();
    await Promise.all(stopped);
    expect(asked).toEqual(['a']);
    expect((await store.due(now, 10)).map((each) => each.message.key)).toEqual(['b']);
  });
});

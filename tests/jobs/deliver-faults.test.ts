import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../src/desk/change.ts';
import { createDelivery, type Delivery } from '../../src/jobs/deliver.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';

const log = pino({ level: 'silent' });
const now = '2026-11-23T08:00:00.000Z';
const ok: Delivery = { became: 'sent', change: [] };
/** There is no such handoff, so this is out of date. */
const stale: Change = [{ write: 'handoff-set', id: 'nobody', from: ['waiting'], set: { card_message: 5 } }];

let folder = '';
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sportello-deliver-'));
  store = await openStore({ url: `sqlite:${join(folder, 'd.db')}`, dataKey: null });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const put = (...keys: string[]) =>
  store.commit(
    keys.map((key) => ({
      write: 'message',
      message: { key, due: now, to: { chat: 1 }, body: { kind: 'screen', screen: { text: [{ key }], buttons: [] } } },
    })),
  );
/** A delivery that answers so, with the keys it was asked to send; it ends after twenty, so that a storm fails instead of hanging. */
function delivery(answer: (key: string) => Delivery) {
  const asked: string[] = [];
  const made = createDelivery({
    store,
    log,
    now: () => now,
    async send({ key }) {
      asked.push(key);
      if (asked.length > 20) void made.stop();
      return answer(key);
    },
  });
  return { ...made, asked };
}
const waiting = async () =>
  (await store.due('2026-11-24T08:00:00.000Z', 10)).map(({ message, attempts }) => [message.key, message.due, attempts]);

describe('the outbox, when the fault is ours', () => {
  it('a message that cannot be drawn waits, and the others go on', async () => {
    await put('broken', 'whole');
    const { run, asked } = delivery((key) => {
      if (key === 'broken') throw new Error('no such text');
      return ok;
    });
    await run();
    expect(asked).toEqual(['broken', 'whole']);
    expect(await waiting()).toEqual([['broken', '2026-11-23T08:00:15.000Z', 1]]);
  });

  it.each([
    ['sent', { became: 'sent', change: stale }, []],
    ['gone', { became: 'gone', change: stale }, []],
    ['later', { became: 'later', seconds: 60, why: 'x', change: stale }, [['card', '2026-11-23T08:01:00.000Z', 1]]],
  ] as const)('what goes with a message is out of date: it is still %s, and not sent again at once', async (_, result, left) => {
    await put('card');
    const { run, asked } = delivery(() => result);
    await run();
    expect(asked).toEqual(['card']);
    expect(await waiting()).toEqual(left);
  });

  it('stops, though the sweep fails, and does nothing afterwards', async () => {
    await put('a');
    expect(await waiting()).toHaveLength(1);
    const { run, stop, asked } = delivery(() => ok);
    await store.close();
    const sweep = run();
    await expect(stop()).resolves.toBeUndefined();
    await expect(sweep).rejects.toThrow();
    await expect(run()).resolves.toBeUndefined();
    expect(asked).toEqual([]);
    store = await openStore({ url: `sqlite:${join(folder, 'd.db')}`, dataKey: null });
  });
});

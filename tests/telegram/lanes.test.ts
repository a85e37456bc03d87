import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { mostWaiting, tries } from '../../src/telegram/backlog.ts';
import type { Task } from '../../src/telegram/lane.ts';
import { createLanes, type Lanes } from '../../src/telegram/lanes.ts';
import { gate } from './bot-stage.ts';

let folder = '';
let store: Store;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sportello-'));
  store = await openStore({ url: `sqlite:${join(folder, 'lanes.db')}`, dataKey: 'a key for the tests' });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

interface Diary {
  readonly lanes: Lanes;
  /** What was handled, set aside and told, in order. */
  readonly handled: number[];
  readonly aside: number[];
  readonly told: number[];
  readonly shown: number[];
}

/** Lanes on the real inbox that note what they do; `during` is what handling an update takes. */
function noting(during: (task: Task) => Promise<void> = async () => undefined, showing = during): Diary {
  const [handled, aside, told, shown]: number[][] = [[], [], [], []];
  const lanes = createLanes({
    inbox: store.inbox,
    turns: null,
    showLeft: async () => undefined,
    log: pino({ level: 'silent' }),
    now: () => '2026-11-23T08:00:00.000Z',
    async handle(task) {
      handled?.push(task.id);
      await during(task);
      return async () => {
        await showing(task);
        shown?.push(task.id);
      };
    },
    async setAside(task) {
      aside?.push(task.id);
      return async () => undefined;
    },
    async tooMuch(task) {
      told?.push(task.id);
    },
  });
  return { lanes, handled: handled ?? [], aside: aside ?? [], told: told ?? [], shown: shown ?? [] };
}

const task = (id: number, chat: number): Task => ({ id, chat, update: { update_id: id, said: `secret ${id}` } });
const many = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);
const waiting = async (chat: number) => (await store.inbox.chats()).get(chat) ?? 0;

describe('updates of a chat', () => {
  it('are dealt with once each and in order, chats side by side, whatever comes when', { timeout: 60_000 }, async () => {
    let next = 1;
    const came = fc.array(fc.record({ chat: fc.integer({ min: 1, max: 4 }), turns: fc.nat(6), pause: fc.boolean() }), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(came, async (updates) => {
        const base = next * 10;
        next += 1;
        const turns = new Map<number, number>();
        const { lanes, handled, shown } = noting(async ({ id }) => {
          for (let i = 0; i < (turns.get(id) ?? 0); i++) await new Promise(setImmediate);
        });
        const added: { id: number; chat: number }[] = [];
        const confirmed: Promise<void>[] = [];
        for (const { chat, turns: long, pause } of updates) {
          const id = next++;
          turns.set(id, long);
          added.push({ id, chat: base * 10 + chat });
          confirmed.push(lanes.add(task(id, base * 10 + chat)));
          if (pause) await new Promise(setImmediate);
        }
        await Promise.all(confirmed);
        await lanes.idle();
        for (const diary of [handled, shown]) {
          expect([...diary].sort((a, b) => a - b)).toEqual(added.map(({ id }) => id));
          for (const chat of new Set(added.map((each) => each.chat))) {
            const own = added.filter((each) => each.chat === chat).map(({ id }) => id);
            expect(diary.filter((id) => own.includes(id))).toEqual(own);
          }
        }
        expect(lanes.open).toBe(0);
      }),
      { numRuns: 40 },
    );
    expect(await store.inbox.chats()).toEqual(new Map());
  });

  it('that flood are all confirmed while the first is still open, and hold no other chat', async () => {
    const slow = gate();
    const { lanes, handled } = noting(async ({ chat }) => (chat === 1 ? await slow.opened : undefined));
    const first = lanes.add(task(1, 1));
    await Promise.all(many(2, 199).map((id) => lanes.add(task(id, 1))));
    expect(await waiting(1)).toBe(199);
    await lanes.add(task(900, 2));
    expect(handled).toEqual([1, 900]);
    slow.open();
    await first;
    await lanes.idle();
    expect(handled).toEqual([1, 900, ...many(2, 199)]);
    expect(await waiting(1)).toBe(0);
  });

  it('are confirmed when they are committed, not when they are shown, and a slow screen holds the next for a moment only', async () => {
    const slow = gate();
    const { lanes, handled, shown } = noting(
      async () => undefined,
      () => slow.opened,
    );
    await Promise.all(many(1, 6).map((id) => lanes.add(task(id, 1))));
    expect(shown).toEqual([]);
    expect(handled.length).toBeLessThan(6);
    slow.open();
    await lanes.idle();
    expect(shown).toEqual(many(1, 6));
  });

  it('that are dealt with at once are written nowhere else', async () => {
    await store.close();
    const { lanes, handled } = noting();
    for (const id of many(1, 20)) await lanes.add(task(id, 1));
    await lanes.idle();
    expect(handled).toEqual(many(1, 20));
    store = await openStore({ url: `sqlite:${join(folder, 'lanes.db')}`, dataKey: 'a key for the tests' });
  });

  it('wait in memory, unconfirmed, when the inbox cannot be written', async () => {
    await store.close();
    const slow = gate();
    const { lanes, handled } = noting(() => slow.opened);
    let confirmed = 0;
    const all = many(1, 10).map((id) => lanes.add(task(id, 1)).then(() => (confirmed += 1)));
    await new Promise(setImmediate);
    expect(confirmed).toBe(0);
    slow.open();
    await Promise.all(all);
    expect(handled).toEqual(many(1, 10));
    store = await openStore({ url: `sqlite:${join(folder, 'lanes.db')}`, dataKey: 'a key for the tests' });
  });

  it('beyond what a chat may send are not read: the person is told once, until all is done', async () => {
    const slow = gate();
    const { lanes, handled, told } = noting(() => slow.opened);
    const all = many(1, mostWaiting + 50).map((id) => lanes.add(task(id, 1)));
    await Promise.all(all.slice(1));
    await Promise.all(many(2000, 9).map((id) => lanes.add(task(id, 1))));
    expect(told).toEqual([mostWaiting + 2]);
    slow.open();
    await lanes.idle();
    expect(handled).toEqual(many(1, mostWaiting + 1));
  });
});

describe('after a death of the process', () => {
  /** A process that dies: its lanes never go on. */
  async function dying(count: number): Promise<Diary> {
    const diary = noting(() => new Promise(() => undefined));
    void diary.lanes.add(task(1, 7));
    await Promise.all(many(2, count - 1).map((id) => diary.lanes.add(task(id, 7))));
    return diary;
  }

  it('the inbox is worked off in order, and what comes meanwhile waits behind it', async () => {
    await dying(25);
    const { lanes, handled } = noting();
    await lanes.resume();
    await lanes.add(task(100, 7));
    await lanes.idle();
    expect(handled).toEqual([...many(2, 24), 100]);
    expect(await waiting(7)).toBe(0);
  });

  it('an update that ends the process each time is set aside, alone', async () => {
    await dying(12);
    for (let death = 0; death < tries; death++) {
      const begun = gate();
      const { lanes, handled } = noting(async () => {
        begun.open();
        await new Promise(() => undefined);
      });
      await lanes.resume();
      await begun.opened;
      expect(handled).toEqual([2]);
    }
    const { lanes, handled, aside } = noting();
    await lanes.resume();
    await lanes.idle();
    expect(aside).toEqual([2]);
    expect(handled).toEqual(many(3, 10));
  });

  it('what lies in the inbox is sealed', async () => {
    await dying(10);
    const { readFile } = await import('node:fs/promises');
    for (const end of ['', '-wal']) expect(await readFile(join(folder, `lanes.db${end}`), 'latin1')).not.toContain('secret 5');
  });
});

describe('stopping', () => {
  it('keeps what has not begun for the next start, and waits for what is under way', async () => {
    const slow = gate();
    const { lanes, handled, shown } = noting(() => slow.opened);
    const all = many(1, 3).map((id) => lanes.add(task(id, 1)));
    const stopped = lanes.stop();
    await Promise.all(all.slice(1));
    slow.open();
    await stopped;
    expect([handled, shown]).toEqual([[1], [1]]);
    const next = noting();
    await next.lanes.resume();
    await next.lanes.idle();
    expect(next.handled).toEqual([2, 3]);
  });
});

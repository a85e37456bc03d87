import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Turns } from '../../src/base/inbox.ts';
import type { Store } from '../../src/store/store.ts';
import { databases, type FreshDatabase } from '../support/databases.ts';
import { raw } from './raw.ts';
import { now } from './samples.ts';

// The embedded PostgreSQL has one session for all its connections: there a lock keeps nobody out.
const real = process.env['TEST_POSTGRES_URL'] !== undefined;
const nothing = { stored: 0, unshown: [] };
const mine = { mine: true, ...nothing };
const another = { mine: false, ...nothing };
const waiting = (id: number, chat: number) => ({ id, chat, body: '{}' });

it('SQLite, which takes one process, has none', async () => {
  const fresh = await databases[0]?.fresh();
  expect((await fresh?.open())?.turns).toBeNull();
  await fresh?.drop();
});

describe.runIf(real)('the turns of chats on PostgreSQL', () => {
  let fresh: FreshDatabase;
  beforeEach(async () => {
    const made = await databases[1]?.fresh();
    if (!made) throw new Error('no PostgreSQL');
    fresh = made;
  });
  afterEach(() => fresh.drop());
  const process_ = async (): Promise<Store & { readonly turns: Turns }> => {
    const store = await fresh.open('a key for the tests');
    if (!store.turns) throw new Error('no turns');
    return { ...store, turns: store.turns };
  };
  const locks = () =>
    raw(fresh.url, async (db) => {
      const asked = sql<{ n: number }>`select count(*)::int as n from pg_locks l join pg_database d on d.oid = l.database
        where l.locktype = 'advisory' and d.datname = current_database()`;
      return (await asked.execute(db)).rows[0]?.n;
    });

  it('a process that is alone locks nothing for a chat; another that comes finds what it has in hand locked', async () => {
    const one = await process_();
    expect(await one.turns.ask(1, false)).toEqual(mine);
    expect(await one.turns.ask(2, false)).toEqual(mine);
    expect(await locks()).toBe(1);
    const two = await process_();
    expect(await two.turns.ask(1, false)).toEqual(another);
    expect(await two.turns.ask(3, false)).toEqual(mine);
    expect(await one.turns.ask(3, false)).toEqual(another);
    expect(await one.turns.leave(1)).toBe(false);
    expect(await two.turns.ask(1, false)).toEqual(mine);
    expect(await one.turns.leave(1)).toBe(false);
    expect(await one.turns.ask(1, false)).toEqual(another);
  });

  it('each knows how many there are', async () => {
    const one = await process_();
    await one.turns.chats();
    expect(one.turns.processes()).toBe(1);
    const [two, three] = [await process_(), await process_()];
    for (const each of [two, three, one, two]) await each.turns.chats();
    expect([one, two, three].map(({ turns }) => turns.processes())).toEqual([3, 3, 3]);
    await two.close();
    await three.close();
    await one.turns.chats();
    expect(one.turns.processes()).toBe(1);
  });

  it('whoever is left alone needs no locks any more, and keeps none', async () => {
    const [one, two] = [await process_(), await process_()];
    await one.turns.ask(1, false);
    await two.turns.ask(2, false);
    expect(await one.turns.chats()).toEqual([]);
    expect(await locks()).toBe(4);
    await two.close();
    await one.turns.chats();
    expect(await locks()).toBe(1);
    expect(await one.turns.leave(1)).toBe(false);
    const three = await process_();
    expect(await three.turns.ask(1, false)).toEqual(mine);
    expect(await three.turns.ask(2, false)).toEqual(mine);
  });

  it('does not become alone while something of another lies there', async () => {
    const [one, two] = [await process_(), await process_()];
    await one.turns.chats();
    await two.turns.ask(1, false);
    await two.inbox.keep([waiting(5, 1)], now);
    await two.close();
    expect(await one.turns.chats()).toEqual([1]);
    expect(await one.turns.ask(1, false)).toEqual({ ...mine, stored: 1 });
  });

  it('who leaves is told of what came while they looked elsewhere, and nothing is left between two', async () => {
    const [one, two] = [await process_(), await process_()];
    await one.turns.ask(1, false);
    await two.inbox.keep([waiting(5, 1), waiting(6, 2)], now);
    expect(await two.turns.ask(1, true)).toEqual({ ...another, stored: 1 });
    expect(await one.turns.leave(1)).toBe(true);
    expect(await two.turns.ask(1, true)).toEqual({ ...mine, stored: 1 });
    expect((await one.turns.chats()).toSorted()).toEqual([1, 2]);
  });

  it('what one committed and did not live to show comes with the turn; what it showed does not', async () => {
    const [one, two] = [await process_(), await process_()];
    const unshown = { chat: 1, lang: 'it', instead: 7, screens: [{ text: [{ key: 'common:left' }], buttons: [] }] };
    await one.turns.ask(1, false);
    for (const id of [8, 9]) await one.commit([], { id, at: now, unshown });
    one.shown(8);
    expect(await two.turns.ask(1, false)).toEqual(another);
    expect(await one.turns.leave(1)).toBe(false);
    expect(await two.turns.ask(1, false)).toEqual({ ...mine, unshown: [{ ...unshown, update: 9 }] });
    expect((await two.turns.ask(1, false)).unshown).toEqual([]);
    two.shown(9);
    await two.turns.leave(1);
    expect(await one.turns.ask(1, false)).toEqual(mine);
  });

  it('whose connection breaks has no turns any more, and asks anew', async () => {
    const [one, two] = [await process_(), await process_()];
    await one.turns.ask(1, false);
    await two.turns.ask(2, false);
    await raw(fresh.url, (db) =>
      sql`select pg_terminate_backend(pid) from pg_locks l join pg_database d on d.oid = l.database
        where locktype = 'advisory' and datname = current_database()`.execute(db),
    );
    // The connections hear of it when they are used next, if not before.
    const again = (turns: Turns, chat: number) => turns.ask(chat, true).catch(() => turns.ask(chat, true));
    expect(await again(two.turns, 1)).toEqual(mine);
    expect(await again(one.turns, 1)).toEqual(another);
    expect(await again(one.turns, 2)).toEqual(mine);
  });
});

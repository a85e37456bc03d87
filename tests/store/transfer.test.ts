import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { noDetails } from '../../src/desk/document.ts';
import { parseDatabaseUrl } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { allTables, moveDatabase } from '../../src/store/transfer.ts';
import { databases, type FreshDatabase, type TestDatabase } from '../support/databases.ts';
import { freshDatabase } from '../support/fresh-store.ts';
import { raw, tablesOf } from './raw.ts';
import { aHandoff, aMessage, anAppointment, aPerson, at, now } from './samples.ts';

const key = 'a key of more than sixteen characters';
/** More than two batches, and a chat number of the largest kind. */
const many = 1100;
const group = -1_002_999_999_999;
const [sqlite, postgres] = databases as readonly [TestDatabase, TestDatabase];

describe('moving from SQLite to PostgreSQL', () => {
  const source = freshDatabase(sqlite);
  const target = freshDatabase(postgres);

  /** Something in every table. */
  async function filled(dataKey: string | null = key): Promise<void> {
    const store = await source.open(dataKey);
    await store.commit([
      { write: 'person', person: aPerson(1, { lang: 'ar' }) },
      { write: 'person', person: aPerson(9_007_199_254_740_991) },
      { write: 'appointment', appointment: anAppointment('a1', '09:00', '09:30', { handoff: 'h1' }) },
      { write: 'handoff', handoff: aHandoff('h1', { taken_by: 7_000_000_001, taken_name: 'Lucia "Lù"' }) },
      { write: 'document', document: { id: 'd1', chat: 1, kind: 'permit', expires_on: '2027-01-31', created_at: now, details: noDetails } },
      { write: 'message', message: aMessage('appointment:a1:day-before', '07:00') },
      {
        write: 'message',
        message: aMessage('handoff:h1:card:prato', '08:00', { to: { desk: 'prato' }, body: { kind: 'card', handoff: 'h1' } }),
      },
      { write: 'card', handoff: 'h1', desk: 'prato', chat: group, message: 12 },
      { write: 'thread', chat: group, message: 12, handoff: 'h1' },
      { write: 'chat-moved', from: -5, to: group },
    ]);
    await Promise.all(Array.from({ length: many }, (_, i) => store.commit([], { id: i, at: now })));
    await store.close();
  }
  const place = <Kind extends 'sqlite' | 'postgres'>(kind: Kind, { url }: FreshDatabase) => {
    const where = parseDatabaseUrl(url);
    if (where.kind !== kind) throw new Error(`not ${kind}`);
    return where as Extract<typeof where, { kind: Kind }>;
  };
  const move = (dataKey: string | null = key) =>
    moveDatabase(place('sqlite', source), place('postgres', target), { key: dataKey, old: null });
  const targetRows = () =>
    raw(target.url, async (db) => {
      if ((await tablesOf(db)).length === 0) return 0;
      const counts = allTables.map((table) => sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(db));
      return (await Promise.all(counts)).reduce((sum, { rows }) => sum + (rows[0]?.n ?? 0), 0);
    });

  it('knows every table there is', async () => {
    await (await source.open()).close();
    const there = await raw(source.url, tablesOf);
    expect([...allTables].sort()).toEqual(there.map(({ name }) => name).sort());
  });

  it('brings all of it, and what is sealed opens there', async () => {
    await filled();
    const path = place('sqlite', source).path;
    const before = await readFile(path);
    const moved = Object.fromEntries((await move()).map(({ table, rows }) => [table, rows]));
    expect(moved).toMatchObject({ person: 2, appointment: 1, occupied: 6, message: 2, chat_moved: 1, card: 1, setting: 2 });
    expect(moved['seen']).toBe(many);
    expect((await readFile(path)).equals(before)).toBe(true);

    const [old, fresh] = [await source.open(key), await target.open(key)];
    const all = async (store: Store) => [
      await store.person(1),
      await store.person(9_007_199_254_740_991),
      await store.appointment('a1'),
      await store.handoff('h1'),
      await store.documentsOf(1),
      await store.due(at('23:00'), 9),
      await store.cardsOf('h1'),
      await store.handoffAt(group, 12),
      [...(await store.movedChats())],
      await store.seen(many - 1),
    ];
    expect(await all(fresh)).toEqual(await all(old));
    expect(await fresh.commit([{ write: 'appointment', appointment: anAppointment('a2', '09:15', '09:45') }])).toBe('stale');
    expect(await fresh.commit([], { id: 3, at: now })).toBe('seen');
  });

  it('moves what stands in the clear, without a key', async () => {
    await filled(null);
    await move(null);
    expect(await (await target.open(null)).person(1)).toMatchObject({ lang: 'ar' });
  });

  it('refuses a file that is not there, and does not make it', async () => {
    const where = place('sqlite', source);
    await expect(moveDatabase(where, place('postgres', target), { key, old: null })).rejects.toThrow(`${where.path} is not there`);
    await expect(readFile(where.path)).rejects.toThrow('ENOENT');
  });

  it('refuses a source in use, another key, and another version, with nothing written', async () => {
    await filled();
    const open = await source.open(key);
    await expect(move()).rejects.toThrow(/in use by another process/);
    await open.close();
    await expect(move('another key of sixteen characters')).rejects.toThrow(/^DATA_KEY does not open /);
    await expect(move(null)).rejects.toThrow(/^DATA_KEY does not open /);
    await raw(source.url, (db) => sql`delete from kysely_migration where name > '2026-11-tables'`.execute(db));
    await expect(move()).rejects.toThrow(/of another version than this program/);
    expect(await targetRows()).toBe(0);
  });

  it('refuses a target that holds a row, and leaves it alone', async () => {
    await filled();
    const there = await target.open(key);
    await there.commit([{ write: 'person', person: aPerson(5) }]);
    await there.close();
    const before = await targetRows();
    await expect(move()).rejects.toThrow(/is not empty \(person\): give a new database$/);
    expect(await targetRows()).toBe(before);
  });

  it('writes nothing when a value cannot be the same in both', async () => {
    await filled();
    await raw(source.url, (db) => sql`update seen set update_id = 9007199254740993 where update_id = 1`.execute(db));
    await expect(move()).rejects.toThrow('seen.update_id holds a value that cannot be moved');
    expect(await targetRows()).toBe(0);
    await raw(source.url, (db) => sql`update seen set update_id = 1, at = 'a' || char(0) where update_id > 9007199254740000`.execute(db));
    await expect(move()).rejects.toThrow(/^database not writable: postgres:\/\/.*\(22021\)$/);
    expect(await targetRows()).toBe(0);
  });
});

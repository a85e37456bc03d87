import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { countRows } from '../../src/store/copy.ts';
import { parseDatabaseUrl } from '../../src/store/open.ts';
import { databases, type TestDatabase } from '../support/databases.ts';
import { freshDatabase } from '../support/fresh-store.ts';
import { bytesOf, raw } from './raw.ts';

const [sqlite] = databases as readonly [TestDatabase];
const now = '2026-11-23T08:00:00.000Z';
const key = 'the key of the first version';

/**
 * Files that the program of 23 November 2026 wrote, as statements: with DATA_KEY and without, and one of its first hours, whose table of the
 * desks' groups was another.
 */
describe('a file of the first version', () => {
  const fresh = freshDatabase(sqlite);

  async function written(name: string): Promise<void> {
    const text = await readFile(new URL(`first-version/${name}.sql`, import.meta.url), 'utf8');
    await raw(fresh.url, async (db) => {
      for (const statement of text.split(/;\n/).filter((each) => each.trim())) await sql.raw(statement).execute(db);
    });
  }

  it.each([
    ['plain', null],
    ['plain', key],
    ['sealed', key],
    ['earliest', null],
  ])('%s, opened with %j, is brought forward with all that is in it, after a copy', async (name, dataKey) => {
    await written(name);
    const store = await fresh.open(dataKey);
    expect(await store.person(1)).toMatchObject({
      lang: 'ar',
      version: 1,
      session: { place: { at: 'flow', flow: 'permit-renewal' }, flows: { 'permit-renewal': { answers: { 'permit-type': 'employed' } } } },
    });
    expect((await store.person(2))?.blocked_at).toBe(now);
    expect(await store.appointment('a1')).toMatchObject({ service: 'permit-help', status: 'booked', handoff: 'h1', version: 1 });
    expect(await store.taken('coeso-follonica', now, '2026-12-02T00:00:00.000Z', now)).toHaveLength(2);
    expect(await store.handoff('h1')).toMatchObject({ sheet: { name: 'Amina Prova' }, taken_name: 'Olga', talking: true });
    expect(await store.cardsOf('h1')).toEqual([{ desk: 'coeso-follonica', chat: -100, message: 12 }]);
    expect(await store.documentsOf(1)).toMatchObject([{ kind: 'permit', expires_on: '2027-06-30' }]);
    expect(await store.seen(11)).toBe(true);
    const bodies = (await store.due('2099-01-01T00:00:00.000Z', 9)).map(({ message }) => message.body);
    expect(bodies).toEqual([
      { kind: 'card', handoff: 'h1' },
      { kind: 'line-to-resident', handoff: 'h1', text: 'Porti il passaporto.' },
      { kind: 'appointment-reminder', appointment: 'a1' },
      { kind: 'document-reminder', document: 'd1', rung: '7-days' },
    ]);
    if (name !== 'earliest') expect(await store.movedChats()).toEqual(new Map([[-1, -1001]]));
    expect(await store.commit([{ write: 'chat-moved', from: -100, to: -1002 }])).toBe('done');
    await store.commit([{ write: 'erase', chat: 1 }]);
    expect(await store.person(1)).toBeNull();

    const where = parseDatabaseUrl(fresh.url);
    const copies = [...(await bytesOf(fresh.url)).keys()].filter((each) => /\.before-[^.]+$/.test(each));
    expect(copies).toEqual(['data.db.before-2026-11-tables-inbox']);
    const copy = where.kind === 'sqlite' ? `${where.path}.before-2026-11-tables-inbox` : '';
    expect(await countRows(copy)).toMatchObject({ person: 2, appointment: 2, handoff: 1, document: 1, message: 6 });
  });

  it('is left as it is with another key', async () => {
    await written('sealed');
    await expect(fresh.open('not the key of the first version')).rejects.toThrow(/^DATA_KEY does not open/);
    expect(await (await fresh.open(key)).person(1)).toMatchObject({ lang: 'ar' });
  });
});

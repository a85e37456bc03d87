import { createCipheriv, randomBytes, scryptSync } from 'node:crypto';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../src/desk/change.ts';
import { newSession, type Person } from '../../src/desk/session.ts';
import { createKeyring, placeOf } from '../../src/store/seal.ts';
import type { Fault } from '../../src/store/tolerant.ts';
import { databases } from '../support/databases.ts';
import { freshDatabase } from '../support/fresh-store.ts';
import { raw } from './raw.ts';
import { aHandoff, aMessage, anAppointment, aPerson } from './samples.ts';

const key = 'a key of more than sixteen characters';
const newer = 'the key that comes after the first one';

/** A town is what these people are told apart by. */
const living = (chat: number, town: string): Person => aPerson(chat, { session: { ...newSession, town } });
const life: Change = [
  { write: 'person', person: living(1, 'Scansano') },
  { write: 'person', person: living(2, 'Manciano') },
  { write: 'appointment', appointment: anAppointment('a1', '09:00', '09:30', { handoff: 'h1', service: 'protection' }) },
  { write: 'handoff', handoff: aHandoff('h1', { status: 'taken', taken_name: 'Lucia' }) },
  { write: 'message', message: aMessage('m', '08:00') },
];

/** As the first version sealed: bound to no place. */
function sealedFirst(dataKey: string, text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', scryptSync(dataKey, 'sportello s1', 32), iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `s1:${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
}

describe('a key', () => {
  const ring = createKeyring({ key, old: null });
  const seal = ring.seal('secret');

  it('opens what it closed, in its place alone, and closes nothing twice alike', () => {
    const closed = seal.close('Zoë عائشة', 'person.session 1');
    expect(closed).toMatch(/^s2:[A-Za-z0-9_-]+$/);
    expect(createKeyring({ key, old: null }).seal('').open(closed, 'person.session 1')).toBe('Zoë عائشة');
    expect(seal.close('Zoë عائشة', 'person.session 1')).not.toBe(closed);
    for (const elsewhere of ['person.session 2', 'handoff.sheet 1', ''])
      expect(() => seal.open(closed, elsewhere)).toThrow('does not open with this DATA_KEY');
  });

  it('refuses what it did not seal', () => {
    const closed = seal.close('secret', 'x');
    const other = createKeyring({ key: newer, old: key }).seal('');
    expect(() => other.open(closed, 'x')).toThrow('does not open with this DATA_KEY');
    for (const broken of [closed.slice(0, 20), `${closed.slice(0, -4)}AAAA`, sealedFirst(key, 'secret')])
      expect(() => seal.open(broken, 'x')).toThrow('does not open with this DATA_KEY');
    expect(() => seal.open('p1:secret', 'x')).toThrow('not sealed');
    expect(() => seal.open('secret', 'x')).toThrow('neither sealed');
    const none = createKeyring({ key: null, old: null }).seal('');
    expect(none.open(none.close('secret', 'x'), 'y')).toBe('secret');
    expect(() => none.open(closed, 'x')).toThrow('DATA_KEY is not set');
    expect(() => createKeyring({ key: 'short', old: null })).toThrow('at least 16');
  });

  it('hides a name behind another, always the same', () => {
    expect(seal.hidden('follow:1:asylum')).toMatch(/^h2:[A-Za-z0-9_-]{22}$/);
    expect(createKeyring({ key: newer, old: null }).seal('secret').hidden('a')).toBe(seal.hidden('a'));
    expect(ring.seal('another').hidden('a')).not.toBe(seal.hidden('a'));
    expect(createKeyring({ key: null, old: null }).seal('secret').hidden('a')).toBe('a');
  });
});

for (const database of databases) {
  describe(`${database.name}: sealing`, () => {
    const fresh = freshDatabase(database);
    let faults: Fault[];
    beforeEach(() => {
      faults = [];
    });
    const open = (dataKey: string | null, dataKeyOld: string | null = null) =>
      fresh.open(dataKey, { dataKeyOld, unreadable: (fault) => faults.push(fault) });

    /** Everything sealed, as it is stored. */
    const stored = () =>
      raw(fresh.url, async (db) => [
        ...(await db.selectFrom('person').select('session').orderBy('chat').execute()).map(({ session }) => session),
        ...(await db.selectFrom('appointment').select('service').execute()).map(({ service }) => service),
        ...(await db.selectFrom('handoff').select(['sheet', 'taken_name']).execute()).flatMap(({ sheet, taken_name }) => [
          sheet,
          taken_name,
        ]),
        ...(await db.selectFrom('message').select('body').execute()).map(({ body }) => body),
        ...(await db.selectFrom('setting').select('value').execute()).map(({ value }) => value),
      ]);

    /** All of it is read as it was written, and nothing is told. */
    async function readsAll(dataKey: string | null, dataKeyOld: string | null = null): Promise<void> {
      const store = await open(dataKey, dataKeyOld);
      expect((await store.people(null, 9)).map(({ session }) => session.town)).toEqual(['Scansano', 'Manciano']);
      expect(await store.appointment('a1')).toMatchObject({ service: 'protection' });
      expect(await store.handoff('h1')).toMatchObject({ taken_name: 'Lucia', sheet: { name: 'Amina Diallo' } });
      expect(await store.due('2027-01-01T00:00:00.000Z', 9)).toHaveLength(1);
      await store.close();
      expect(faults).toEqual([]);
    }

    it('seals what stood in the clear when a key is introduced, and takes nothing in the clear from then on', async () => {
      const plain = await open(null);
      await plain.commit(life);
      await plain.close();
      expect((await stored()).every((each) => each?.startsWith('p1:'))).toBe(true);
      await readsAll(key);
      expect((await stored()).every((each) => each?.startsWith('s2:'))).toBe(true);
      await expect(open(null)).rejects.toThrow('DATA_KEY is not set');

      await raw(fresh.url, (db) => sql`update person set session = 'p1:{}' where chat = 1`.execute(db));
      const store = await open(key);
      expect((await store.person(1))?.session.town).toBeNull();
      await store.close();
      expect(faults).toEqual([{ table: 'person', fault: 'session does not open' }]);
    });

    it('cannot be talked into taking plain text by putting the word back', async () => {
      const store = await open(key);
      await store.commit(life);
      await store.close();
      await raw(fresh.url, (db) => sql`update setting set value = 'p1:sportello' where name = 'data-key'`.execute(db));
      await expect(open(key)).rejects.toThrow('says that it was never sealed');
    });

    it('goes on where the introduction of a key was interrupted', async () => {
      const plain = await open(null);
      await plain.commit(life);
      await plain.close();
      const before = await raw(fresh.url, (db) =>
        db.selectFrom('person').select('session').where('chat', '=', 2).executeTakeFirstOrThrow(),
      );
      const sealing = createKeyring({ key, old: null })
        .seal('')
        .close('sportello', placeOf('setting', 'value', 'sealing'));
      await readsAll(key);
      await raw(fresh.url, async (db) => {
        await db.updateTable('person').set(before).where('chat', '=', 2).execute();
        await db.updateTable('setting').set({ value: 'p1:sportello' }).where('name', '=', 'data-key').execute();
        await db.insertInto('setting').values({ name: 'sealing', value: sealing }).execute();
      });
      await readsAll(key);
      expect((await stored()).every((each) => each?.startsWith('s2:'))).toBe(true);
    });

    it('hides the keys of messages, which tell chat and topic, and finds them all the same', async () => {
      const store = await open(key);
      const put = (name: string, due = '08:00') => ({ write: 'message' as const, message: aMessage(name, due) });
      await store.commit([put('follow:1:asylum:2026-12-01'), put('follow:1:asylum:2026-12-02'), put('reply:1:7')]);
      const names = () =>
        raw(fresh.url, async (db) => {
          const rows = await db.selectFrom('message').select(['key', 'cause', 'state']).orderBy('seq').execute();
          return rows.filter(({ state }) => state === 'waiting').map((each) => `${each.key} ${each.cause}`);
        });
      const before = await names();
      for (const each of before) expect(each).toMatch(/^h2:\S{22} h2:\S{22}$/);
      // The same key is the same message, a drop by its cause finds both, and a mark goes by what was read.
      await store.commit([put('reply:1:7', '09:00')]);
      expect(await names()).toEqual(before);
      await store.commit([{ write: 'drop', cause: 'follow:1' }]);
      expect(await names()).toEqual([before[2]]);
      const [due] = await store.due('2027-01-01T00:00:00.000Z', 9);
      expect(due).toMatchObject({ revision: 2 });
      await store.commit([{ write: 'sent', key: due?.message.key ?? '', revision: 2, at: '2026-12-01T09:00:00.000Z' }]);
      expect(await names()).toEqual([]);
    });

    it('hides the keys that stood in the clear when a key is introduced', async () => {
      const plain = await open(null);
      const keys = Array.from({ length: 450 }, (_, i) => `follow:${i}:asylum:2026-12-01`);
      await plain.commit(keys.map((name) => ({ write: 'message', message: aMessage(name, '08:00') })));
      await plain.close();
      const store = await open(key);
      const stored = await raw(fresh.url, (db) => db.selectFrom('message').select(['key', 'cause']).execute());
      expect(stored.filter((each) => /^h2:/.test(each.key) && /^h2:/.test(each.cause))).toHaveLength(450);
      expect(await store.due('2027-01-01T00:00:00.000Z', 999)).toHaveLength(450);
      await store.commit([{ write: 'drop', cause: 'follow:7' }]);
      expect(await store.due('2027-01-01T00:00:00.000Z', 999)).toHaveLength(449);
      expect(faults).toEqual([]);
    });

    it('changes the key: what the old one sealed opens, is sealed anew, and needs it no more', async () => {
      const store = await open(key);
      await store.commit(life);
      await store.close();
      await expect(open(newer)).rejects.toThrow(/^DATA_KEY does not open .*: a stored value/);
      await readsAll(newer, key);
      await readsAll(newer);
      await expect(open(key)).rejects.toThrow(/^DATA_KEY does not open .*: a stored value/);
    });

    it('seals the first format anew, bound to its rows', async () => {
      const store = await open(key);
      await store.commit(life);
      await store.close();
      const session = sealedFirst(key, JSON.stringify({ place: { at: 'menu' }, flows: {}, draft: null, town: 'Scansano' }));
      await raw(fresh.url, async (db) => {
        await db.updateTable('person').set({ session }).where('chat', '=', 1).execute();
        await db.updateTable('appointment').set({ service: 'p1:protection' }).execute();
        await db
          .updateTable('setting')
          .set({ value: sealedFirst(key, 'sportello') })
          .where('name', '=', 'data-key')
          .execute();
      });
      await readsAll(key);
      expect((await stored()).every((each) => each?.startsWith('s2:'))).toBe(true);
    });

    it('does not open a session that was copied to another person, and keeps it for whoever looks into it', async () => {
      const before = await open(key);
      await before.commit(life);
      await before.close();
      const copied = sql`update person set session = (select session from person where chat = 1) where chat = 2`;
      await raw(fresh.url, (db) => copied.execute(db));
      const store = await open(key);
      expect(await store.person(2)).toMatchObject({ lang: 'it', session: newSession });
      expect(faults).toEqual([{ table: 'person', fault: 'session does not open' }]);
      const rows = await raw(fresh.url, (db) => db.selectFrom('person').selectAll().orderBy('chat').execute());
      expect(rows[1]?.session_aside).toBe(rows[0]?.session);
    });
  });
}

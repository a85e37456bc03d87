import { describe, expect, it } from 'vitest';
import { noDetails } from '../../src/desk/document.ts';
import { cutoff } from '../../src/desk/retention.ts';
import { databases } from '../support/databases.ts';
import { freshStore } from '../support/fresh-store.ts';
import { projectContent } from '../support/stage.ts';
import { raw, tablesOf } from './raw.ts';
import { aHandoff, aHold, aMessage, anAppointment, aPerson, at, now, periods } from './samples.ts';

describe('a period', () => {
  it.each([
    [{ hours: 25 }, '2026-11-30T07:00:00.000Z'],
    [{ days: 30 }, '2026-11-01T08:00:00.000Z'],
    [{ months: 6 }, '2026-06-01T08:00:00.000Z'],
  ])('%j before 1 December, 8:00', (period, moment) => {
    expect(cutoff(now, period)).toBe(moment);
  });
});

for (const database of databases) {
  describe(`${database.name}: retention`, () => {
    const fresh = freshStore(database);
    const purge = (day: string) => fresh.store.purge(`${day}T08:00:00.000Z`, periods);
    const rows = (table: 'thread' | 'occupied' | 'message' | 'handoff') =>
      raw(fresh.url, async (db) => (await db.selectFrom(table).selectAll().execute()).length);

    it('has an entry for every column, and none for what is not there', async () => {
      const tables = await raw(fresh.url, tablesOf);
      const there = tables.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`));
      const { retention } = await projectContent();
      const told = retention.flatMap(({ columns }) =>
        Object.entries(columns).flatMap(([table, names]) => names.map((name) => `${table}.${name}`)),
      );
      expect([...told].sort()).toEqual([...there].sort());
    });

    it('ends an appointment with all that hangs on it, its sheet before', async () => {
      await fresh.store.commit([
        { write: 'appointment', appointment: anAppointment('a1', '09:00', '09:30', { handoff: 'h1', status: 'attended' }) },
        { write: 'handoff', handoff: aHandoff('h1', { taken_name: 'Lucia' }) },
        { write: 'thread', chat: -100, message: 3, handoff: 'h1' },
        { write: 'appointment', appointment: aHold('a2', '10:00', '10:30', '08:10') },
      ]);
      await purge('2026-12-02');
      expect([await fresh.store.appointment('a2'), (await fresh.store.handoff('h1'))?.sheet.name]).toEqual([null, 'Amina Diallo']);
      await purge('2027-01-01');
      expect(await fresh.store.handoff('h1')).toMatchObject({ taken_name: null, sheet: { name: '', answers: {}, papers: [] } });
      await purge('2027-05-31');
      expect([(await fresh.store.appointment('a1'))?.id, await rows('thread'), await rows('occupied')]).toEqual(['a1', 1, 6]);
      await purge('2027-06-02');
      expect([await fresh.store.appointment('a1'), await rows('handoff'), await rows('thread'), await rows('occupied')]).toEqual([
        null,
        0,
        0,
        0,
      ]);
    });

    it('ends a question without an appointment from its last sign of life on', async () => {
      const { store } = fresh;
      const asked = { chat: 9, appointment: null, code: 'K79-3QM', talk_at: '2026-12-10T08:00:00.000Z' };
      await store.commit([
        { write: 'handoff', handoff: aHandoff('open', asked) },
        { write: 'handoff', handoff: aHandoff('closed', { ...asked, status: 'closed', closed_at: '2026-12-20T08:00:00.000Z' }) },
        { write: 'topic', topic: { handoff: 'open', chat: -100, topic: 5, closed: false } },
      ]);
      const sheetOf = async (id: string) => (await store.handoff(id))?.sheet.name ?? null;
      await store.purge('2027-01-10T08:00:00.000Z', periods);
      expect([await sheetOf('open'), await sheetOf('closed')]).toEqual(['', 'Amina Diallo']);
      await store.purge('2027-01-20T08:00:00.000Z', periods);
      expect(await sheetOf('closed')).toBe('');
      await store.purge('2027-06-10T08:00:00.000Z', periods);
      expect([await sheetOf('open'), await sheetOf('closed'), await store.topicOf('open', -100)]).toEqual([null, '', null]);
      await store.purge('2027-06-20T08:00:00.000Z', periods);
      expect(await sheetOf('closed')).toBeNull();
    });

    it('forgets who has not come for a year, unless something is still to come', async () => {
      const mark = { id: 1, at: now };
      await fresh.store.commit(
        [1, 2, 3, 4].map((chat) => ({ write: 'person', person: aPerson(chat) })),
        mark,
      );
      await fresh.store.commit([
        {
          write: 'document',
          document: { id: 'd2', chat: 2, kind: 'permit', expires_on: '2028-01-01', created_at: now, details: noDetails },
        },
        { write: 'appointment', appointment: anAppointment('a3', '09:00', '09:30', { chat: 3 }) },
        { write: 'blocked', chat: 4, at: now },
      ]);
      const left = async () =>
        (await raw(fresh.url, (db) => db.selectFrom('person').select('chat').orderBy('chat').execute())).map(({ chat }) => Number(chat));
      await purge('2027-02-28');
      expect(await left()).toEqual([1, 2, 3, 4]);
      await purge('2027-03-02');
      expect(await left()).toEqual([1, 2, 3]);
      await raw(fresh.url, (db) => db.updateTable('appointment').set({ ends_at: '2027-12-24T09:30:00.000Z' }).execute());
      await purge('2027-12-02');
      expect(await left()).toEqual([2, 3]);
      await purge('2027-12-25');
      expect(await left()).toEqual([2]);
      expect(await fresh.store.documentsOf(2)).toHaveLength(1);
      await purge('2028-01-02');
      expect(await left()).toEqual([]);
    });

    it('counts from today for a person whose last day was not kept', async () => {
      await fresh.store.commit([{ write: 'person', person: aPerson(1) }]);
      await purge('2027-12-31');
      await purge('2028-12-30');
      expect(await fresh.store.person(1)).not.toBeNull();
      await purge('2028-12-31');
      expect(await fresh.store.person(1)).toBeNull();
    });

    it('ends documents, messages and marks', async () => {
      await fresh.store.commit(
        [
          {
            write: 'document',
            document: { id: 'd1', chat: 1, kind: 'permit', expires_on: '2026-12-01', created_at: now, details: noDetails },
          },
          ...['sent', 'failed', 'dropped', 'waiting'].map((key) => ({ write: 'message' as const, message: aMessage(key, '08:00') })),
        ],
        { id: 1, at: now },
      );
      await fresh.store.commit([
        { write: 'sent', key: 'sent', revision: 1, at: now },
        { write: 'end', key: 'failed', revision: 1, state: 'aside', at: now, error: 'gone' },
        { write: 'drop', key: 'dropped' },
      ]);
      const dropped = await raw(fresh.url, (db) => db.selectFrom('message').selectAll().where('state', '=', 'dropped').execute());
      expect(dropped).toMatchObject([{ body: '', due: '', subject: '', to_chat: null, to_desk: null }]);
      await purge('2026-12-02');
      expect([await rows('message'), await fresh.store.seen(1)]).toEqual([4, true]);
      await purge('2026-12-03');
      expect([await rows('message'), await fresh.store.seen(1)]).toEqual([3, false]);
      await purge('2026-12-08');
      expect(await rows('message')).toBe(2);
      await purge('2027-01-01');
      expect([await rows('message'), (await fresh.store.documentsOf(1)).length]).toEqual([1, 1]);
      await purge('2027-03-01');
      expect([await rows('message'), (await fresh.store.documentsOf(1)).length]).toEqual([1, 0]);
      expect(await fresh.store.due(at('09:00'), 9)).toHaveLength(1);
    });

    it('reaches rows beyond the first stretch', async () => {
      const marks = Array.from({ length: 700 }, (_, i) => i + 1);
      await Promise.all(marks.map((id) => fresh.store.commit([], { id, at: id % 7 === 0 ? at('20:00') : now })));
      await fresh.store.purge('2026-12-02T10:00:00.000Z', periods);
      const left = await raw(fresh.url, (db) => db.selectFrom('seen').select('update_id').execute());
      expect(left.map(({ update_id }) => Number(update_id)).sort((a, b) => a - b)).toEqual(marks.filter((id) => id % 7 === 0));
    });
  });
}

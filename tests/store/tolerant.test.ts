import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { noDetails } from '../../src/desk/document.ts';
import { groupMoved } from '../../src/desk/handoff-acts.ts';
import { newSession } from '../../src/desk/session.ts';
import type { Fault } from '../../src/store/tolerant.ts';
import { databases } from '../support/databases.ts';
import { freshStore } from '../support/fresh-store.ts';
import { raw } from './raw.ts';
import { aHandoff, anAppointment, aPerson, at, now } from './samples.ts';

const flows = { 'special-protection': { answers: { way: 'yes' }, ticks: [], carried: [], at: null } };

for (const database of databases) {
  describe(`${database.name}: rows that cannot be read`, () => {
    let faults: Fault[];
    const fresh = freshStore(database, { unreadable: (fault) => faults.push(fault) });
    beforeEach(() => {
      faults = [];
    });
    /** As a later process finds it: the one that wrote it remembers what it wrote. */
    const spoil = (statement: string) => fresh.meanwhile(() => raw(fresh.url, (db) => sql.raw(statement).execute(db)));
    const row = (chat: number) => raw(fresh.url, (db) => db.selectFrom('person').selectAll().where('chat', '=', chat).executeTakeFirst());

    it.each(['p1:{ half', 'p1:[]', 'p1:null', 'nonsense', ''])('a session %j is replaced by a new one, and set aside', async (session) => {
      await fresh.store.commit([{ write: 'person', person: aPerson(1, { lang: 'ar' }) }]);
      await spoil(`update person set session = '${session}'`);
      const person = await fresh.store.person(1);
      expect(person).toEqual({ ...aPerson(1, { lang: 'ar' }), session: newSession, version: 1 });
      if (!person) return;
      expect(await fresh.store.commit([{ write: 'person', person }])).toBe('done');
      expect(await row(1)).toMatchObject({ session_aside: session, version: 2 });
      faults.length = 0;
      expect((await fresh.store.person(1))?.session).toEqual(newSession);
      expect(faults).toEqual([]);
      await fresh.store.commit([{ write: 'erase', chat: 1 }]);
      expect(await row(1)).toBeUndefined();
    });

    it('what can be read of a session is kept, and the fault names no answer and no guide', async () => {
      await fresh.store.commit([{ write: 'person', person: aPerson(1, { session: { ...newSession, flows, town: '053011' } }) }]);
      const spoilt = { ...newSession, flows: { ...flows, asylum: 7 }, place: { at: 'moon' }, town: '053011', draft: { name: 'Amina' } };
      await spoil(`update person set session = 'p1:${JSON.stringify(spoilt)}'`);
      expect((await fresh.store.person(1))?.session).toEqual({ ...newSession, place: { at: 'menu' }, flows, town: '053011' });
      expect(faults).toEqual([{ table: 'person', fault: 'session cannot be read in: place, flows, draft' }]);
    });

    it('a session of an older or a newer program is read as far as it is understood', async () => {
      await fresh.store.commit([{ write: 'person', person: aPerson(1) }]);
      expect((await row(1))?.session).toMatch(/^p1:\{"v":1,/);
      for (const session of [
        { place: { at: 'menu' }, flows, draft: null },
        { ...newSession, place: { at: 'menu' }, flows, v: 99, mood: 'new' },
      ]) {
        await spoil(`update person set session = 'p1:${JSON.stringify(session)}'`);
        expect((await fresh.store.person(1))?.session).toEqual({ ...newSession, place: { at: 'menu' }, flows });
      }
      expect(faults).toEqual([]);
    });

    it('a number that no reader could take back does not get into a session', async () => {
      const trail = [7, 2 ** 60, 1.5, Number.NaN];
      await fresh.store.commit([{ write: 'person', person: aPerson(1, { session: { ...newSession, trail } }) }]);
      expect((await fresh.store.person(1))?.session.trail).toEqual([7]);
      expect(faults).toEqual([]);
    });

    it('one bad row among many takes none of the others down', async () => {
      await fresh.store.commit([
        ...[1, 2, 3].map((chat) => ({ write: 'person' as const, person: aPerson(chat) })),
        { write: 'appointment', appointment: anAppointment('a1', '09:00', '09:30') },
        { write: 'appointment', appointment: anAppointment('a2', '10:00', '10:30') },
        {
          write: 'document',
          document: { id: 'd1', chat: 1, kind: 'permit', expires_on: '2027-01-01', created_at: now, details: noDetails },
        },
        { write: 'handoff', handoff: aHandoff('h1', { talking: true }) },
      ]);
      await spoil("update person set session = 'x' where chat = 2");
      await spoil("update appointment set status = 'eaten' where id = 'a1'");
      await spoil("update handoff set sheet = 'x'");
      expect((await fresh.store.people(null, 9)).map(({ chat }) => chat)).toEqual([1, 2, 3]);
      expect((await fresh.store.appointmentsOf(1, at('00:00'))).map(({ id }) => id)).toEqual(['a2']);
      expect((await fresh.store.appointmentsOn('prato', at('00:00'), at('23:00'))).map(({ id }) => id)).toEqual(['a2']);
      expect([await fresh.store.appointment('a1'), await fresh.store.appointmentByCode('CODE-a1')]).toEqual([null, null]);
      expect(await fresh.store.taken('prato', at('00:00'), at('23:00'), now)).toHaveLength(1);
      expect(await fresh.store.documentsOf(1)).toHaveLength(1);
      expect([await fresh.store.handoffOf('a1'), await fresh.store.talkingWith(1)]).toEqual([null, null]);
      expect(new Set(faults.map(({ table }) => table))).toEqual(new Set(['person', 'appointment', 'handoff']));
    });

    it('when a group moves, one bad handoff does not keep the cards of the others from it', async () => {
      await fresh.store.commit([
        ...['a1', 'a2', 'a3'].map((id, i) => ({
          write: 'appointment' as const,
          appointment: anAppointment(id, `1${i}:00`, `1${i}:30`),
        })),
        ...['1', '2', '3'].map((id) => ({ write: 'handoff' as const, handoff: aHandoff(`h${id}`, { appointment: `a${id}` }) })),
      ]);
      await spoil("update handoff set sheet = 'p1:{ half' where id = 'h2'");
      const open = await fresh.store.openHandoffs('prato');
      expect(await fresh.store.commit(groupMoved(open, -100, -200, now, { text: [], buttons: [] }))).toBe('done');
      const drawn = (await fresh.store.due(at('23:00'), 9)).map(({ message }) => message.body);
      expect(drawn.flatMap((body) => ('handoff' in body ? [body.handoff] : [])).sort()).toEqual(['h1', 'h3']);
      expect(faults).toEqual([{ table: 'handoff', fault: 'not readable' }]);
    });
  });
}

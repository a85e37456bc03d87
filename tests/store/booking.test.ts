import { describe, expect, it } from 'vitest';
import type { Appointment } from '../../src/desk/appointment.ts';
import type { Write } from '../../src/desk/change.ts';
import { databases } from '../support/databases.ts';
import { freshStore } from '../support/fresh-store.ts';
import { aHold, anAppointment, at, now } from './samples.ts';

const take = (appointment: Appointment): Write => ({ write: 'appointment', appointment });

for (const database of databases) {
  describe(`${database.name}: desk time`, () => {
    const fresh = freshStore(database);

    /** Changes an appointment as it is now, or as somebody read it before. */
    const set = async (id: string, to: object, when = now, read?: number) => {
      const version = read ?? (await fresh.store.appointment(id))?.version ?? 1;
      return fresh.store.commit([{ write: 'appointment-set', id, version, now: when, set: to }]);
    };

    it('gives one slot to one of many who ask at once', async () => {
      const asking = Array.from({ length: 20 }, (_, i) =>
        fresh.store.commit([take(anAppointment(`a${i}`, '09:00', '09:30', { chat: i + 1 }))]),
      );
      const answers = await Promise.all(asking);
      expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
      expect(answers.filter((answer) => answer === 'stale')).toHaveLength(19);
      expect(await fresh.store.appointmentsOn('prato', at('00:00'), at('23:59'))).toHaveLength(1);
    });

    it('refuses appointments of other lengths that overlap, and takes those that only touch', async () => {
      expect(await fresh.store.commit([take(anAppointment('long', '09:00', '10:00'))])).toBe('done');
      expect(await fresh.store.commit([take(anAppointment('inside', '09:20', '09:35'))])).toBe('stale');
      expect(await fresh.store.commit([take(anAppointment('around', '08:00', '11:00'))])).toBe('stale');
      expect(await fresh.store.commit([take(anAppointment('tail', '09:55', '10:10'))])).toBe('stale');
      expect(await fresh.store.commit([take(anAppointment('before', '08:45', '09:00'))])).toBe('done');
      expect(await fresh.store.commit([take(anAppointment('after', '10:00', '10:15'))])).toBe('done');
      expect(await fresh.store.commit([take(anAppointment('elsewhere', '09:00', '10:00', { desk: 'pistoia' }))])).toBe('done');
    });

    it('gives each of several seats to one, whoever asks at once, and no more', async () => {
      const asking = Array.from({ length: 20 }, (_, i) =>
        fresh.store.commit([
          { write: 'appointment', appointment: anAppointment(`a${i}`, '09:00', '09:30', { chat: i + 1 }), seats: [1, 2, 3] },
        ]),
      );
      expect((await Promise.all(asking)).filter((answer) => answer === 'done')).toHaveLength(3);
      const taken = await fresh.store.taken('prato', at('08:00'), at('12:00'), now);
      expect(taken.map(({ seat }) => seat).sort()).toEqual([1, 2, 3]);
      // The seat of the staff is none of them.
      const staff = anAppointment('s1', '09:00', '09:30', { chat: 0, staff: true });
      expect(await fresh.store.commit([{ write: 'appointment', appointment: staff, seats: [4, 1, 2, 3] }])).toBe('done');
      expect((await fresh.store.taken('prato', at('08:00'), at('12:00'), now)).find(({ id }) => id === 's1')?.seat).toBe(4);
      expect(await fresh.store.appointment('s1')).toMatchObject({ staff: true, people: 1 });
    });

    it('hands one seat on, and only the one that is there', async () => {
      await fresh.store.commit([{ write: 'appointment', appointment: anAppointment('a1', '09:00', '09:30'), seats: [2] }]);
      const given = (id: string, until = '09:30'): Write => ({
        write: 'appointment',
        appointment: anAppointment(id, '09:00', until),
        instead: 'a1',
      });
      expect(await fresh.store.commit([given('long', '09:45')])).toBe('stale');
      expect(await fresh.store.commit([given('a2')])).toBe('done');
      expect(await fresh.store.commit([given('a3')])).toBe('stale');
      expect((await fresh.store.taken('prato', at('08:00'), at('12:00'), now)).find(({ id }) => id === 'a2')?.seat).toBe(2);
    });

    it('writes nothing of a change whose appointment is refused', async () => {
      await fresh.store.commit([take(anAppointment('first', '09:00', '09:30'))]);
      const change: Write[] = [{ write: 'chat-moved', from: -7, to: -8 }, take(anAppointment('second', '09:00', '09:30'))];
      expect(await fresh.store.commit(change, { id: 5, at: now })).toBe('stale');
      expect((await fresh.store.movedChats()).size).toBe(0);
      expect(await fresh.store.seen(5)).toBe(false);
      expect(await fresh.store.appointment('second')).toBeNull();
    });

    it('refuses a code or an id that exists', async () => {
      await fresh.store.commit([take(anAppointment('a1', '09:00', '09:30'))]);
      expect(await fresh.store.commit([take(anAppointment('a2', '11:00', '11:30', { code: 'CODE-a1' }))])).toBe('stale');
      expect(await fresh.store.commit([take(anAppointment('a1', '11:00', '11:30', { code: 'OTHER' }))])).toBe('stale');
      expect(await fresh.store.appointmentByCode('CODE-a1')).toMatchObject({ id: 'a1' });
    });

    it('keeps a hold until it lapses, then gives its time away', async () => {
      await fresh.store.commit([take(aHold('hold', '09:00', '09:30', '08:10'))]);
      expect(await fresh.store.taken('prato', at('09:00'), at('10:00'), at('08:09'))).toHaveLength(1);
      expect(await fresh.store.taken('prato', at('09:00'), at('10:00'), at('08:10'))).toHaveLength(0);
      expect(await fresh.store.commit([take(anAppointment('early', '09:15', '09:45', { created_at: at('08:09') }))])).toBe('stale');
      expect(await fresh.store.commit([take(anAppointment('late', '09:15', '09:45', { created_at: at('08:10') }))])).toBe('done');
      expect((await fresh.store.appointment('hold'))?.status).toBe('lapsed');
      expect(await set('hold', { status: 'booked' }, at('08:11'), 1)).toBe('stale');
      expect(await fresh.store.commit([take(anAppointment('beside', '09:00', '09:15', { created_at: at('08:12') }))])).toBe('done');
    });

    it('gives a lapsed hold to one of many who ask at once', async () => {
      await fresh.store.commit([take(aHold('hold', '09:00', '09:30', '08:10'))]);
      const created_at = at('08:20');
      const others = Array.from({ length: 6 }, (_, i) =>
        fresh.store.commit([take(anAppointment(`a${i}`, '09:00', '09:30', { created_at }))]),
      );
      const answers = await Promise.all([...others, set('hold', { status: 'booked', held_until: null }, created_at, 1)]);
      expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
      expect(await fresh.store.taken('prato', at('09:00'), at('09:30'), created_at)).toHaveLength(1);
    });

    it('books from a hold, also a lapsed one whose time nobody took', async () => {
      await fresh.store.commit([take(aHold('hold', '09:00', '09:30', '08:10'))]);
      expect(await set('hold', { status: 'booked', held_until: null }, at('08:30'))).toBe('done');
      expect(await fresh.store.appointment('hold')).toMatchObject({ status: 'booked', held_until: null });
      expect(await fresh.store.commit([take(anAppointment('other', '09:00', '09:30', { created_at: at('08:31') }))])).toBe('stale');
      expect(await set('hold', { status: 'booked' }, now, 1)).toBe('stale');
      expect(await set('nobody', { status: 'booked' })).toBe('stale');
    });

    it('moves: frees the old time and takes the new, also one that overlaps the old', async () => {
      await fresh.store.commit([take(anAppointment('a1', '09:00', '09:30'))]);
      expect(await set('a1', { starts_at: at('09:15'), ends_at: at('09:45'), sequence: 1 })).toBe('done');
      expect(await fresh.store.appointment('a1')).toMatchObject({ starts_at: at('09:15'), sequence: 1 });
      expect(await fresh.store.commit([take(anAppointment('a2', '09:00', '09:15'))])).toBe('done');
      expect(await set('a1', { starts_at: at('09:05'), ends_at: at('09:35') })).toBe('stale');
      expect(await fresh.store.appointment('a1')).toMatchObject({ starts_at: at('09:15') });
      expect(await set('a1', { desk: 'pistoia' })).toBe('done');
      expect(await fresh.store.commit([take(anAppointment('a3', '09:15', '09:45'))])).toBe('done');
    });

    it('frees the time of a cancelled one, and keeps that of a missed or attended one', async () => {
      await fresh.store.commit([take(anAppointment('a1', '09:00', '09:30')), take(anAppointment('a2', '10:00', '10:30'))]);
      expect(await set('a1', { status: 'cancelled-by-desk' })).toBe('done');
      expect(await set('a2', { status: 'missed' })).toBe('done');
      expect(await fresh.store.commit([take(anAppointment('a3', '09:00', '09:30'))])).toBe('done');
      expect(await fresh.store.commit([take(anAppointment('a4', '10:00', '10:30'))])).toBe('stale');
      expect(await set('a1', { status: 'booked' })).toBe('stale');
      expect((await fresh.store.taken('prato', at('09:00'), at('12:00'), now)).map(({ id }) => id)).toEqual(['a3', 'a2']);
    });

    it("lists a person's and a desk's appointments in order, without holds", async () => {
      await fresh.store.commit([
        take(anAppointment('late', '11:00', '11:30')),
        take(anAppointment('early', '09:00', '09:30')),
        take(aHold('hold', '10:00', '10:30', '23:00')),
        take(anAppointment('hers', '12:00', '12:30', { chat: 2 })),
      ]);
      expect((await fresh.store.appointmentsOf(1, at('09:00'))).map(({ id }) => id)).toEqual(['early', 'late']);
      expect((await fresh.store.appointmentsOf(1, at('09:30'))).map(({ id }) => id)).toEqual(['late']);
      expect((await fresh.store.appointmentsOn('prato', at('09:00'), at('12:00'))).map(({ id }) => id)).toEqual(['early', 'late']);
    });
  });
}

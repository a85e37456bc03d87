import { beforeEach, describe, expect, it } from 'vitest';
import { closeDesk, closureOf } from '../../src/desk/closure-acts.ts';
import type { Closure } from '../../src/desk/desk.ts';
import { freeSlots } from '../../src/desk/slot.ts';
import { drawMessage } from '../../src/jobs/draw-message.ts';
import { tellStranded } from '../../src/jobs/tell-stranded.ts';
import { readTaken } from '../../src/store/desk-time.ts';
import { aHandoff, anAppointment, aPerson } from '../store/samples.ts';
import { databases } from '../support/databases.ts';
import { freshStore } from '../support/fresh-store.ts';
import { projectContent } from '../support/stage.ts';

const zone = 'Europe/Rome';
const desk = 'coeso-follonica';
const now = '2026-11-24T08:00:00.000Z';
const day = '2026-12-01';
const [nine, half] = [`${day}T09:30:00.000Z`, `${day}T10:00:00.000Z`];
const missing: Closure = { desk, from: day, until: day, seat: 2 };

for (const database of databases) {
  describe(`${database.name}: one of two operators is missing`, () => {
    const fresh = freshStore(database);
    const deps = async (closures: readonly Closure[]) => {
      const content = await projectContent();
      const timetables = content.timetables.map((each) => ({ ...each, ...(each.desk === desk ? { seats: 2, staff_seats: 1 } : {}) }));
      return { store: fresh.store, content: { ...content, closures, timetables }, zone, now: () => now, nudge: () => undefined };
    };
    const book = (id: string, chat: number, seat: number, set: { starts_at?: string; ends_at?: string } = {}) =>
      fresh.store.commit([
        { write: 'person', person: aPerson(chat) },
        {
          write: 'appointment',
          appointment: anAppointment(id, '09:30', '10:00', {
            starts_at: nine,
            ends_at: half,
            service: 'permit',
            ...set,
            desk,
            chat,
            handoff: `h${chat}`,
          }),
          seats: [seat],
        },
        { write: 'handoff', handoff: aHandoff(`h${chat}`, { desk, chat, appointment: id }) },
      ]);
    const seated = async () => Object.fromEntries(await fresh.store.seated(desk, `${day}T00:00:00.000Z`, `${day}T23:00:00.000Z`));
    const told = async () => (await fresh.store.due(now, 99)).map(({ message: { to, body } }) => [to, body.kind]);

    beforeEach(async () => {
      await book('a1', 1, 1);
      await book('a2', 2, 2);
    });

    it('who was to be received there goes to another seat, of the staff too, and nobody is told', async () => {
      await tellStranded(await deps([missing]));
      expect(await seated()).toEqual({ a1: 1, a2: 3 });
      expect(await fresh.store.appointment('a2')).toMatchObject({ status: 'booked', starts_at: nine, staff: true, shut_told: null });
      expect(await told()).toEqual([]);
      await tellStranded(await deps([missing]));
      expect(await fresh.store.appointment('a2')).toMatchObject({ version: 2 });
    });

    it('whom no seat is left for is told why, and reads that the time stands as soon as one is', async () => {
      await book('a3', 3, 3);
      const closed = await deps([missing]);
      await tellStranded(closed);
      await tellStranded(closed);
      expect(await seated()).toEqual({ a1: 1, a2: 2, a3: 3 });
      expect(await told()).toEqual([
        [{ chat: 2 }, 'stranded'],
        [{ desk }, 'note-to-desk'],
      ]);
      const [message] = (await fresh.store.due(now, 9)).map((each) => each.message);
      if (!message) throw new Error('nobody was told');
      const drawn = await drawMessage(closed, message, 1);
      expect(drawn).toMatchObject({
        what: { screen: { text: [{ key: 'visit:stranded.missing' }, {}, { key: 'common:stranded.choose' }] } },
      });
      if (!('after' in drawn)) throw new Error('not drawn');
      await fresh.store.commit([...drawn.after(9, 2), { write: 'sent', key: message.key, revision: 1, at: now }]);
      // What else is due for them is not true then.
      const reminder = { ...message, body: { kind: 'appointment-reminder', appointment: 'a2' } as const };
      expect(await drawMessage(closed, reminder, 1)).toEqual({ untrue: 'the desk is closed then' });
      // A colleague's person cancels: there is room.
      const first = await fresh.store.appointment('a1');
      await fresh.store.commit([
        { write: 'appointment-set', id: 'a1', version: first?.version ?? 0, now, set: { status: 'cancelled-by-resident' } },
      ]);
      await tellStranded(closed);
      expect(await seated()).toEqual({ a2: 1, a3: 3 });
      await tellStranded(closed);
      const again = (await fresh.store.due(now, 99)).find(({ message: { body } }) => body.kind === 'screen');
      expect(again?.message).toMatchObject({ to: { chat: 2 }, body: { screen: { text: [{ key: 'visit:stranded.again' }, {}, {}] } } });
      expect(await fresh.store.appointment('a2')).toMatchObject({ shut_told: '', starts_at: nine });
    });

    it('two of one seat go to two others, not to one', async () => {
      await book('a4', 4, 2, { starts_at: half, ends_at: `${day}T10:30:00.000Z` });
      await tellStranded(await deps([missing]));
      expect(await seated()).toEqual({ a1: 1, a2: 3, a4: 1 });
    });

    it('is offered to nobody, whoever wrote it: file or group; the desk stays open', async () => {
      const { content } = await deps([]);
      const service = content.services.get('permit');
      const timetable = content.timetables.find((each) => each.desk === desk);
      if (!service || !timetable) throw new Error('no such service');
      const free = async (closures: readonly Closure[]) => {
        const taken = await readTaken(fresh.store, { now, zone }, desk, service);
        return freeSlots({ timetable, closures, service, taken, now, zone }).find((each) => each.day === day && each.time === '11:00')
          ?.seats;
      };
      expect(await free([])).toEqual([1, 2]);
      expect(await free([missing])).toEqual([1]);
      const closure = closureOf(desk, day, { hours: null, seat: 2 });
      await fresh.store.commit(closeDesk(closure, [], now));
      await fresh.store.commit(closeDesk(closure, [], now));
      expect(await fresh.store.closures(day)).toEqual([closure]);
      expect(await free([])).toEqual([1]);
      const whole = closureOf(desk, day, { hours: null });
      await fresh.store.commit(closeDesk(whole, [], now));
      expect(await free([])).toBeUndefined();
    });

    it('a closure of the whole desk strands all the same', async () => {
      await tellStranded(await deps([missing, { desk, from: day, until: day }]));
      expect((await told()).filter(([, kind]) => kind === 'stranded')).toHaveLength(2);
      expect(await seated()).toEqual({ a1: 1, a2: 2 });
    });
  });
}

import { describe, expect, it } from 'vitest';
import { closeDesk, closureOf, reopenDesk, strandedBy } from '../../src/desk/closure-acts.ts';
import type { Closure } from '../../src/desk/desk.ts';
import { drawMessage } from '../../src/jobs/draw-message.ts';
import { tellStranded } from '../../src/jobs/tell-stranded.ts';
import { aHandoff, anAppointment, aPerson, periods } from '../store/samples.ts';
import { databases } from '../support/databases.ts';
import { freshStore } from '../support/fresh-store.ts';
import { projectContent } from '../support/stage.ts';

const zone = 'Europe/Rome';
const desk = 'coeso-follonica';
const now = '2026-11-24T08:00:00.000Z';
const tuesday: Closure = { desk, from: '2026-12-01', until: '2026-12-01' };

for (const database of databases) {
  describe(`${database.name}: a closure in the file`, () => {
    const fresh = freshStore(database);
    const deps = async (closures: readonly Closure[]) => {
      const content = { ...(await projectContent()), closures };
      return { store: fresh.store, content, zone, now: () => now, nudge: () => undefined };
    };
    const book = (id: string, day: string, chat: number) => {
      const span = { starts_at: `${day}T09:30:00.000Z`, ends_at: `${day}T10:00:00.000Z`, service: 'permit' };
      return fresh.store.commit([
        { write: 'person', person: aPerson(chat) },
        { write: 'appointment', appointment: anAppointment(id, '09:30', '10:00', { ...span, desk, chat, handoff: `h${chat}` }) },
        { write: 'handoff', handoff: aHandoff(`h${chat}`, { desk, chat, appointment: id }) },
      ]);
    };

    it('is told once to each who booked there, and to the desk; what is not true any more is not said', async () => {
      await book('a1', '2026-12-01', 1);
      await book('a2', '2026-12-03', 2);
      await tellStranded(await deps([]));
      expect(await fresh.store.due(now, 9)).toEqual([]);
      const closed = await deps([tuesday]);
      await tellStranded(closed);
      await tellStranded(closed);
      const messages = (await fresh.store.due(now, 9)).map(({ message }) => message);
      expect(messages.map(({ to, body }) => [to, body.kind])).toEqual([
        [{ chat: 1 }, 'stranded'],
        [{ desk }, 'note-to-desk'],
      ]);
      const [told] = messages;
      if (!told) throw new Error('nobody was told');
      const drawn = await drawMessage(closed, told, 1);
      expect(drawn).toMatchObject({ what: { screen: { text: [{ key: 'common:stranded.told' }, {}, { key: 'common:stranded.choose' }] } } });
      // The first and the last free time of the days to come, without the closed one.
      const to = (each: string, time: string) => ({ act: { do: 'appointment-to', appointment: 'a1', sequence: '0', day: each, time } });
      expect(drawn).toMatchObject({
        what: {
          screen: {
            buttons: [
              [to('2026-11-26', '10:00'), to('2026-11-26', '12:00')],
              [to('2026-12-03', '10:00'), to('2026-12-03', '12:00')],
              {},
              {},
              {},
              {},
            ],
          },
        },
      });
      // A reminder would send the person to a closed door.
      const reminder = { ...told, body: { kind: 'appointment-reminder', appointment: 'a1' } as const };
      expect(await drawMessage(closed, reminder, 1)).toEqual({ untrue: 'the desk is closed then' });
      expect(await drawMessage(await deps([]), told, 1)).toEqual({ untrue: 'the desk receives then' });
      // Moved into another closure: told again.
      const set = { starts_at: '2026-12-03T10:30:00.000Z', ends_at: '2026-12-03T11:00:00.000Z' };
      await fresh.store.commit([{ write: 'appointment-set', id: 'a1', version: 1, now, set }]);
      expect(await drawMessage(closed, told, 1)).toEqual({ untrue: 'the desk receives then' });
      await tellStranded(await deps([{ ...tuesday, until: '2026-12-03', every: 'week' }]));
      expect((await fresh.store.due(now, 9)).filter(({ message }) => message.body.kind === 'stranded')).toHaveLength(3);
    });

    it('is gone from the file again: who read of it is told once that the time stands, and the confirmation says so', async () => {
      await book('a1', '2026-12-01', 1);
      const [closed, open] = [await deps([tuesday]), await deps([])];
      await tellStranded(closed);
      const due = async (kind: string) =>
        (await fresh.store.due(now, 9)).map(({ message }) => message).filter(({ body }) => body.kind === kind);
      const [told] = await due('stranded');
      const drawn = told ? await drawMessage(closed, told, 1) : null;
      if (!told || !drawn || !('what' in drawn)) throw new Error('nobody was told');
      await fresh.store.commit([
        { write: 'told-in', appointment: 'a1', message: 7 },
        ...drawn.after(9, 1),
        { write: 'sent', key: told.key, revision: 1, at: now },
      ]);
      // A week later nothing of what was sent is kept, and nothing is said twice.
      await fresh.store.purge('2026-11-25T03:17:00.000Z', periods);
      await tellStranded(closed);
      expect(await due('stranded')).toEqual([]);
      await tellStranded(open);
      await tellStranded(open);
      expect((await due('screen')).map(({ to }) => to)).toEqual([{ chat: 1 }]);
      expect(await fresh.store.appointment('a1')).toMatchObject({ shut_told: '' });
      const [visit] = await due('visit');
      if (!visit) throw new Error('the confirmation stays as it was');
      const anew = await drawMessage(open, visit, 1);
      const what = 'what' in anew && anew.what.what === 'edit' ? anew.what : null;
      expect([what?.message, what?.screen.text[0]]).toEqual([7, { key: 'common:appointment.status-booked' }]);
      // Closed once more, it is told once more.
      await tellStranded(closed);
      expect((await due('stranded')).map(({ to }) => to)).toEqual([{ chat: 1 }]);
    });

    it('is not the only one: what the operators closed holds until it is lifted, and is told again when it is closed again', async () => {
      await book('a1', '2026-12-01', 1);
      const appointment = await fresh.store.appointment('a1');
      if (!appointment) throw new Error('not booked');
      const stranded = [{ appointment, handoff: await fresh.store.handoff('h1') }];
      const closure = closureOf(desk, '2026-12-01', { hours: { from: '10:00', until: '12:45' } });
      const known = { timetables: (await projectContent()).timetables, closures: [] };
      expect(strandedBy(known, closure, [appointment], now, zone)).toEqual([appointment]);
      expect(strandedBy({ ...known, closures: [tuesday] }, closure, [appointment], now, zone)).toEqual([]);
      await fresh.store.commit(closeDesk(closure, stranded, now));
      await fresh.store.commit(closeDesk(closure, stranded, now));
      expect(await fresh.store.closures('2026-12-01')).toEqual([closure]);
      expect(await fresh.store.closures('2026-12-02')).toEqual([]);
      const open = await deps([]);
      const waits = async () => (await fresh.store.due(now, 9)).map(({ message }) => message);
      const [told] = await waits();
      if (!told) throw new Error('nobody was told');
      expect((await waits()).map(({ body }) => body.kind)).toEqual(['stranded', 'note-to-desk']);
      expect(await drawMessage(open, told, 1)).toHaveProperty('what');
      // Lifted before it was read: nobody hears of either.
      await fresh.store.commit(
        reopenDesk(
          closure,
          stranded.map((each) => ({ ...each, screen: null })),
          now,
        ),
      );
      expect(await waits()).toEqual([]);
      expect(await drawMessage(open, told, 1)).toEqual({ untrue: 'the desk receives then' });
      await fresh.store.commit(closeDesk(closure, stranded, now));
      await tellStranded(open);
      expect(await waits()).toHaveLength(2);
      // Its day is over.
      await fresh.store.purge('2026-12-03T03:17:00.000Z', periods);
      expect(await fresh.store.closures('2026-12-01')).toEqual([]);
    });
  });
}

import { expect, it } from 'vitest';
import { stateOf } from '../../src/desk/appointment.ts';
import { confirm } from '../../src/desk/appointment-acts.ts';
import { visitWording } from '../../src/desk/visit-reminders.ts';
import { anAppointment, at, now } from '../store/samples.ts';

const zone = 'Europe/Rome';
const visit = anAppointment('a1', '09:00', '09:30', { sequence: 2 });

it('is confirmed for the time that was told, until it moves', () => {
  expect(confirm(visit, null, 2, now, zone)).toEqual({
    change: [
      { write: 'appointment-set', id: 'a1', version: 1, now, set: { confirmed_for: at('09:00') } },
      // The message that tells it says so.
      { write: 'message', message: { key: 'appointment:a1:visit', due: now, to: { chat: 1 }, body: { kind: 'visit', appointment: 'a1' } } },
      // It is two hours before: the second reminder was the last.
      { write: 'tally', tally: { day: '', what: `wording:visit.late:${visitWording(1)}:done`, n: 1 } },
    ],
  });
  const confirmed = { ...visit, confirmed_for: at('09:00') };
  expect(stateOf(confirmed)).toBe('confirmed');
  expect(stateOf({ ...confirmed, starts_at: at('10:00') })).toBe('booked');
  expect(stateOf({ ...confirmed, arrived_at: at('08:55') })).toBe('arrived');
  expect(stateOf({ ...confirmed, status: 'cancelled-by-desk' })).toBe('cancelled-by-desk');
});

it('is not confirmed by a button that tells an older time, twice, or once it has begun', () => {
  expect(confirm(visit, null, 1, now, zone)).toEqual({ refused: 'moved-since' });
  expect(confirm(visit, null, Number('x'), now, zone)).toEqual({ refused: 'moved-since' });
  expect(confirm({ ...visit, confirmed_for: at('09:00') }, null, 2, now, zone)).toEqual({ refused: 'already' });
  expect(confirm(visit, null, 2, at('09:00'), zone)).toEqual({ refused: 'not-booked' });
});

import { addMinutes, type Instant } from '../base/time.ts';
import type { Acted } from './acted.ts';
import type { Appointment } from './appointment.ts';
import { attend } from './appointment-acts.ts';
import type { Change } from './change.ts';
import type { Handoff } from './handoff.ts';

/** So long, in minutes, a mark of the evening's list can be taken back: the resident is told only then. */
const markMinutes = 15;

/** The message that tells what was marked. */
export const markKey = ({ id }: Pick<Handoff, 'id'>): string => `handoff:${id}:told:came`;

/** The person came, or did not, as marked in a list at one tap. Told later, so that a slip of the finger is nobody's news. */
export function mark(
  appointment: Appointment,
  handoff: Handoff,
  status: 'attended' | 'missed',
  now: Instant,
): Acted<'not-booked' | 'not-yet'> {
  const done = attend(appointment, handoff, status, now);
  if ('refused' in done) return done;
  const later = { key: markKey(handoff), due: addMinutes(now, markMinutes) };
  const change: Change = done.change.map((each) => {
    if (each.write !== 'message') return each;
    const { kind } = each.message.body;
    if (kind === 'told') return { ...each, message: { ...each.message, ...later } };
    return kind === 'visit' ? { ...each, message: { ...each.message, due: later.due } } : each;
  });
  return { change };
}

/** Takes a mark back; `untold`: the message of `markKey` has not been sent. */
export function unmark(appointment: Appointment, handoff: Handoff, untold: boolean, now: Instant): Acted<'not-marked' | 'told'> {
  if (appointment.status !== 'attended' && appointment.status !== 'missed') return { refused: 'not-marked' };
  if (!untold) return { refused: 'told' };
  return {
    change: [
      { write: 'appointment-set', id: appointment.id, version: appointment.version, now, set: { status: 'booked' } },
      { write: 'drop', key: markKey(handoff) },
      { write: 'draw', handoff: handoff.id, now },
    ],
  };
}

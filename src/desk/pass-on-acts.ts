import { addMinutes, type Instant } from '../base/time.ts';
import type { Acted } from './acted.ts';
import type { Appointment } from './appointment.ts';
import type { Write } from './change.ts';
import { clockStarts } from './clock-acts.ts';
import type { DeskId } from './desk.ts';
import type { Handoff } from './handoff.ts';
import { goesAt } from './tidy.ts';

/** So long the desk that gave a request away can still read there what was said, in minutes. */
const afterPassing = 60;

/**
 * A desk gives a request to another one, where it begins anew: it waits there, and the clock of the first answer starts again. What the person types
 * goes there from now on. Telling the person is left to the caller. Not while an appointment stands: its time is this desk's.
 */
export function passToDesk(
  handoff: Handoff,
  appointment: Pick<Appointment, 'status'> | null,
  to: DeskId,
  now: Instant,
): Acted<'closed' | 'nobody' | 'same-desk' | 'booked-here'> {
  if (handoff.status === 'closed') return { refused: 'closed' };
  if (handoff.chat === 0) return { refused: 'nobody' };
  if (handoff.desk === to) return { refused: 'same-desk' };
  if (appointment?.status === 'booked') return { refused: 'booked-here' };
  const { id, version } = handoff;
  const anew = { status: 'waiting', taken_by: null, taken_name: null, writing_name: null, writing_at: null } as const;
  const begun: Write = { write: 'handoff-set', id, version, set: { desk: to, ...anew } };
  return {
    change: [
      begun,
      // After the handoff has its new desk, so that both cards are drawn.
      { write: 'draw', handoff: id, now },
      // The sheets that operators of the desk before have opened.
      { write: 'away-now', handoff: id, now },
      goesAt(handoff, addMinutes(now, afterPassing)),
      clockStarts(handoff, now),
    ],
  };
}

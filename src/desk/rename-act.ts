import type { Instant } from '../base/time.ts';
import type { Acted } from './acted.ts';
import type { Appointment } from './appointment.ts';
import { isOpen } from './appointment-acts.ts';
import { noteMessage, visitChanged } from './appointment-messages.ts';
import type { Handoff } from './handoff.ts';

/** The name that the desk reads is another: the person, or whoever booked for them, had written it wrong. */
export function rename(appointment: Appointment, handoff: Handoff | null, name: string, now: Instant): Acted<'over'> {
  if (!isOpen(appointment, now) || !handoff || handoff.sheet.name === '') return { refused: 'over' };
  const { id, version, sheet, desk } = handoff;
  if (sheet.name === name) return { change: [] };
  return {
    change: [
      { write: 'handoff-set', id, version, set: { sheet: { ...sheet, name } } },
      ...visitChanged(appointment, now),
      noteMessage(id, desk, now, 'renamed'),
    ],
  };
}

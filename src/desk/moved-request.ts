import type { Instant } from '../base/time.ts';
import type { Appointment } from './appointment.ts';
import { noteMessage } from './appointment-messages.ts';
import type { Write } from './change.ts';
import type { DeskId } from './desk.ts';
import type { Handoff } from './handoff.ts';
import { closedGoes } from './tidy.ts';

/** What the desks see of a move: another desk takes over, with a card of its own; the old one's card says so. */
export function toDesk(handoff: Handoff, desk: DeskId, byResident: boolean, now: Instant): Write[] {
  const draw: Write = { write: 'draw', handoff: handoff.id, now };
  if (handoff.desk === desk) return byResident ? [draw, noteMessage(handoff.id, desk, now, 'moved-by-resident')] : [draw];
  const set = { desk, status: 'waiting', taken_by: null, taken_name: null, talking: false } as const;
  return [
    noteMessage(handoff.id, handoff.desk, now, 'moved-away'),
    { write: 'handoff-set', id: handoff.id, version: handoff.version, set },
    // After the handoff has its new desk, so that both are drawn.
    draw,
  ];
}

/** The new desk has a question of the person already, which takes the appointment; what the desk of before had ends there, and keeps its code. */
export function toQuestion(handoff: Handoff, joins: Handoff, { id, code }: Appointment, now: Instant): Write[] {
  const left = { appointment: null, code, status: 'closed', closed_at: now, talking: false } as const;
  const urgent = joins.urgent || handoff.urgent;
  const taken = { appointment: id, urgent, sheet: { ...handoff.sheet, line: joins.sheet.line } };
  return [
    noteMessage(handoff.id, handoff.desk, now, 'moved-away'),
    { write: 'handoff-set', id: handoff.id, version: handoff.version, set: left },
    { write: 'handoff-set', id: joins.id, version: joins.version, set: taken },
    noteMessage(joins.id, joins.desk, now, 'booked'),
    { write: 'draw', handoff: handoff.id, now },
    { write: 'draw', handoff: joins.id, now },
    // The sheets that operators of the desk before have opened.
    { write: 'away-now', handoff: handoff.id, now },
    closedGoes(handoff, now),
  ];
}

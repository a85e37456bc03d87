import type { Appointment } from '../desk/appointment.ts';
import type { Handoff } from '../desk/handoff.ts';
import { newSession } from '../desk/session.ts';
import { deskLanguage } from '../screens/desk-group-screens.ts';
import { slipCaption, slipFile } from '../screens/slip.ts';
import { visitPapers } from '../screens/visit-papers.ts';
import type { DrawDeps, Drawn, Untrue } from './drawn.ts';

/** The slip of an appointment as it is now, for the operator who gave it. */
export function drawSlip({ content, zone }: DrawDeps, handoff: Handoff, appointment: Appointment | null): Drawn | Untrue {
  if (appointment?.status !== 'booked') return { untrue: 'no longer booked' };
  const { left } = visitPapers(content, appointment, handoff, newSession, zone);
  const file = slipFile(content, zone, appointment, handoff.lang, left);
  const caption = slipCaption(appointment);
  return { what: { what: 'file', file, caption }, lang: deskLanguage, after: () => [] };
}

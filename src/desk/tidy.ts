import { addMinutes, type Instant } from '../base/time.ts';
import type { Appointment } from './appointment.ts';
import type { Write } from './change.ts';
import type { Handoff } from './handoff.ts';
import { nobody } from './message.ts';

/** Lines that nobody has followed up leave the group after this, in minutes: a weekend and a holiday are shorter. */
const quiet = 7 * 24 * 60;
/** So long after the appointment, or the last line if that came later. */
const afterVisit = 24 * 60;
/** So long somebody who has closed a request can still read what was said. */
const afterClose = 60;

/** When the lines of a conversation leave the group: once it is closed or forgotten, after its appointment, or when it was silent for a week. `asked`: when the experts were asked last, who are given a week. */
export function linesGo(handoff: Handoff, visit: Pick<Appointment, 'ends_at'> | null, asked: Instant | null = null): Instant {
  const own = ownLinesGo(handoff, visit);
  if (asked === null || handoff.chat === 0 || handoff.status === 'closed') return own;
  const waits = addMinutes(asked, quiet);
  return waits > own ? waits : own;
}

function ownLinesGo(handoff: Handoff, visit: Pick<Appointment, 'ends_at'> | null): Instant {
  const last = handoff.talk_at ?? handoff.created_at;
  if (handoff.chat === 0) return last;
  if (handoff.status === 'closed') return handoff.closed_at ? addMinutes(handoff.closed_at, afterClose) : last;
  const silent = addMinutes(last, quiet);
  if (!visit) return silent;
  const seen = addMinutes(visit.ends_at > last ? visit.ends_at : last, afterVisit);
  return seen < silent ? seen : silent;
}

/** Somebody looks at that time whether the lines of the handoff go. One look waits at a time, the earliest. */
function look({ id }: { readonly id: string }, due: Instant): Write {
  return { write: 'message-by', message: { key: `tidy:${id}`, due, to: nobody, body: { kind: 'tidy', handoff: id } } };
}

/** A line was written: it goes some day. */
export const lineGoes = (handoff: Handoff, now: Instant): Write => look(handoff, addMinutes(now, afterVisit));
/** The request is closed: its lines go soon. */
export const closedGoes = (handoff: Handoff, now: Instant): Write => look(handoff, addMinutes(now, afterClose));
/** What stands where it does not belong any more goes then. */
export const goesAt = (handoff: Handoff, due: Instant): Write => look(handoff, due);
/** What stands in the group goes as soon as it may. */
export const goesNow = (handoff: Handoff, now: Instant): Write => look(handoff, now);

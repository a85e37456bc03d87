import type { Appointment } from './appointment.ts';
import type { Handoff } from './handoff.ts';

/** Who comes to a desk, as its lists tell it: an appointment, or a request without one; at least one of the two. */
export interface Visit {
  readonly appointment: Appointment | null;
  readonly handoff: Handoff | null;
}

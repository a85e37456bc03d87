import { addMinutes, type Instant } from '../base/time.ts';
import type { Appointment } from './appointment.ts';
import type { Desk, Service } from './desk.ts';

/** The telephone by which alone an appointment can be moved or cancelled so late; null: here, since it is not late or the desk has none. */
export function phoneInstead(appointment: Appointment, service: Service | undefined, desk: Desk | undefined, now: Instant): string | null {
  const late = addMinutes(now, 60 * (service?.cancel_hours ?? 0)) > appointment.starts_at;
  return late ? (desk?.phone[0] ?? null) : null;
}

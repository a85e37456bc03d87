import { dayAt, type Instant, type Zone } from '../base/time.ts';
import type { Content } from '../content/content.ts';
import type { Appointment } from '../desk/appointment.ts';
import { isStranded } from '../desk/closures.ts';
import type { Reads } from '../store/store.ts';

interface Known {
  readonly store: Pick<Reads, 'closures'>;
  readonly content: Pick<Content, 'timetables' | 'closures'>;
  readonly zone: Zone;
}

/** Whether the desk does not receive at a booked time, as the files or its operators say. */
export async function isShut({ store, content, zone }: Known, appointment: Appointment, now: Instant): Promise<boolean> {
  const closures = [...content.closures, ...(await store.closures(dayAt(now, zone)))];
  return isStranded({ timetables: content.timetables, closures }, appointment, now, zone);
}

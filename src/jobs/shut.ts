import { dayAt, type Instant, type Zone } from '../base/time.ts';
import type { Content } from '../content/content.ts';
import type { Appointment } from '../desk/appointment.ts';
import { type Shut, shutFor } from '../desk/closures.ts';
import { readTimes } from '../store/desk-time.ts';
import type { Reads } from '../store/store.ts';

interface Known {
  readonly store: Pick<Reads, 'closures' | 'seated'>;
  readonly content: Pick<Content, 'timetables' | 'closures'>;
  readonly zone: Zone;
}

/** Why nobody receives at a booked time, as the files or the operators say; null: somebody does. */
export async function whyShut({ store, content, zone }: Known, appointment: Appointment, now: Instant): Promise<Shut | null> {
  return shutFor(await readTimes(store, content, appointment, dayAt(now, zone)), appointment, now, zone);
}

import type { Appointment } from '../desk/appointment.ts';
import { type Shut, shutFor } from '../desk/closures.ts';
import { readTimes } from '../store/desk-time.ts';
import type { Reads } from '../store/store.ts';
import type { Situation } from './situation.ts';

/** Why nobody receives at a booked time any more, as the files or the operators say; null: somebody does. */
export async function whyShut(reads: Reads, { content, today, now, zone }: Situation, appointment: Appointment): Promise<Shut | null> {
  return shutFor(await readTimes(reads, content, appointment, today), appointment, now, zone);
}

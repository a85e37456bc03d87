import type { Appointment } from '../desk/appointment.ts';
import { isStranded } from '../desk/closures.ts';
import { closuresOf } from '../screens/hours-lines.ts';
import type { Reads } from '../store/store.ts';
import type { Situation } from './situation.ts';

/** Whether the desk does not receive at a booked time any more, as the files or its operators say. */
export async function isShut(reads: Reads, { content, today, now, zone }: Situation, appointment: Appointment): Promise<boolean> {
  const closures = closuresOf({ content, made: await reads.closures(today) });
  return isStranded({ timetables: content.timetables, closures }, appointment, now, zone);
}

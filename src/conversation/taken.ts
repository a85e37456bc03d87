import { addDays, momentOf } from '../base/time.ts';
import type { Taken } from '../desk/appointment.ts';
import type { DeskId, Service } from '../desk/desk.ts';
import { bookable } from '../desk/slot.ts';
import type { Reads } from '../store/store.ts';
import type { Situation } from './situation.ts';

/** What occupies a desk over the time in which a service can be booked. */
export async function readTaken(reads: Reads, { now, zone }: Situation, desk: DeskId, service: Service): Promise<readonly Taken[]> {
  const { from, until } = bookable(service, now, zone);
  return await reads.taken(desk, momentOf(from, '00:00', zone), momentOf(addDays(until, 1), '00:00', zone), now);
}

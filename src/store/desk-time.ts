import { addDays, type Instant, momentOf, type Zone } from '../base/time.ts';
import type { Taken } from '../desk/appointment.ts';
import { closedSpan } from '../desk/closure-acts.ts';
import type { DeskId, Service } from '../desk/desk.ts';
import { bookable } from '../desk/slot.ts';
import type { Reads } from './store.ts';

/** What occupies a desk over the time in which a service can be booked: visits, and what its operators closed. */
export async function readTaken(
  reads: Pick<Reads, 'taken' | 'closures'>,
  { now, zone }: { readonly now: Instant; readonly zone: Zone },
  desk: DeskId,
  service: Service,
): Promise<readonly Taken[]> {
  const { from, until } = bookable(service, now, zone);
  const taken = await reads.taken(desk, momentOf(from, '00:00', zone), momentOf(addDays(until, 1), '00:00', zone), now);
  const closures = (await reads.closures(from)).filter((each) => each.desk === desk && each.from <= until);
  return closures.length > 0 ? [...taken, ...closures.map((each) => closedSpan(each, zone))] : taken;
}

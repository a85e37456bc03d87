import { addDays, type Day, type Instant, momentOf, type Zone } from '../base/time.ts';
import type { Appointment, Taken } from '../desk/appointment.ts';
import { closedSpan } from '../desk/closure-acts.ts';
import type { Times } from '../desk/closures.ts';
import type { Closure, DeskId, Service } from '../desk/desk.ts';
import type { AppointmentId } from '../desk/ids.ts';
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

/** In which seat those of a desk are received, from one moment to another, where it matters: some closure there is of one seat. */
export async function readSeats(
  reads: Pick<Reads, 'seated'>,
  closures: readonly Closure[],
  { desk, from, to }: { readonly desk: DeskId; readonly from: Instant; readonly to: Instant },
): Promise<ReadonlyMap<AppointmentId, number>> {
  return closures.some((each) => each.desk === desk && each.seat !== undefined) ? await reads.seated(desk, from, to) : new Map();
}

/** When desks receive, with the seat of that appointment where it matters. */
export async function readTimes(
  reads: Pick<Reads, 'seated' | 'closures'>,
  content: Pick<Times, 'timetables' | 'closures'>,
  { desk, starts_at: from, ends_at: to }: Pick<Appointment, 'desk' | 'starts_at' | 'ends_at'>,
  today: Day,
): Promise<Times> {
  const closures = [...content.closures, ...(await reads.closures(today))];
  return { timetables: content.timetables, closures, seats: await readSeats(reads, closures, { desk, from, to }) };
}

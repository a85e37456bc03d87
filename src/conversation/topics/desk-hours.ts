import type { Appointment } from '../../core/appointment.ts';
import type { Desk, DeskId, Service, Timetable } from '../../core/desk.ts';
import { bookable, freeSlots, type Slot } from '../../core/slot.ts';
import { addDays, momentOf } from '../../core/time.ts';
import type { Reads, Situation } from '../situation.ts';

/** The timetable of a desk that can be booked: it has hours, and a group of operators who will see the booking. */
export function bookableDesk({ content, deskChats }: Situation, desk: Desk): Timetable | null {
  return deskChats.has(desk.id) ? (content.timetables.find((each) => each.desk === desk.id) ?? null) : null;
}

/** What occupies a desk over the time in which a service can be booked. */
export async function readTaken(reads: Reads, { now, zone }: Situation, desk: DeskId, service: Service): Promise<readonly Appointment[]> {
  const { from, until } = bookable(service, now, zone);
  return await reads.taken(desk, momentOf(from, '00:00', zone), momentOf(addDays(until, 1), '00:00', zone), now);
}

/** The free times of a desk for a service; none where it cannot be booked. */
export function slotsOf(situation: Situation, desk: Desk, service: Service, taken: readonly Appointment[]): Slot[] {
  const timetable = bookableDesk(situation, desk);
  if (!timetable) return [];
  return freeSlots({ timetable, closures: situation.content.closures, service, taken, now: situation.now, zone: situation.zone });
}

/** The free times of one day. */
export function slotsOn(slots: readonly Slot[], day: string): Slot[] {
  return slots.filter((each) => each.day === day);
}

/** The days that have free times, with how many. */
export function daysOf(slots: readonly Slot[]): { day: string; free: number }[] {
  return [...new Set(slots.map((each) => each.day))].map((day) => ({ day, free: slotsOn(slots, day).length }));
}

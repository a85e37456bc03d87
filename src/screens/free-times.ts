import type { Taken } from '../desk/appointment.ts';
import type { Desk, Service, Timetable } from '../desk/desk.ts';
import { operatorSeats } from '../desk/seat.ts';
import { freeSlots, type Slot } from '../desk/slot.ts';
import type { Setting } from './setting.ts';

/** The timetable of a desk that can be booked: it has hours, and a group of operators who will see the booking. */
export function bookableDesk({ content, deskChats }: Setting, desk: Desk): Timetable | null {
  return deskChats.has(desk.id) ? (content.timetables.find((each) => each.desk === desk.id) ?? null) : null;
}

/** The free times of a desk for a service, for so many people; none where it cannot be booked. */
export function slotsOf(setting: Setting, desk: Desk, service: Service, taken: readonly Taken[], people = 1): Slot[] {
  const timetable = bookableDesk(setting, desk);
  if (!timetable) return [];
  return freeSlots({ timetable, closures: setting.content.closures, service, taken, now: setting.now, zone: setting.zone, people });
}

/** The times that operators can give: seats that are kept for them, then public ones; also of the same day. */
export function operatorSlots(setting: Setting, desk: Desk, service: Service, taken: readonly Taken[], people = 1): Slot[] {
  const timetable = bookableDesk(setting, desk);
  if (!timetable) return [];
  const { content, now, zone } = setting;
  const seats = operatorSeats(timetable);
  return freeSlots({ timetable, closures: content.closures, service: { ...service, lead_hours: 0 }, taken, now, zone, people, seats });
}

/** The free times of one day. */
export function slotsOn(slots: readonly Slot[], day: string): Slot[] {
  return slots.filter((each) => each.day === day);
}

/** The days that have free times, with how many. */
export function daysOf(slots: readonly Slot[]): { day: string; free: number }[] {
  const free = new Map<string, number>();
  for (const { day } of slots) free.set(day, (free.get(day) ?? 0) + 1);
  return [...free].map(([day, count]) => ({ day, free: count }));
}

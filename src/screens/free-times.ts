import type { Taken } from '../desk/appointment.ts';
import type { Desk, Service, Timetable } from '../desk/desk.ts';
import { freeSlots, type Slot } from '../desk/slot.ts';
import type { Setting } from './setting.ts';

/** The timetable of a desk that can be booked: it has hours, and a group of operators who will see the booking. */
export function bookableDesk({ content, deskChats }: Setting, desk: Desk): Timetable | null {
  return deskChats.has(desk.id) ? (content.timetables.find((each) => each.desk === desk.id) ?? null) : null;
}

/** The free times of a desk for a service; none where it cannot be booked. */
export function slotsOf(setting: Setting, desk: Desk, service: Service, taken: readonly Taken[]): Slot[] {
  const timetable = bookableDesk(setting, desk);
  if (!timetable) return [];
  return freeSlots({ timetable, closures: setting.content.closures, service, taken, now: setting.now, zone: setting.zone });
}

/** The free times of one day. */
export function slotsOn(slots: readonly Slot[], day: string): Slot[] {
  return slots.filter((each) => each.day === day);
}

/** The days that have free times, with how many. */
export function daysOf(slots: readonly Slot[]): { day: string; free: number }[] {
  return [...new Set(slots.map((each) => each.day))].map((day) => ({ day, free: slotsOn(slots, day).length }));
}

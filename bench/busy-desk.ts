import type { Instant } from '../src/base/time.ts';
import type { Service, Timetable } from '../src/desk/desk.ts';
import { freeSlots, type Slot } from '../src/desk/slot.ts';
import { daysOf } from '../src/screens/free-times.ts';
import { median } from './parts.ts';

/** A desk of nine seats that has 10,000 appointments in the sixty days that can be booked. */
export const zone = 'Europe/Rome';
export const now: Instant = '2026-11-30T07:00:00.000Z';
export const timetable: Timetable = {
  desk: 'busy',
  hours: 'Mo-Su,PH 08:00-20:00',
  seats: 9,
  example: true,
  source: 'bench',
  checked_on: '2026-11-23',
};
export const service: Service = { id: 'citizenship', icon: '', minutes: 15, lead_hours: 24, horizon_days: 60, papers: [] };
const appointments = 10_000;

export interface Place {
  readonly slot: Slot;
  readonly seat: number;
}

/** The seats that have somebody, and those that have nobody. */
export function busyDesk(): { readonly filled: readonly Place[]; readonly left: readonly Place[] } {
  const places = shuffled(freeSlots({ timetable, closures: [], service, taken: [], now, zone })).flatMap((slot) =>
    slot.seats.map((seat) => ({ slot, seat })),
  );
  return { filled: places.slice(0, appointments), left: places.slice(appointments) };
}

type Taken = Parameters<typeof freeSlots>[0]['taken'];

/** The days with their free times, as somebody who books sees them. */
export const look = (taken: Taken) => daysOf(freeSlots({ timetable, closures: [], service, taken, now, zone }));

/** The middle of so many looks, in milliseconds. */
export function slotsMs(looks = 100): number {
  const taken = busyDesk().filled.map(({ slot: { starts_at, ends_at }, seat }) => ({ starts_at, ends_at, seat }));
  const took: number[] = [];
  for (let n = 0; n < looks; n++) {
    const begun = performance.now();
    look(taken);
    took.push(performance.now() - begun);
  }
  return Math.round(median(took) * 1000) / 1000;
}

/** In an order of its own that is the same every time. */
function shuffled<T>(all: readonly T[]): T[] {
  return all
    .map((each, n) => ({ each, at: (n * 7919) % 10_007 }))
    .sort((a, b) => a.at - b.at)
    .map(({ each }) => each);
}

import { kilometres } from '../base/kilometres.ts';
import { addDays, type Clock, type Day } from '../base/time.ts';
import { type Cut, doorAt } from './hours.ts';

/** A place of the map. */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** A desk where somebody can go, whether the bot books there or not. */
export interface Place extends Point {
  readonly id: string;
  readonly name: string;
  readonly municipality: string;
  /** `opening_hours` syntax; null: not known. */
  readonly hours: string | null;
  /** What its closures leave of its hours. */
  readonly cut: Cut;
  readonly booked_here: boolean;
}

export interface Distant {
  readonly place: Place;
  readonly km: number;
}

/** The places from the nearest on, as the crow flies; at one distance those where the bot books come first, then as given. */
export function byDistance(places: readonly Place[], from: Point): Distant[] {
  return places
    .map((place) => ({ place, km: kilometres(from, place) }))
    .sort((a, b) => a.km - b.km || Number(b.place.booked_here) - Number(a.place.booked_here));
}

/** The nearest that is surely open now or opens by the end of the day after tomorrow. */
export function nearestOpen(near: readonly Distant[], today: Day, at: Clock): Distant | null {
  const last = addDays(today, 2);
  const soon = ({ place }: Distant): boolean => {
    if (place.hours === null) return false;
    const door = doorAt(place.hours, today, at, place.cut);
    return door.is === 'open' || (door.is === 'closed' && door.opens !== null && door.opens.sure && door.opens.day <= last);
  };
  return near.find(soon) ?? null;
}

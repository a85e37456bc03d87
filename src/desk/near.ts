import { kilometres } from '../base/kilometres.ts';
import { soonest } from '../base/soonest.ts';
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

/** Places in an order that is worked out only as far as somebody looks. */
export interface Near {
  /** The first that fits; null: none. */
  find(fits: (each: Distant) => boolean): Distant | null;
}

/** The places from the nearest on, as the crow flies; at one distance those where the bot books come first, then as given. */
export function byDistance(places: readonly Place[], from: Point): Near {
  // Filled by hand: `from` takes several times as long, and there may be many places.
  const km = new Float64Array(places.length);
  places.forEach((place, i) => {
    km[i] = kilometres(from, place);
  });
  const booked = (i: number) => Number(places[i]?.booked_here);
  const next = soonest(places.length, (a, b) => (km[a] ?? 0) - (km[b] ?? 0) || booked(b) - booked(a) || a - b);
  const known: Distant[] = [];
  function at(rank: number): Distant | null {
    if (rank < known.length) return known[rank] ?? null;
    const i = next();
    const place = i === null ? undefined : places[i];
    if (i === null || !place) return null;
    const each = { place, km: km[i] ?? 0 };
    known.push(each);
    return each;
  }
  return {
    find(fits) {
      for (let rank = 0; ; rank++) {
        const each = at(rank);
        if (!each || fits(each)) return each;
      }
    },
  };
}

/** The nearest that is surely open now or opens by the end of the day after tomorrow. */
export function nearestOpen(near: Near, today: Day, at: Clock): Distant | null {
  const last = addDays(today, 2);
  return near.find(({ place }) => {
    if (place.hours === null) return false;
    const door = doorAt(place.hours, today, at, place.cut);
    return door.is === 'open' || (door.is === 'closed' && door.opens !== null && door.opens.sure && door.opens.day <= last);
  });
}

import type { Instant } from '../base/time.ts';
import type { Taken } from './appointment.ts';
import { anySeat } from './seat.ts';

type Span = Omit<Taken, 'id'>;
/** Seats as the bits of a number. */
type Seats = number;

const seatBit = (seat: number): Seats => 1 << seat;
/** A closed desk has none. */
const allSeats = anySeat.reduce((all, seat) => all | seatBit(seat), 0);

/** Whether a seat is one of them. */
export const isIn = (seats: Seats, seat: number): boolean => (seats & seatBit(seat)) !== 0;

/** The seats that are taken at some of the time between two instants. Asked in order, all that is taken is gone through once. */
export function busy(taken: readonly Span[]): (from: Instant, until: Instant) => Seats {
  const starting = byStart(taken);
  const starts = [...starting.keys()].sort((a, b) => (a < b ? -1 : 1));
  let next = 0;
  let now: readonly Span[] = [];
  let last: Instant = '';
  return (from, until) => {
    // In the hour that the clocks skip a later one may be an earlier moment.
    if (from < last) [next, now] = [0, []];
    last = from;
    let start = starts[next];
    if (now.some(({ ends_at }) => ends_at <= from)) now = now.filter(({ ends_at }) => ends_at > from);
    while (start !== undefined && start < until) {
      const begun = starting.get(start)?.filter(({ ends_at }) => ends_at > from) ?? [];
      if (begun.length > 0) now = [...now, ...begun];
      start = starts[++next];
    }
    let seats = 0;
    for (const { starts_at, closed, seat } of now)
      if (starts_at < until) seats |= closed && seat === undefined ? allSeats : seatBit(seat ?? 1);
    return seats;
  };
}

/** Many begin together: fewer moments have to be put in order. */
function byStart(taken: readonly Span[]): ReadonlyMap<Instant, readonly Span[]> {
  const starting = new Map<Instant, Span[]>();
  for (const each of taken) {
    const there = starting.get(each.starts_at);
    if (there) there.push(each);
    else starting.set(each.starts_at, [each]);
  }
  return starting;
}

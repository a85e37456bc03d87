import type { Instant } from '../base/time.ts';
import type { Taken } from './appointment.ts';

type Span = Omit<Taken, 'id'>;

/** What of many spans lies between two instants, each time without looking at all of them: visits by when they begin; closures are few, and long. */
export function overlaps(taken: readonly Span[]): (from: Instant, until: Instant) => readonly Span[] {
  const closed = taken.filter((each) => each.closed);
  const visits = taken.filter((each) => !each.closed).sort((a, b) => (a.starts_at < b.starts_at ? -1 : Number(a.starts_at > b.starts_at)));
  /** When the last of all up to one ends. */
  const lastEnd: Instant[] = [];
  let last = '';
  for (const { ends_at } of visits) {
    if (ends_at > last) last = ends_at;
    lastEnd.push(last);
  }
  return (from, until) => {
    const there = closed.filter((each) => each.starts_at < until && from < each.ends_at);
    for (let i = before(visits, until) - 1; i >= 0 && (lastEnd[i] ?? '') > from; i--) {
      const each = visits[i];
      if (each && from < each.ends_at) there.push(each);
    }
    return there;
  };
}

/** How many begin before an instant. */
function before(visits: readonly Span[], until: Instant): number {
  let [low, high] = [0, visits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((visits[middle]?.starts_at ?? '') < until) low = middle + 1;
    else high = middle;
  }
  return low;
}

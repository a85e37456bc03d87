import { addDays, addMinutes, type Day, dayAt, type Instant, momentOf, type Zone } from '../base/time.ts';
import { openParts } from './closures.ts';
import type { Closure, DeskId } from './desk.ts';
import { clockOf, receptions } from './hours.ts';

/** How long a request waits for somebody to take it, in working hours of its desk. */
export interface FirstReply {
  readonly working_hours: number;
  /** Hours that count where no source tells a desk's own. */
  readonly hours_where_unknown: string;
  /** Desks with another number of working hours. */
  readonly desks: Readonly<Record<DeskId, number>>;
}

/** What is known of a desk's hours. */
export interface Hours {
  readonly desk: DeskId;
  readonly hours: string;
  readonly closures: readonly Closure[];
  readonly zone: Zone;
}

/** Looked at ahead, in days: a desk that is closed for longer is not waited for. */
const [page, farthest] = [14, 112] as const;

/** The times at which the desk is open from then on, earliest first. */
function* openFrom({ desk, hours, closures, zone }: Hours, since: Instant): Generator<{ readonly from: Instant; readonly until: Instant }> {
  const first = dayAt(since, zone);
  for (let at = 0; at < farthest; at += page) {
    const [from, until] = [addDays(first, at), addDays(first, at + page - 1)];
    for (const each of receptions(hours, from, until).flatMap((one) => openParts(closures, desk, one))) {
      const ends = momentAt(each.day, each.until, zone);
      if (ends > since) yield { from: max(momentAt(each.day, each.from, zone), since), until: ends };
    }
  }
}

const max = (a: Instant, b: Instant) => (a > b ? a : b);
/** 24:00 is the next day's 0:00. */
const momentAt = (day: Day, minutes: number, zone: Zone): Instant =>
  minutes === 24 * 60 ? momentOf(addDays(day, 1), '00:00', zone) : momentOf(day, clockOf(minutes), zone);

/** The moment at which the desk has been open for so many minutes since then; null: it is closed for months. */
export function afterWorking(hours: Hours, since: Instant, minutes: number): Instant | null {
  let left = minutes;
  for (const { from, until } of openFrom(hours, since)) {
    const open = (Date.parse(until) - Date.parse(from)) / 60_000;
    if (open >= left) return addMinutes(from, left);
    left -= open;
  }
  return null;
}

/** When the desk is open next, now included; null: not for months. */
export function opensNext(hours: Hours, now: Instant): Instant | null {
  for (const { from } of openFrom(hours, now)) return from;
  return null;
}

/** First replies of so many days are looked at; with fewer than so many nothing is said of them. */
const [replyDays, fewestReplies] = [60, 10] as const;

/** From when on first replies are looked at. */
export const repliesSince = (now: Instant): Instant => addMinutes(now, -replyDays * 24 * 60);

/** How long a first reply usually takes, in minutes: half of them came sooner. Null: too few to say so. */
export function usualReply(minutes: readonly number[]): number | null {
  if (minutes.length < fewestReplies) return null;
  return [...minutes].sort((a, b) => a - b)[Math.floor(minutes.length / 2)] ?? null;
}

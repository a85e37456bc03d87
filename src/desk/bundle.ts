import { addDays, type Clock, clockAt, type Day, dayAt, daysBetween, type Instant, momentOf, type Zone } from '../base/time.ts';
import { isStopped } from './dates.ts';
import type { Document } from './document.ts';
import type { Occasion } from './occasions.ts';
import type { Dates, DropReason, Reminder } from './reminder.ts';

/** The hour at which people are told of their dates. */
export const datesHour: Clock = '09:00';
/** So many things are told in one message: with the longest words it still fits into one of Telegram's. */
const mostSaid = 8;
/** Before and after these hours nobody is woken. */
const [morning, evening]: readonly [Clock, Clock] = ['08:00', '21:00'];

export interface DatedDocument {
  readonly document: Document;
  readonly occasions: readonly Occasion[];
}

/** One thing of a message: what of which document. */
export interface Said {
  readonly document: Document;
  readonly occasion: Occasion;
}

export interface Bundle {
  /** What is said now, in one message; mostly nothing. */
  readonly say: readonly Said[];
  /** What will never be said: its days are over. */
  readonly drop: readonly (Said & { readonly why: DropReason })[];
  /** The next moment to look, after what is said here was said; null: nothing is to come. */
  readonly next: Instant | null;
}

interface Standing extends Said {
  readonly before: Reminder | undefined;
  /** The day from whose hour on it is to be said. */
  readonly on: Day;
}

/** The moment at which nobody sleeps any more, from that moment on; null: it is no quiet hour. */
export function afterQuiet(now: Instant, zone: Zone): Instant | null {
  const clock = clockAt(now, zone);
  if (clock >= morning && clock < evening) return null;
  const today = dayAt(now, zone);
  return momentOf(clock < morning ? today : addDays(today, 1), morning, zone);
}

/**
 * What a person is told now about their dates: all that has begun, was not said and is still useful, together; nothing in quiet hours and on
 * a day that had its message, unless it could not be said any more after today. What began before a document was saved stood on the screen that saved it.
 */
export function bundleOf(all: readonly DatedDocument[], dates: Dates, now: Instant, zone: Zone): Bundle {
  const today = dayAt(now, zone);
  const isDue = ({ on }: Standing) => on < today || (on === today && clockAt(now, zone) >= datesHour);
  const standing = all.flatMap((each) => (isStopped(each.document, dates) ? [] : standingOf(each, dates, zone)));
  const useful = standing.filter(({ occasion, before }) => today <= occasion.until && awaits(before));
  const due = useful.filter(isDue);
  const wait = due.length > 0 ? held(due, dates, now, zone) : null;
  const begun = due.length > 0 && wait === null ? useful.filter(({ on }) => on <= today) : [];
  const say = begun.length > mostSaid ? [...begun].sort(byEnd).slice(0, mostSaid) : begun;
  const rest = begun.filter((each) => !say.includes(each));
  const drop = standing.flatMap(({ document, occasion, before }) => {
    const over = occasion.until < today && (before === undefined || before.outcome === 'blocked');
    return over ? [{ document, occasion, why: before ? ('blocked' as const) : ('late' as const) }] : [];
  });
  const next = useful
    .filter((each) => !say.includes(each) && !isDue(each))
    .map(({ on }) => on)
    .sort()[0];
  const moments = [
    ...(next === undefined ? [] : [momentOf(next, datesHour, zone)]),
    ...(wait === null ? [] : [wait]),
    ...(rest.length > 0
      ? [rest.some(({ occasion }) => occasion.until === today) ? now : momentOf(addDays(today, 1), datesHour, zone)]
      : []),
  ];
  return { say: say.map(({ document, occasion }) => ({ document, occasion })), drop, next: moments.sort()[0] ?? null };
}

function standingOf({ document, occasions }: DatedDocument, { reminders }: Dates, zone: Zone): Standing[] {
  const own = reminders.filter((each) => each.document === document.id && each.expires_on === document.expires_on);
  return occasions.flatMap((occasion) => {
    const before = own.find(({ rung }) => rung === occasion.rung);
    // What was put off was promised, whatever the screen said meanwhile.
    if (stoodAlready(occasion.from, document.created_at, zone) && (before?.again_on ?? null) === null) return [];
    return [{ document, occasion, before, on: before?.again_on ?? occasion.from }];
  });
}

const byEnd = (a: Standing, b: Standing) => (a.occasion.until < b.occasion.until ? -1 : a.occasion.until > b.occasion.until ? 1 : 0);

/** Whether the hour of a day had passed when a document was saved. */
function stoodAlready(day: Day, saved: Instant, zone: Zone): boolean {
  // In no zone is it another day by more than one: what is further away needs no clocks.
  const apart = daysBetween(saved.slice(0, 10), day);
  return Math.abs(apart) > 1 ? apart < 0 : momentOf(day, datesHour, zone) <= saved;
}

/** Whether it is still to be said: never tried, tried in vain, or asked for again. */
function awaits(before: Reminder | undefined): boolean {
  return before === undefined || before.outcome === 'blocked' || before.again_on !== null;
}

/** Until when all of it has to wait; null: it is said now. */
function held(due: readonly Standing[], { said_on }: Dates, now: Instant, zone: Zone): Instant | null {
  const today = dayAt(now, zone);
  const last = due.filter(({ occasion }) => occasion.until === today);
  const quiet = afterQuiet(now, zone);
  // In the small hours the day that matters still has its morning.
  if (quiet !== null && (dayAt(quiet, zone) === today || !last.some(({ occasion }) => occasion.matters))) return quiet;
  return said_on === today && last.length === 0 ? momentOf(addDays(today, 1), datesHour, zone) : null;
}

/** The next day on which a document is spoken of: today too, while its hour is still to come; also what was put off. Null too where it is stopped. */
export function nextReminder({ document, occasions }: DatedDocument, dates: Dates, now: Instant, zone: Zone): Day | null {
  if (isStopped(document, dates)) return null;
  const putOff = dates.reminders.flatMap(({ document: id, expires_on, rung, again_on }) => {
    const until = occasions.find((each) => each.rung === rung)?.until;
    const holds = id === document.id && expires_on === document.expires_on && until !== undefined;
    return holds && again_on !== null && again_on <= until ? [again_on] : [];
  });
  const days = [...occasions.map(({ from }) => from), ...putOff].sort();
  return days.find((day) => momentOf(day, datesHour, zone) > now) ?? null;
}

import { addDays, addMinutes, type Clock, dayAt, type Instant, momentOf, type Zone } from '../base/time.ts';
import type { Appointment } from './appointment.ts';
import { afterQuiet } from './bundle.ts';
import type { Write } from './change.ts';
import type { VisitRung } from './message.ts';
import { everyDay, type WordingCount, wordingOf } from './wording.ts';

/** So long before, in minutes, people are reminded. */
const before: Readonly<Record<VisitRung, number>> = { early: 48 * 60, late: 2 * 60 };
/** So long before, in minutes, papers can still be looked for. */
const inTime = 30;
/** The hour of the evening before at which people are reminded of a time too early in the morning to be reminded of then. */
const eveningHour: Clock = '20:00';

/** The reminders of an appointment that are still to come; null: its hour has passed. */
export type VisitReminders = Readonly<Record<VisitRung, Instant | null>>;

/** The first waits for the morning where its hour is quiet; the second too, or comes on the evening before where that would be too late. */
export function remindersOf({ starts_at }: Pick<Appointment, 'starts_at'>, zone: Zone, now: Instant): VisitReminders {
  const [early, late] = [addMinutes(starts_at, -before.early), addMinutes(starts_at, -before.late)];
  const awake = afterQuiet(late, zone);
  const inMorning = awake === null ? late : awake <= addMinutes(starts_at, -inTime) ? awake : eveningBefore(late, zone);
  const coming = (at: Instant) => (at > now ? at : null);
  return { early: coming(afterQuiet(early, zone) ?? early), late: coming(inMorning) };
}

function eveningBefore(at: Instant, zone: Zone): Instant {
  const evening = momentOf(dayAt(at, zone), eveningHour, zone);
  return evening <= at ? evening : momentOf(addDays(dayAt(at, zone), -1), eveningHour, zone);
}

/** What both wordings of a reminder are chosen by: one person reads the same in both reminders. */
export const visitWording = (chat: number) => wordingOf(chat, 'visit');

/** Counts one of a reminder of a visit: that it was said, or that its person then said to come. */
export function countVisit(chat: number, rung: VisitRung, count: WordingCount): Write {
  return { write: 'tally', tally: { day: everyDay, what: `wording:visit.${rung}:${visitWording(chat)}:${count}`, n: 1 } };
}

/** The reminder that a person has read last; null: none yet. */
export function lastReminder({ starts_at }: Pick<Appointment, 'starts_at'>, zone: Zone, now: Instant): VisitRung | null {
  const { early, late } = remindersOf({ starts_at }, zone, now);
  return late === null ? 'late' : early === null ? 'early' : null;
}

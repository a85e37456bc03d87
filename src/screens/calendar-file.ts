import ical, { ICalAlarmType, ICalCalendarMethod, type ICalEventData, ICalEventStatus } from 'ical-generator';
import { addDays, type Day } from '../base/time.ts';
import type { Appointment } from '../desk/appointment.ts';

export interface CalendarWords {
  readonly title: string;
  readonly place: string;
  readonly description: string;
}

/** A day to be told of in a calendar. `sequence` rises when it moves. */
export interface CalendarDay {
  readonly id: string;
  readonly sequence: number;
  readonly day: Day;
  readonly title: string;
  readonly description: string;
}

interface File {
  readonly source: Uint8Array;
  readonly filename: string;
  readonly type: string;
}

/** A name that is the same in every file, so that a calendar changes what it has. */
const uidOf = (id: string) => `${id}@sportello`;

function visitEvent(appointment: Appointment, words: CalendarWords, stamp: Date): ICalEventData {
  return {
    id: uidOf(appointment.id),
    sequence: appointment.sequence,
    stamp,
    start: new Date(appointment.starts_at),
    end: new Date(appointment.ends_at),
    summary: words.title,
    location: words.place,
    description: words.description,
    status: appointment.status === 'booked' ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    alarms: appointment.status === 'booked' ? [{ type: ICalAlarmType.display, trigger: 24 * 3600, description: words.title }] : [],
  };
}

/** The whole day, in whatever zone the calendar is read. */
function dayEvent({ id, sequence, day, title, description }: CalendarDay, stamp: Date): ICalEventData {
  // The day begins at midnight: at nine of the day before nobody sleeps.
  const alarms = [{ type: ICalAlarmType.display as const, trigger: 15 * 3600, description: title }];
  const [start, end] = [day, addDays(day, 1)].map((each) => `${each}T00:00:00Z`) as [string, string];
  const all = { start: new Date(start), end: new Date(end), allDay: true, timezone: 'UTC' };
  return { id: uidOf(id), sequence, stamp, ...all, summary: title, description, alarms };
}

function fileOf(events: readonly ICalEventData[], filename: string, method = ICalCalendarMethod.PUBLISH): File {
  const calendar = ical({ prodId: { company: 'sportello', product: 'bot', language: 'IT' }, method });
  for (const event of events) calendar.createEvent(event);
  return { source: new TextEncoder().encode(calendar.toString()), filename, type: 'text/calendar; charset=utf-8' };
}

/**
 * An appointment as an iCalendar file (UTF-8). The uid stays through moves and the sequence rises, so that calendars take the newer one; that
 * of a cancelled one takes it out.
 */
export function calendarFile(appointment: Appointment, words: CalendarWords, now: Date): File {
  if (appointment.status !== 'booked') return fileOf([visitEvent(appointment, words, now)], 'annullato.ics', ICalCalendarMethod.CANCEL);
  return fileOf([visitEvent(appointment, words, now)], 'appuntamento.ics');
}

/** All dates and appointments of a person as one iCalendar file, under the same uids as in the files before. */
export function datesFile(
  days: readonly CalendarDay[],
  visits: readonly { readonly appointment: Appointment; readonly words: CalendarWords }[],
  now: Date,
): File {
  return fileOf(
    [...days.map((day) => dayEvent(day, now)), ...visits.map(({ appointment, words }) => visitEvent(appointment, words, now))],
    'scadenze.ics',
  );
}

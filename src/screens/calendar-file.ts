import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Appointment } from '../desk/appointment.ts';

export interface CalendarWords {
  readonly title: string;
  readonly place: string;
  readonly description: string;
}

/** An appointment as an iCalendar file (UTF-8). The uid stays through moves and the sequence rises, so that calendars take the newer one. */
export function calendarFile(
  appointment: Appointment,
  words: CalendarWords,
  now: Date,
): { source: Uint8Array; filename: string; type: string } {
  const calendar = ical({ prodId: { company: 'sportello', product: 'bot', language: 'IT' }, method: ICalCalendarMethod.PUBLISH });
  calendar.createEvent({
    id: `${appointment.id}@sportello`,
    sequence: appointment.sequence,
    stamp: now,
    start: new Date(appointment.starts_at),
    end: new Date(appointment.ends_at),
    summary: words.title,
    location: words.place,
    description: words.description,
    status: appointment.status === 'booked' ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    alarms: [{ type: ICalAlarmType.display, trigger: 24 * 3600, description: words.title }],
  });
  return { source: new TextEncoder().encode(calendar.toString()), filename: 'appuntamento.ics', type: 'text/calendar; charset=utf-8' };
}

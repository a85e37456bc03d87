import type { Screen } from '../base/screen.ts';
import { addDays, dayAt, type Instant, momentOf, type Zone } from '../base/time.ts';
import type { Appointment } from './appointment.ts';
import type { Write } from './change.ts';
import type { Desk } from './desk.ts';
import type { HandoffId } from './ids.ts';
import type { Body } from './message.ts';

/** The hour at which people are reminded, the day before. */
const reminderHour = '10:00';

const message = (key: string, due: Instant, chat: number, body: Body): Write => ({
  write: 'message',
  message: { key, due, to: { chat }, body },
});

/**
 * What a resident gets when an appointment is booked or moved: the confirmation, the place, the calendar file, and a reminder the day before
 * (none when that hour has already passed). A move replaces what was not sent yet, since the keys are the same.
 */
export function appointmentMessages(
  appointment: Appointment,
  desk: Desk | undefined,
  zone: Zone,
  now: Instant,
  confirmation: Screen,
): Write[] {
  const key = `appointment:${appointment.id}`;
  const reminder = momentOf(addDays(dayAt(appointment.starts_at, zone), -1), reminderHour, zone);
  return [
    message(`${key}:confirmed`, now, appointment.chat, { kind: 'screen', screen: confirmation }),
    ...(desk ? [message(`${key}:place`, now, appointment.chat, { kind: 'venue', desk: desk.id })] : []),
    message(`${key}:calendar`, now, appointment.chat, { kind: 'calendar', appointment: appointment.id }),
    ...(reminder > now
      ? [message(`${key}:day-before`, reminder, appointment.chat, { kind: 'appointment-reminder', appointment: appointment.id })]
      : [{ write: 'drop' as const, prefix: `${key}:day-before` }]),
  ];
}

/** The desk's card of a handoff, drawn from the state when it is sent: a new message the first time, an edit afterwards. */
export function cardMessage(handoff: HandoffId, desk: string, now: Instant): Write {
  return { write: 'message', message: { key: `handoff:${handoff}:card`, due: now, to: { desk }, body: { kind: 'card', handoff } } };
}

/** A note for the desk under the card: a key of `common:desk-note.`; `stamp` tells one note from the next. */
export function noteMessage(handoff: HandoffId, desk: string, now: Instant, note: string): Write {
  return {
    write: 'message',
    message: { key: `handoff:${handoff}:note:${note}:${now}`, due: now, to: { desk }, body: { kind: 'note-to-desk', handoff, note } },
  };
}

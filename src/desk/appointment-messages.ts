import type { Text } from '../base/screen.ts';
import { addDays, dayAt, type Instant, momentOf, type Zone } from '../base/time.ts';
import type { Appointment } from './appointment.ts';
import type { Write } from './change.ts';
import type { Handoff, Operator } from './handoff.ts';
import type { HandoffId } from './ids.ts';
import type { Body, CancelReason, Confirmed, Told } from './message.ts';

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
export function appointmentMessages(appointment: Appointment, zone: Zone, now: Instant, how: Confirmed, bring: readonly Text[]): Write[] {
  const { id, desk, chat } = appointment;
  const key = `appointment:${id}`;
  const reminder = momentOf(addDays(dayAt(appointment.starts_at, zone), -1), reminderHour, zone);
  return [
    message(`${key}:confirmed`, now, chat, { kind: 'confirmation', appointment: id, how, bring }),
    message(`${key}:place`, now, chat, { kind: 'venue', desk, appointment: id }),
    message(`${key}:calendar`, now, chat, { kind: 'calendar', appointment: id }),
    ...(reminder > now
      ? [message(`${key}:day-before`, reminder, chat, { kind: 'appointment-reminder', appointment: id })]
      : [{ write: 'drop' as const, key: `${key}:day-before` }]),
  ];
}

/** A note for the desk under the card: a key of `common:desk-note.`. `by`: the operator whom it asks to answer. */
export function noteMessage(handoff: HandoffId, desk: string, now: Instant, note: string, by?: Operator): Write {
  const body = { kind: 'note-to-desk', handoff, note, ...(by ? { by } : {}) } as const;
  return { write: 'message', message: { key: `handoff:${handoff}:note:${note}:${now}`, due: now, to: { desk }, body } };
}

/** Tells the resident what the desk did, in the resident's language. */
export function toldMessage({ id, desk, chat }: Handoff, now: Instant, what: Told, reason: CancelReason | null = null): Write {
  return message(`handoff:${id}:told:${what}:${now}`, now, chat, { kind: 'told', handoff: id, desk, what, reason });
}

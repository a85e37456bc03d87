import type { Text } from '../base/screen.ts';
import { addDays, addMinutes, dayAt, type Instant, momentOf, type Zone } from '../base/time.ts';
import type { Appointment } from './appointment.ts';
import type { Write } from './change.ts';
import type { Handoff, Operator } from './handoff.ts';
import type { AppointmentId, HandoffId } from './ids.ts';
import type { Body, CancelReason, Confirmed, Told } from './message.ts';

/** The hours at which people are reminded: on the evening before, and on the day. */
const [eveningHour, morningHour] = ['18:00', '08:00'] as const;
/** So long before, in minutes, papers can still be looked for. */
const inTime = 30;

const message = (key: string, due: Instant, chat: number, body: Body): Write => ({
  write: 'message',
  message: { key, due, to: { chat }, body },
});

/** The reminders of an appointment that are still to come; null: its hour has passed, or is too near. */
export interface VisitReminders {
  readonly evening: Instant | null;
  readonly morning: Instant | null;
}

export function remindersOf({ starts_at }: Appointment, zone: Zone, now: Instant): VisitReminders {
  const day = dayAt(starts_at, zone);
  const evening = momentOf(addDays(day, -1), eveningHour, zone);
  const morning = momentOf(day, morningHour, zone);
  return { evening: evening > now ? evening : null, morning: morning > now && morning <= addMinutes(starts_at, -inTime) ? morning : null };
}

const morningKey = (id: AppointmentId) => `appointment:${id}:morning`;

/** The reminder of the morning, once that of the evening was sent; nothing where that came late. */
export function morningReminder(appointment: Appointment, zone: Zone, now: Instant): Write[] {
  const { id, chat } = appointment;
  const { morning } = remindersOf(appointment, zone, now);
  const body = { kind: 'appointment-reminder', appointment: id } as const;
  return morning && dayAt(now, zone) < dayAt(morning, zone) ? [message(morningKey(id), morning, chat, body)] : [];
}

/**
 * What a resident gets when an appointment is booked or moved: the place where it is another one (`there`), the calendar file, then the confirmation,
 * so that code and papers stand last; and a reminder on the evening before, which brings that of the morning; the morning's alone where the evening
 * has passed. A move replaces what was not sent yet, since the keys are the same.
 */
export function appointmentMessages(
  appointment: Appointment,
  zone: Zone,
  now: Instant,
  how: Confirmed,
  bring: readonly Text[],
  there: boolean,
): Write[] {
  const { id, desk, chat } = appointment;
  const key = `appointment:${id}`;
  const { evening, morning } = remindersOf(appointment, zone, now);
  const body = { kind: 'appointment-reminder', appointment: id } as const;
  const reminder = (name: string, due: Instant | null): Write =>
    due === null ? { write: 'drop', key: name } : message(name, due, chat, body);
  return [
    ...(there ? [message(`${key}:place`, now, chat, { kind: 'venue', desk, appointment: id })] : []),
    message(`${key}:calendar`, now, chat, { kind: 'calendar', appointment: id }),
    message(`${key}:confirmed`, now, chat, { kind: 'confirmation', appointment: id, how, bring }),
    reminder(morningKey(id), evening === null ? morning : null),
    reminder(`${key}:day-before`, evening),
  ];
}

/** The message that tells the appointment in its person's chat is changed to what has become of it. */
export function visitChanged({ id, chat }: Pick<Appointment, 'id' | 'chat'>, now: Instant): Write {
  return message(visitKey(id), now, chat, { kind: 'visit', appointment: id });
}
const visitKey = (id: AppointmentId) => `appointment:${id}:visit`;

/** A newer message tells it: the one before goes out of the chat. */
export function visitBefore({ id, chat }: Pick<Appointment, 'id' | 'chat'>, before: number, now: Instant): Write {
  return message(`appointment:${id}:before:${before}`, now, chat, { kind: 'visit-before', appointment: id, message: before });
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

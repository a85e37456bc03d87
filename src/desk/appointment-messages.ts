import type { Text } from '../base/screen.ts';
import { dayAt, type Instant, type Zone } from '../base/time.ts';
import type { Appointment } from './appointment.ts';
import type { Write } from './change.ts';
import { nobody } from './freed.ts';
import type { Handoff, Operator } from './handoff.ts';
import type { AppointmentId, HandoffId } from './ids.ts';
import type { Body, CancelReason, Confirmed, Told, VisitRung } from './message.ts';
import { remindersOf } from './visit-reminders.ts';

const message = (key: string, due: Instant, chat: number, body: Body): Write => ({
  write: 'message',
  message: { key, due, to: { chat }, body },
});

/** The keys of the two are those of the version before, which reminded on the evening before and in the morning: they replace its rows. */
const keysOf = (id: AppointmentId) => ({ early: `appointment:${id}:day-before`, late: `appointment:${id}:morning` });

const reminder = ({ id, chat }: Pick<Appointment, 'id' | 'chat'>, rung: VisitRung, due: Instant): Write =>
  message(keysOf(id)[rung], due, chat, { kind: 'appointment-reminder', appointment: id, rung });

/** The second reminder, once the first was sent; nothing where that came on the same day, or so late that it is the second. */
export function lateReminder(appointment: Appointment, zone: Zone, now: Instant): Write[] {
  const { late } = remindersOf(appointment, zone, now);
  return late && dayAt(now, zone) < dayAt(late, zone) ? [reminder(appointment, 'late', late)] : [];
}

/**
 * What a resident gets when an appointment is booked or moved: the place where it is another one (`there`), the calendar file, then the confirmation,
 * so that code and papers stand last; and the first reminder, which brings the second; the second alone where the first has passed. A move replaces what was not sent yet, since the keys are the same.
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
  if (chat === nobody) return [];
  const key = `appointment:${id}`;
  const { early, late } = remindersOf(appointment, zone, now);
  const planned = (rung: VisitRung, due: Instant | null): Write =>
    due === null ? { write: 'drop', key: keysOf(id)[rung] } : reminder(appointment, rung, due);
  return [
    ...(there ? [message(`${key}:place`, now, chat, { kind: 'venue', desk, appointment: id })] : []),
    message(`${key}:calendar`, now, chat, { kind: 'calendar', appointment: id }),
    message(`${key}:confirmed`, now, chat, { kind: 'confirmation', appointment: id, how, bring }),
    planned('late', early === null ? late : null),
    planned('early', early),
  ];
}

/** The message that tells the appointment in its person's chat is changed to what has become of it. */
export function visitChanged({ id, chat }: Pick<Appointment, 'id' | 'chat'>, now: Instant): Write[] {
  return chat === nobody ? [] : [message(visitKey(id), now, chat, { kind: 'visit', appointment: id })];
}
const visitKey = (id: AppointmentId) => `appointment:${id}:visit`;

/**
 * The file that takes a cancelled appointment out of a calendar, for whom the file with it went before: it goes before the message that tells
 * the appointment. The key is that of the file before, which is not sent any more.
 */
export function outOfCalendar({ id, chat, told_in, starts_at }: Appointment, now: Instant): Write[] {
  if (chat === nobody || told_in === null || starts_at <= now) return [];
  return [message(`appointment:${id}:calendar`, now, chat, { kind: 'calendar', appointment: id })];
}

/** A newer message tells it: the one before goes out of the chat. */
export function visitBefore({ id, chat }: Pick<Appointment, 'id' | 'chat'>, before: number, now: Instant): Write {
  return message(`appointment:${id}:before:${before}`, now, chat, { kind: 'visit-before', appointment: id, message: before });
}

/** A note for the desk under the card: a key of `common:desk-note.`. `by`: the operator whom it asks to answer. */
export function noteMessage(handoff: HandoffId, desk: string, now: Instant, note: string, by?: Operator): Write {
  const body = { kind: 'note-to-desk', handoff, note, ...(by ? { by } : {}) } as const;
  return { write: 'message', message: { key: `handoff:${handoff}:note:${note}:${now}`, due: now, to: { desk }, body } };
}

/** Tells the resident what the desk did, in the resident's language; nothing to whom has no Telegram, or asked to be forgotten. */
export function toldMessage({ id, desk, chat }: Handoff, now: Instant, what: Told, reason: CancelReason | null = null): Write[] {
  if (chat === nobody) return [];
  return [message(`handoff:${id}:told:${what}:${now}`, now, chat, { kind: 'told', handoff: id, desk, what, reason })];
}

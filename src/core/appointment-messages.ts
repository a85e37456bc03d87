import type { Appointment } from './appointment.ts';
import type { Write } from './change.ts';
import type { Desk } from './desk.ts';
import type { HandoffId } from './handoff.ts';
import type { Body } from './message.ts';
import { type Screen, type Text, text } from './screen.ts';
import { addDays, clockAt, dayAt, type Instant, momentOf, type Zone } from './time.ts';

/** The hour at which people are reminded, the day before. */
const reminderHour = '10:00';

/** When and where, as parameters for texts. */
export function whenWhere(appointment: Appointment, desk: Desk | undefined, zone: Zone) {
  return {
    day: dayAt(appointment.starts_at, zone),
    time: clockAt(appointment.starts_at, zone),
    code: appointment.code,
    desk: desk?.name ?? appointment.desk,
    town: desk?.municipality ?? '',
  };
}

/** A desk's address in one line; null when no source gave it. */
export function addressLine(desk: Desk): Text | null {
  const { address, postcode, municipality: town } = desk;
  if (!address) return null;
  return postcode ? text('common:desk.address', { address, postcode, town }) : text('common:desk.address-no-postcode', { address, town });
}

/** The lines that tell an appointment: day, time, desk, address. */
export function appointmentLines(appointment: Appointment, desk: Desk | undefined, zone: Zone): Text[] {
  const address = desk ? addressLine(desk) : null;
  return [
    text('common:appointment.when', whenWhere(appointment, desk, zone)),
    text('common:appointment.where', whenWhere(appointment, desk, zone)),
    ...(address ? [address] : []),
  ];
}

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

/** The screen of the day before. */
export function appointmentReminder(appointment: Appointment, desk: Desk | undefined, zone: Zone): Screen {
  return {
    text: [
      text('common:appointment.tomorrow'),
      appointmentLines(appointment, desk, zone),
      text('common:appointment.code', { code: appointment.code }),
    ],
    buttons: [
      [{ label: text('common:button.see-appointment'), act: { do: 'appointment', appointment: appointment.id } }],
      [{ label: text('common:button.home'), act: { do: 'home' } }],
    ],
    stay: true,
  };
}

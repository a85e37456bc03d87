import { type Text, text } from '../base/screen.ts';
import { clockAt, dayAt, type Zone } from '../base/time.ts';
import type { Content } from '../content/content.ts';
import type { Appointment } from '../desk/appointment.ts';
import type { Desk } from '../desk/desk.ts';

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

/** What stands at a desk's pin: its address, and that the pin shows the town where it is no nearer. */
export function pinLine({ precision, address, municipality: town }: Pick<Desk, 'precision' | 'address' | 'municipality'>): Text {
  return text(precision === 'municipality' ? 'common:desk.pin-town' : 'common:desk.pin', { address: address ?? '', town });
}

/** The words of a calendar file and of the message that brings it. */
export function calendarTexts(appointment: Appointment, desk: Desk | undefined, zone: Zone) {
  return {
    title: text('common:calendar-file.title', { desk: desk?.name ?? appointment.desk }),
    description: [text('common:appointment.code', { code: appointment.code }), ...appointmentLines(appointment, desk, zone)],
    caption: text(`common:calendar-file.${appointment.status === 'booked' ? 'caption' : 'cancelled'}`, { code: appointment.code }),
  };
}

/** A place whose door is known, or a desk, as Telegram's map shows it; null: there is no such place, or only its town is known. */
export function pointOf({ desks, offices }: Pick<Content, 'desks' | 'offices'>, id: string) {
  const desk = desks.get(id);
  if (desk) return desk;
  const office = offices.find((each) => each.id === id);
  return office?.door ? { ...office, ...office.door, precision: 'door' as const } : null;
}

/** What stands under the picture of an appointment's code, for who cannot scan it. */
export const qrCaption = (appointment: Appointment, desk: Desk | undefined, zone: Zone): Text =>
  text('visit:qr.caption', whenWhere(appointment, desk, zone));

import { type Button, type Screen, text } from '../base/screen.ts';
import type { Zone } from '../base/time.ts';
import type { Appointment } from '../desk/appointment.ts';
import type { Desk } from '../desk/desk.ts';
import type { CancelReason, Told } from '../desk/message.ts';
import { whenWhere } from './appointment-lines.ts';
import { act, home } from './buttons.ts';

/** What the desk did, in the resident's language, with a way on. */
export function toldScreen(what: Told, reason: CancelReason | null, appointment: Appointment, desk: Desk | undefined, zone: Zone): Screen {
  const again: Button[] =
    what === 'missed' || what === 'cancelled' ? [act('book', { do: 'book-start', service: appointment.service, flow: '' })] : [];
  const see: Button[] = what === 'taken' ? [act('see-appointment', { do: 'appointment', appointment: appointment.id })] : [];
  const why = reason ? { reason: text(`common:cancel-reason.${reason}`) } : {};
  return {
    text: [text(`common:told.${what}`, { ...whenWhere(appointment, desk, zone), ...why })],
    buttons: [...[...again, ...see].map((each) => [each]), [home]],
    stay: true,
  };
}

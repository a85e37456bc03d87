import { type Button, type Screen, type Text, text } from '../base/screen.ts';
import type { Instant, Zone } from '../base/time.ts';
import type { Appointment } from '../desk/appointment.ts';
import type { Desk } from '../desk/desk.ts';
import { codeOf, type Handoff } from '../desk/handoff.ts';
import type { CancelReason, Confirmed, Told } from '../desk/message.ts';
import { appointmentLines, whenWhere } from './appointment-lines.ts';
import { act, home } from './buttons.ts';
import { forOther, otherOf } from './other-person.ts';
import type { Setting } from './setting.ts';

/** What the desk did, in the resident's language, with a way on. */
export function toldScreen(
  what: Told,
  reason: CancelReason | null,
  handoff: Handoff,
  appointment: Appointment | null,
  desk: Desk | undefined,
  zone: Zone,
): Screen {
  const again: Button[] =
    appointment && (what === 'missed' || what === 'cancelled')
      ? [act('book', { do: 'book-start', service: appointment.service, flow: '' })]
      : [];
  const see: Button[] = what === 'taken' && appointment ? [act('see-appointment', { do: 'appointment', appointment: appointment.id })] : [];
  const ask: Button[] = what === 'closed' ? [act('ask-again', { do: 'ask-to', desk: handoff.desk, flow: '', urgent: '' })] : [];
  const why = reason ? { reason: text(`common:cancel-reason.${reason}`) } : {};
  return {
    text: [
      appointment
        ? toldText(what, otherOf(handoff), { ...whenWhere(appointment, desk, zone), ...why })
        : text(what === 'taken' ? 'ask:taken' : 'common:told.closed', { code: codeOf(handoff, null), desk: desk?.name ?? handoff.desk }),
    ],
    buttons: [...[...again, ...see, ...ask].map((each) => [each]), [home]],
    stay: true,
  };
}

/** To whoever booked for somebody else (`other`) it is said of them. */
function toldText(what: Told, other: string | null, values: Record<string, string | Text>): Text {
  if (other === null || what === 'closed') return text(`common:told.${what}`, values);
  return text(`visit:other.told-${what}`, { ...values, name: other });
}

/** A time that was booked or moved, told only once it has begun: what it was, and what can still be done. */
export function lateScreen(
  { content, zone }: Pick<Setting, 'content' | 'zone'>,
  appointment: Appointment,
  how: Confirmed,
  now: Instant,
  other: string | null,
): Screen {
  const desk = content.desks.get(appointment.desk);
  const over = appointment.status !== 'booked' || appointment.ends_at <= now;
  const stands = over ? 'over' : 'begun';
  return {
    text: [
      text(`common:late.${how}`),
      ...forOther(other),
      appointmentLines(appointment, desk, zone),
      text('common:appointment.code', { code: appointment.code }),
      text(other === null ? `common:late.${stands}` : `visit:other.late.${stands}`),
    ],
    buttons: [
      ...(desk ? [[act('desk', { do: 'desk', desk: desk.id })]] : []),
      [
        over
          ? act('book', { do: 'book-start', service: appointment.service, flow: '' })
          : act('see-appointment', { do: 'appointment', appointment: appointment.id }),
      ],
      [home],
    ],
    stay: true,
  };
}

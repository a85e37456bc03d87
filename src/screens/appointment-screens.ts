import { type Screen, type Text, text } from '../base/screen.ts';
import type { Zone } from '../base/time.ts';
import type { Appointment } from '../desk/appointment.ts';
import { isOpen } from '../desk/appointment-acts.ts';
import type { Shut } from '../desk/closures.ts';
import { phoneInstead } from '../desk/cut-off.ts';
import type { Desk } from '../desk/desk.ts';
import type { Slot } from '../desk/slot.ts';
import type { Wish } from '../desk/wish.ts';
import { stillWaits } from '../desk/wish-acts.ts';
import { appointmentLines, whenWhere } from './appointment-lines.ts';
import { act, backRow, because, button } from './buttons.ts';
import { shutText, statusText } from './confirmation-screens.ts';
import { daysOf, slotsOn } from './free-times.ts';
import { forOther } from './other-person.ts';
import { serviceText } from './service-text.ts';
import type { Setting } from './setting.ts';
import { waitingLine } from './wish-screens.ts';

/** The list: what is coming first, then what lately ended; `before`: how many wait at the desk of the wish before the person. */
export function appointmentList(setting: Setting, all: readonly Appointment[], wish: Wish | null, before: number): Screen {
  const waits = wish && (wish.hold !== null || stillWaits(wish, setting.now, setting.zone)) ? wish : null;
  const { content, zone } = setting;
  const label = (each: Appointment) => text(`common:appointment.label-${each.status}`, whenWhere(each, content.desks.get(each.desk), zone));
  return {
    text: [
      text('common:appointment.title'),
      text(all.length > 0 ? 'common:appointment.some' : 'common:appointment.none'),
      ...(waits ? waitingLine(setting, waits, before) : []),
    ],
    buttons: [
      ...all.map((each) => [button(label(each), { do: 'appointment', appointment: each.id })]),
      ...(waits ? [[act('wish-stop', { do: 'wish-stop' })]] : []),
      [act('book', { do: 'book-start', service: 'orientation', flow: '' })],
      backRow(),
    ],
  };
}

/** One appointment with what can still be done about it; `shut`: nobody receives then; `other`: who comes, see `otherOf`. */
export function appointmentScreen(
  setting: Setting,
  appointment: Appointment,
  shut: Shut | null = null,
  other: string | null = null,
): Screen {
  const { content, zone } = setting;
  const desk = content.desks.get(appointment.desk);
  const open = isOpen(appointment, setting.now);
  const phone = open ? phoneInstead(appointment, content.services.get(appointment.service), desk, setting.now) : null;
  return {
    text: [
      shut ? shutText(shut) : statusText(appointment, other),
      ...forOther(other),
      appointmentLines(appointment, desk, zone),
      text('common:appointment.reason', { service: serviceText(content, appointment.service) }),
      text('common:appointment.code', { code: appointment.code }),
      ...(phone === null ? [] : [text('common:appointment.call', { phone })]),
    ],
    buttons: [
      ...(open
        ? phone === null
          ? [
              [
                act('move', { do: 'appointment-move', appointment: appointment.id }),
                act('cancel', { do: 'appointment-cancel', appointment: appointment.id }),
              ],
              [act('wish-earlier', { do: 'wish-earlier', appointment: appointment.id })],
            ]
          : []
        : [[act('book', { do: 'book-start', service: appointment.service, flow: '' })]]),
      ...(open
        ? [
            [
              act('qr', { do: 'appointment-qr', appointment: appointment.id }),
              act('name', { do: 'appointment-name', appointment: appointment.id }),
            ],
          ]
        : []),
      ...(desk ? [[act('desk', { do: 'desk', desk: desk.id })]] : []),
      backRow({ do: 'appointments' }),
    ],
  };
}

/** The name that the desk reads, and another one to be typed; `typed`: to be looked at once more. */
export function renameScreen({ id }: Appointment, name: string, typed: string | null, above?: Text): Screen {
  const screen: Screen = {
    text:
      typed === null
        ? [text('visit:rename.now', { name }), text('visit:rename.how')]
        : [text('visit:rename.sure', { name: typed }), text('visit:rename.sure-how')],
    buttons: [
      ...(typed === null ? [] : [[act('name-yes', { do: 'appointment-named', appointment: id })]]),
      backRow({ do: 'appointment', appointment: id }),
    ],
  };
  return above ? because(above, screen) : screen;
}

/** Nothing is to be corrected: it is over, or nothing of it is kept. */
export const notRenamed = text('visit:rename.late');
export const renamed = (name: string) => text('visit:rename.done', { name });

/** Why the person may not book: the appointment that stands against it, which can be moved or cancelled. */
export function limitScreen(setting: Setting, why: 'same-service' | 'too-many' | 'same-hour', appointment: Appointment): Screen {
  const { content, zone } = setting;
  return {
    text: [text(`common:book.limit-${why}`), appointmentLines(appointment, content.desks.get(appointment.desk), zone)],
    buttons: [[act('see-appointment', { do: 'appointment', appointment: appointment.id })], backRow({ do: 'appointments' })],
  };
}

/** Asks before cancelling. */
export function cancelScreen({ content, zone }: Setting, appointment: Appointment, other: string | null): Screen {
  return {
    text: [
      text('common:appointment.cancel-sure'),
      ...forOther(other),
      appointmentLines(appointment, content.desks.get(appointment.desk), zone),
    ],
    buttons: [
      [act('cancel-yes', { do: 'appointment-cancel-yes', appointment: appointment.id })],
      backRow({ do: 'appointment', appointment: appointment.id }),
    ],
  };
}

/** So many days of free times are offered at once, of each the first and the last. */
const offeredDays = 3;

/** The desk does not receive at that time any more: other times (`slots`: the free ones) at one tap. */
export function strandedScreen(
  { appointment, shut, other }: { readonly appointment: Appointment; readonly shut: Shut; readonly other: string | null },
  desk: Desk | undefined,
  zone: Zone,
  slots: readonly Slot[],
): Screen {
  const { id, sequence } = appointment;
  const ends = (ofDay: readonly Slot[]): readonly Slot[] =>
    (ofDay.length > 1 ? [ofDay[0], ofDay.at(-1)] : ofDay).flatMap((each) => each ?? []);
  const offered = daysOf(slots)
    .slice(0, offeredDays)
    .map(({ day }) => ends(slotsOn(slots, day)));
  return {
    text: [
      shutText(shut),
      ...forOther(other),
      appointmentLines(appointment, desk, zone),
      text(offered.length > 0 ? 'common:stranded.choose' : 'visit:stranded.none'),
    ],
    buttons: [
      ...offered.map((ofDay) =>
        ofDay.map(({ day, time }) =>
          button(text('visit:time', { day, time }), { do: 'appointment-to', appointment: id, sequence: String(sequence), day, time }),
        ),
      ),
      [act(offered.length > 0 ? 'other-times' : 'move', { do: 'appointment-move', appointment: id })],
      [act('cancel', { do: 'appointment-cancel', appointment: id })],
      ...(desk ? [[act('desk', { do: 'desk', desk: desk.id })]] : []),
    ],
    stay: true,
  };
}

import { type Button, type Screen, type Text, text } from '../base/screen.ts';
import { addDays } from '../base/time.ts';
import type { Appointment } from '../desk/appointment.ts';
import type { DeskId } from '../desk/desk.ts';
import { codeOf, type Handoff } from '../desk/handoff.ts';
import { cancelReasons } from '../desk/message.ts';
import type { Slot } from '../desk/slot.ts';
import { whenWhere } from './appointment-lines.ts';
import { button, rows } from './buttons.ts';
import { daysOf, slotsOn } from './free-times.ts';
import type { Setting } from './setting.ts';

/** Screens that operators see in their group, besides the card. */

/** Days offered to an operator who moves an appointment. */
const mostDays = 12;

/** The language of the desks. */
export const deskLanguage = 'it';

/** A line of the bot's own in the group: a key of `common:desk-note.`. */
export function noteScreen(note: string, values?: Record<string, string>): Screen {
  return { text: [deskNote(note, values)], buttons: [] };
}

/** A word for the pressed button, or a line in the group: a key of `common:desk-note.`. */
export function deskNote(note: string, values?: Record<string, string>): Text {
  return text(`common:desk-note.${note}`, values);
}

const toCard = ({ id }: Handoff): Button[] => [{ label: text('common:button.back'), act: { do: 'desk-card', handoff: id } }];

/** Today and tomorrow at the desk. */
export function dayScreen({ content, zone, today }: Setting, desk: DeskId, appointments: readonly Appointment[]): Screen {
  const line = (each: Appointment) =>
    text(`common:day.line-${each.status}`, {
      ...whenWhere(each, content.desks.get(each.desk), zone),
      service: text(`common:service.${each.service}`),
    });
  const of = (which: string) => appointments.filter((each) => whenWhere(each, undefined, zone).day === which).map(line);
  const block = (which: string) => [
    text('common:day.title', { day: which }),
    ...(of(which).length > 0 ? of(which) : [text('common:day.nobody')]),
  ];
  return {
    text: [text('common:day.desk', { name: content.desks.get(desk)?.name ?? desk }), block(today), block(addDays(today, 1))],
    buttons: [],
  };
}

/** What an operator cannot take back. */
export const finals = ['desk-attended', 'desk-missed', 'desk-close'] as const;
export type Final = (typeof finals)[number];

/** Asks once more before what cannot be taken back. */
export function sureScreen({ content, zone }: Setting, handoff: Handoff, appointment: Appointment | null, what: Final): Screen {
  const of = appointment ? whenWhere(appointment, content.desks.get(appointment.desk), zone) : { code: codeOf(handoff, null) };
  return {
    text: [text(`common:desk-sure.${what}`, of)],
    buttons: [[button(text(`common:desk-sure.yes-${what}`), { do: 'desk-sure', handoff: handoff.id, what })], toCard(handoff)],
  };
}

/** Why an appointment is cancelled: the resident reads it. */
export function reasonScreen({ content, zone }: Setting, handoff: Handoff, appointment: Appointment): Screen {
  return {
    text: [text('common:desk-note.why', whenWhere(appointment, content.desks.get(appointment.desk), zone))],
    buttons: [
      ...cancelReasons.map((reason) => [
        button(text(`common:cancel-reason.${reason}`), { do: 'desk-cancel-why', handoff: handoff.id, reason }),
      ]),
      toCard(handoff),
    ],
  };
}

/** The days to which an appointment can be moved. */
export function moveDayScreen(handoff: Handoff, slots: readonly Slot[]): Screen {
  const days = daysOf(slots).slice(0, mostDays);
  return {
    text: [text(slots.length > 0 ? 'common:desk-note.move-day' : 'common:book.no-day')],
    buttons: [
      ...rows(
        days.map(({ day }) => button(text('common:book.day', { day }), { do: 'desk-move-day', handoff: handoff.id, day })),
        2,
      ),
      toCard(handoff),
    ],
  };
}

/** The times of a day to which an appointment can be moved. */
export function moveTimeScreen(handoff: Handoff, day: string, slots: readonly Slot[]): Screen {
  const times = slotsOn(slots, day).map(({ time }) =>
    button(text('common:book.time', { time }), { do: 'desk-move-time', handoff: handoff.id, day, time }),
  );
  return { text: [text('common:desk-note.move-time', { day })], buttons: [...rows(times, 4), toCard(handoff)] };
}

import { type Button, type Screen, type Text, text } from '../base/screen.ts';
import type { Appointment } from '../desk/appointment.ts';
import { codeOf, type Handoff } from '../desk/handoff.ts';
import { cancelReasons } from '../desk/message.ts';
import type { Slot } from '../desk/slot.ts';
import { whenWhere } from './appointment-lines.ts';
import { button, rows } from './buttons.ts';
import { daysOf, slotsOn } from './free-times.ts';
import type { Setting } from './setting.ts';

/** Screens that operators see in their group, besides the card. */

/** Days offered at a time to an operator who moves an appointment. */
const daysAtOnce = 12;

/** The language of the desks. */
export const deskLanguage = 'it';

/** A line of the bot's own in the group: a key of `common:desk-note.`. */
export function noteScreen(note: string, values?: Record<string, string>): Screen {
  return saidScreen(deskNote(note, values));
}

/** Words of their own in a message. */
export const saidScreen = (words: Text): Screen => ({ text: [words], buttons: [] });

/** Whoever has no Telegram cannot be written to. */
export const noTelegram: Screen = saidScreen(text('visit:no-telegram'));

/** A word for the pressed button, or a line in the group: a key of `common:desk-note.`. */
export function deskNote(note: string, values?: Record<string, string>): Text {
  return text(`common:desk-note.${note}`, values);
}

const toCard = ({ id }: Handoff): Button[] => [{ label: text('common:button.back'), act: { do: 'desk-card', handoff: id } }];

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

/** The days to which an appointment can be moved, some at a time; `by`: who chooses. */
export function moveDayScreen(handoff: Handoff, by: string, slots: readonly Slot[], page: number): Screen {
  const { id } = handoff;
  const all = daysOf(slots);
  const last = Math.max(0, Math.ceil(all.length / daysAtOnce) - 1);
  const at = Math.min(Math.max(0, Math.trunc(page) || 0), last);
  const days = all.slice(at * daysAtOnce, (at + 1) * daysAtOnce);
  const turn = (name: string, to: number): Button[] =>
    to >= 0 && to <= last ? [button(text(`operators:button.${name}`), { do: 'desk-to-days', handoff: id, by, page: String(to) })] : [];
  const turns = [...turn('earlier', at - 1), ...turn('later', at + 1)];
  return {
    text: [text(slots.length > 0 ? 'common:desk-note.move-day' : 'common:book.no-day')],
    buttons: [
      ...rows(
        days.map(({ day }) => button(text('common:book.day', { day }), { do: 'desk-to-day', handoff: id, by, day })),
        2,
      ),
      ...(turns.length > 0 ? [turns] : []),
      toCard(handoff),
    ],
  };
}

/** The times of a day to which an appointment can be moved; back leads to the days. */
export function moveTimeScreen({ id }: Handoff, by: string, day: string, slots: readonly Slot[]): Screen {
  const times = slotsOn(slots, day).map(({ time }) =>
    button(text('common:book.time', { time }), { do: 'desk-to-time', handoff: id, by, day, time }),
  );
  const days = button(text('common:button.back'), { do: 'desk-to-days', handoff: id, by, page: '0' });
  return { text: [text('common:desk-note.move-time', { day })], buttons: [...rows(times, 4), [days]] };
}

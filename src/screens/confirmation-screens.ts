import { type Paragraph, type Screen, type Text, text } from '../base/screen.ts';
import { type Appointment, stateOf } from '../desk/appointment.ts';
import type { Confirmed } from '../desk/message.ts';
import type { VisitReminders } from '../desk/visit-reminders.ts';
import { appointmentLines } from './appointment-lines.ts';
import { act, home } from './buttons.ts';
import type { Setting } from './setting.ts';

type Given = Pick<Setting, 'content' | 'zone'>;

/** What the message that tells an appointment says beside it. */
export interface Standing {
  /** What was just done; null: it is told as it stands. */
  readonly how: Confirmed | null;
  /** What to bring. */
  readonly papers: readonly Text[];
  readonly reminders: VisitReminders;
  /** The desk does not receive then any more. */
  readonly shut: boolean;
}

/** The one message that tells an appointment and changes with it: what has become of it, when and where; code and papers last. */
export function confirmedScreen(given: Given, appointment: Appointment, { how, papers, reminders, shut }: Standing): Screen {
  const stands = appointment.status === 'booked' && !shut;
  const told =
    how === null || stateOf(appointment) !== 'booked' ? `common:appointment.status-${stateOf(appointment)}` : `common:book.${how}`;
  return {
    text: [
      text(shut && appointment.status === 'booked' ? 'common:stranded.told' : told),
      ...visitLines(given, appointment),
      ...(stands ? [text(`common:book.after${promised(reminders)}`)] : []),
      text('common:appointment.code', { code: appointment.code }),
      ...(stands ? bringLines(papers) : []),
    ],
    buttons: [[act('see-appointment', { do: 'appointment', appointment: appointment.id })], [act('home', { do: 'home' })]],
    stay: true,
  };
}

const visitLines = ({ content, zone }: Given, appointment: Appointment): Paragraph[] => [
  appointmentLines(appointment, content.desks.get(appointment.desk), zone),
];

const promised = ({ early, late }: VisitReminders) => (early ? '' : late ? '-morning' : '-none');

const bringLines = (papers: readonly Text[]): Paragraph[] =>
  papers.length > 0 ? [[text('common:book.bring'), ...papers.map((item) => text('common:list.item', { item }))]] : [];

/** A move that is done, for who is looking; the message that tells the appointment changes where it stands. */
export function movedScreen(given: Given, appointment: Appointment, papers: readonly Text[]): Screen {
  return {
    text: [
      text('common:book.moved'),
      ...visitLines(given, appointment),
      text('common:appointment.code', { code: appointment.code }),
      ...bringLines(papers),
    ],
    buttons: [[act('see-appointment', { do: 'appointment', appointment: appointment.id })], [home]],
  };
}

/** While the confirmation of a move is on its way, as a message of its own. */
export function movingScreen(): Screen {
  return { text: [text('common:book.moving')], buttons: [[act('appointments', { do: 'appointments' }), home]] };
}

/** What stands where Telegram does not delete a confirmation any more. */
export const confirmedAnew: Screen = { text: [text('visit:anew')], buttons: [] };

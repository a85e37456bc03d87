import { type Paragraph, type Screen, type Text, text } from '../base/screen.ts';
import { type Appointment, stateOf } from '../desk/appointment.ts';
import type { Shut } from '../desk/closures.ts';
import type { Confirmed } from '../desk/message.ts';
import type { VisitReminders } from '../desk/visit-reminders.ts';
import { appointmentLines } from './appointment-lines.ts';
import { act, home } from './buttons.ts';
import { forOther } from './other-person.ts';
import type { Setting } from './setting.ts';

type Given = Pick<Setting, 'content' | 'zone'>;

/** What the message that tells an appointment says beside it. */
export interface Standing {
  /** What was just done; null: it is told as it stands. */
  readonly how: Confirmed | null;
  /** What to bring. */
  readonly papers: readonly Text[];
  readonly reminders: VisitReminders;
  /** Why nobody receives then any more. */
  readonly shut: Shut | null;
  /** Somebody else who comes, see `otherOf`. */
  readonly other: string | null;
}

/** Nobody receives at a booked time any more. */
export const shutText = (shut: Shut): Text => text(shut === 'desk' ? 'common:stranded.told' : 'visit:stranded.missing');

/** The one message that tells an appointment and changes with it: what has become of it, when and where; code and papers last. */
export function confirmedScreen(given: Given, appointment: Appointment, { how, papers, reminders, shut, other }: Standing): Screen {
  const stands = appointment.status === 'booked' && shut === null;
  const state = stateOf(appointment);
  const told = how === null || state !== 'booked' ? statusText(appointment, other) : text(`common:book.${how}`);
  return {
    text: [
      shut && appointment.status === 'booked' ? shutText(shut) : told,
      ...forOther(other),
      ...visitLines(given, appointment),
      ...(stands ? [text(`common:book.after${promised(reminders)}`)] : []),
      text('common:appointment.code', { code: appointment.code }),
      ...(stands ? bringLines(papers) : []),
    ],
    buttons: [
      ...(stands ? [[act('qr', { do: 'appointment-qr', appointment: appointment.id })]] : []),
      [act('see-appointment', { do: 'appointment', appointment: appointment.id })],
      [act('home', { do: 'home' })],
    ],
    stay: true,
  };
}

/** What has become of it. */
export function statusText(appointment: Appointment, other: string | null): Text {
  const state = stateOf(appointment);
  return text(
    other !== null && (state === 'confirmed' || state === 'arrived') ? `visit:other.${state}` : `common:appointment.status-${state}`,
  );
}

const visitLines = ({ content, zone }: Given, appointment: Appointment): Paragraph[] => [
  appointmentLines(appointment, content.desks.get(appointment.desk), zone),
];

const promised = ({ early, late }: VisitReminders) => (early ? '' : late ? '-morning' : '-none');

const bringLines = (papers: readonly Text[]): Paragraph[] =>
  papers.length > 0 ? [[text('common:book.bring'), ...papers.map((item) => text('common:list.item', { item }))]] : [];

/** A move that is done, for who is looking; the message that tells the appointment changes where it stands. */
export function movedScreen(given: Given, appointment: Appointment, papers: readonly Text[], other: string | null): Screen {
  return {
    text: [
      text('common:book.moved'),
      ...forOther(other),
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

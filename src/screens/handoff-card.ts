import type { Action } from '../base/action.ts';
import { type Button, type Screen, text } from '../base/screen.ts';
import type { Zone } from '../base/time.ts';
import type { Appointment } from '../desk/appointment.ts';
import type { Desk, DeskId } from '../desk/desk.ts';
import type { Handoff } from '../desk/handoff.ts';
import { whenWhere } from './appointment-lines.ts';

/** What a card needs of the content. */
export interface CardContent {
  readonly desks: ReadonlyMap<DeskId, Desk>;
  readonly languages: readonly { readonly id: string; readonly name: string }[];
}

/** A copy of the card as the desk of its group sees it: another desk's copy says only that the person chose another one. */
export function cardFor(content: CardContent, zone: Zone, desk: DeskId, handoff: Handoff, appointment: Appointment): Screen {
  if (desk === handoff.desk) return handoffCard(content, zone, handoff, appointment);
  return { text: [text('common:card.moved-away', { code: appointment.code })], buttons: [[deskButton('today', { do: 'desk-today' })]] };
}

const deskButton = (name: string, action: Action): Button => ({ label: text(`common:desk-button.${name}`), act: action });

/** The handoff as its desk's group sees it: time, code, language, service, state, and what can be done. Whose it is and what they told stands on the sheet. */
export function handoffCard(content: CardContent, zone: Zone, handoff: Handoff, appointment: Appointment): Screen {
  const language = content.languages.find((each) => each.id === handoff.lang)?.name ?? handoff.lang;
  return {
    text: [
      text(`common:card.head-${appointment.status}`, whenWhere(appointment, content.desks.get(handoff.desk), zone)),
      [
        ...(handoff.chat === 0 ? [text('common:card.no-name')] : []),
        text('common:card.language', { language }),
        text('common:card.service', { service: text(`common:service.${appointment.service}`) }),
      ],
      text(`common:card.status-${handoff.status}`, { name: handoff.taken_name ?? '' }),
    ],
    buttons: cardButtons(handoff, appointment),
  };
}

function cardButtons(handoff: Handoff, appointment: Appointment): Button[][] {
  const act = deskButton;
  const { id } = handoff;
  const sheet = handoff.chat !== 0 ? [[act('sheet', { do: 'desk-sheet', handoff: id })]] : [];
  if (handoff.status === 'closed') return [...sheet, [act('today', { do: 'desk-today' })]];
  const booked = appointment.status === 'booked';
  return [
    ...(handoff.status === 'waiting' ? [[act('take', { do: 'desk-take', handoff: id })]] : []),
    ...sheet,
    ...(handoff.sheet.name ? [[act('write', { do: 'desk-write', handoff: id })]] : []),
    ...(booked ? [[act('move', { do: 'desk-move', handoff: id }), act('cancel', { do: 'desk-cancel', handoff: id })]] : []),
    ...(booked ? [[act('attended', { do: 'desk-attended', handoff: id }), act('missed', { do: 'desk-missed', handoff: id })]] : []),
    ...(booked ? [] : [[act('close', { do: 'desk-close', handoff: id })]]),
  ];
}

import type { Action } from '../base/action.ts';
import { initialsOf } from '../base/initials.ts';
import { type Button, type Screen, type Text, text } from '../base/screen.ts';
import { clockAt, type Instant, type Zone } from '../base/time.ts';
import { type Appointment, stateOf } from '../desk/appointment.ts';
import { lacksName } from '../desk/book-for.ts';
import type { Desk, DeskId, Service, ServiceId } from '../desk/desk.ts';
import { codeOf, type Handoff } from '../desk/handoff.ts';
import { isForgotten, writes } from '../desk/handoff-acts.ts';
import { canReopen } from '../desk/ticket-acts.ts';
import { whenWhere } from './appointment-lines.ts';
import { serviceText } from './service-text.ts';

/** What a card needs of the content. */
export interface CardContent {
  readonly desks: ReadonlyMap<DeskId, Desk>;
  readonly services: ReadonlyMap<ServiceId, Service>;
  readonly languages: readonly { readonly id: string; readonly name: string }[];
}

/** `blocked`: the person has closed the chat; `asks`: there are experts to be asked. */
export interface CardMore {
  readonly blocked?: boolean;
  readonly asks?: boolean;
}

/** A copy of the card as the desk of its group sees it: another desk's copy says only where the request is now. */
export function cardFor(
  content: CardContent,
  zone: Zone,
  desk: DeskId,
  handoff: Handoff,
  appointment: Appointment | null,
  now: Instant,
  more: CardMore = {},
): Screen {
  if (desk === handoff.desk) return handoffCard(content, zone, handoff, appointment, now, more);
  return {
    text: [
      text('common:card.moved-away', { code: codeOf(handoff, appointment), desk: content.desks.get(handoff.desk)?.name ?? handoff.desk }),
    ],
    buttons: [[deskButton('today', { do: 'desk-today' })]],
  };
}

const deskButton = (name: string, action: Action): Button => ({ label: text(`common:desk-button.${name}`), act: action });

/**
 * The handoff as its desk's group sees it: time, code, language, service, state, and what can be done. Whose it is and what they told stands on the
 * sheet.
 */
export function handoffCard(
  content: CardContent,
  zone: Zone,
  handoff: Handoff,
  appointment: Appointment | null,
  now: Instant,
  { blocked = false, asks = false }: CardMore = {},
): Screen {
  const nameless = lacksName(handoff, appointment);
  if (isEmptied(handoff) && !nameless) return emptyCard(content, zone, handoff, appointment);
  const writing = writes(handoff, now);
  const language = content.languages.find((each) => each.id === handoff.lang)?.name ?? handoff.lang;
  return {
    text: [
      head(handoff, appointment, content.desks.get(handoff.desk), zone),
      [
        // Several desks may share the group.
        text('common:card.desk', { desk: content.desks.get(handoff.desk)?.name ?? handoff.desk }),
        text('common:card.language', { language }),
        ...(appointment ? [text('common:card.service', { service: serviceText(content, appointment.service) })] : []),
        ...(handoff.sheet.speaks ? [text('record:asks-for', { language: handoff.sheet.speaks })] : []),
        ...(appointment && stateOf(appointment) === 'confirmed' ? [text('common:card.confirmed')] : []),
        ...(appointment?.status === 'booked' && appointment.arrived_at !== null
          ? [text('common:card.arrived', { time: clockAt(appointment.arrived_at, zone) })]
          : []),
      ],
      [
        text(`common:card.status-${handoff.status}`, { name: handoff.taken_name ?? '' }),
        ...(writing === null || handoff.status === 'closed' ? [] : [text('ask:card-writing', { name: writing })]),
        ...(handoff.sheet.other && handoff.status !== 'closed'
          ? [text('visit:other.card', { initials: initialsOf(handoff.sheet.name) || '—' })]
          : []),
        ...(nameless ? [text('operators:give.nameless')] : []),
        ...(blocked && handoff.status !== 'closed' ? [text('ask:card-not-reached')] : []),
      ],
    ],
    buttons: cardButtons(handoff, appointment, now, asks),
  };
}

/** What it is: a time at the desk, or a request without one; what cannot wait is marked. */
function head(handoff: Handoff, appointment: Appointment | null, desk: Desk | undefined, zone: Zone): Text {
  const of = appointment
    ? text(`common:card.head-${appointment.status}`, whenWhere(appointment, desk, zone))
    : text('ask:card-head', { code: codeOf(handoff, null) });
  return handoff.urgent && handoff.status !== 'closed' ? text('ask:card-urgent', { head: of }) : of;
}

/** The person is gone, or the time for which their data are kept: nothing stands on the sheet any more. */
const isEmptied = ({ sheet }: Handoff): boolean => sheet.name === '' && sheet.flow === null && sheet.line === null;

/** What is left of a card when the person is gone, or the time for which their data are kept. */
function emptyCard(content: CardContent, zone: Zone, handoff: Handoff, appointment: Appointment | null): Screen {
  return {
    text: [
      head(handoff, appointment, content.desks.get(handoff.desk), zone),
      text(isForgotten(handoff) ? 'common:card.no-name' : 'common:card.kept-no-more'),
    ],
    buttons: [[deskButton('today', { do: 'desk-today' })]],
  };
}

function cardButtons(handoff: Handoff, appointment: Appointment | null, now: Instant, asks: boolean): Button[][] {
  const act = deskButton;
  const { id } = handoff;
  const sheet = [[act('sheet', { do: 'desk-sheet', handoff: id })]];
  if (handoff.status === 'closed')
    return [
      ...sheet,
      ...(canReopen(handoff, now) ? [[act('reopen', { do: 'desk-reopen', handoff: id })]] : []),
      [act('today', { do: 'desk-today' })],
    ];
  const booked = appointment?.status === 'booked';
  return [
    ...(handoff.status === 'waiting'
      ? [[act('take', { do: 'desk-take', handoff: id })]]
      : [[act('release', { do: 'desk-release', handoff: id })]]),
    ...sheet,
    ...(isForgotten(handoff)
      ? []
      : [[act('write', { do: 'desk-write', handoff: id })], [act('replies', { do: 'desk-replies', handoff: id })]]),
    ...(asks ? [[act('ask-network', { do: 'network-ask', handoff: id })]] : []),
    ...(booked ? [[act('move', { do: 'desk-move', handoff: id }), act('cancel', { do: 'desk-cancel', handoff: id })]] : []),
    ...(isForgotten(handoff) ? [] : [[act('wait', { do: 'desk-wait', handoff: id })]]),
    ...(booked ? [[act('attended', { do: 'desk-attended', handoff: id }), act('missed', { do: 'desk-missed', handoff: id })]] : []),
    [act('pass', { do: 'desk-pass', handoff: id }), ...(booked ? [] : [act('close', { do: 'desk-close', handoff: id })])],
  ];
}

import { type Screen, text } from '../base/screen.ts';
import type { Appointment } from '../desk/appointment.ts';
import type { Desk, DeskId } from '../desk/desk.ts';
import { codeOf, type Handoff, type Operator } from '../desk/handoff.ts';
import type { Member } from '../desk/role.ts';
import { whenWhere } from './appointment-lines.ts';
import { askable } from './ask-screens.ts';
import { act, button, home } from './buttons.ts';
import { serviceText } from './service-text.ts';
import type { Setting } from './setting.ts';

const toCard = ({ id }: Handoff) => [{ label: text('common:button.back'), act: { do: 'desk-card' as const, handoff: id } }];

/** To whom a request can be given: the desk's mediators, and desks with a group unless it has an appointment here. */
export function passWhichScreen(setting: Setting, handoff: Handoff, code: string, mediators: readonly Member[], booked: boolean): Screen {
  const others = booked ? [] : askable(setting).filter(({ id }) => id !== handoff.desk);
  return {
    text: [
      text(others.length + mediators.length > 0 ? 'ask:pass-which' : 'ask:pass-none', { code }),
      ...(mediators.length > 0 ? [text('ask:pass-mediator')] : []),
    ],
    buttons: [
      ...mediators.map(({ id, name, person }) => [
        button(text('ask:mediator', { name: name || String(person) }), { do: 'desk-mediator', handoff: handoff.id, member: id }),
      ]),
      ...others.map(({ id, municipality: town }) => [
        button(text('common:desk.town', { town }), { do: 'desk-pass-to', handoff: handoff.id, desk: id }),
      ]),
      toCard(handoff),
    ],
  };
}

/** Asks once more: the person reads it. `version`: of the request that is asked about, so that pressed twice or after something else it is looked at again. */
export function passSureScreen(handoff: Handoff, code: string, to: Desk): Screen {
  return {
    text: [text('ask:pass-sure', { code, desk: to.name }), text('ask:pass-note')],
    buttons: [
      [button(text('ask:pass-yes'), { do: 'desk-pass-yes', handoff: handoff.id, desk: to.id, version: String(handoff.version) })],
      toCard(handoff),
    ],
  };
}

/** The person is told which desk has their request now; `listens`: what they type goes there. */
export function passedScreen(
  { content }: Pick<Setting, 'content'>,
  code: string,
  from: DeskId,
  to: DeskId,
  handoff: Handoff,
  listens: boolean,
): Screen {
  const nameOf = (id: DeskId) => content.desks.get(id)?.name ?? id;
  return {
    text: [
      text('ask:passed', { code, from: nameOf(from), desk: nameOf(to) }),
      ...(listens ? [text('ask:goes-on', { desk: nameOf(to) })] : []),
    ],
    buttons: [
      ...(listens ? [[act('talk-end', { do: 'talk-end', handoff: handoff.id })]] : []),
      [act('desk', { do: 'desk', desk: to })],
      [home],
    ],
    stay: true,
  };
}

/** What a mediator reads in private who is asked to take a request: no name, no words of the person. */
export function mediatorAskedScreen(
  { content, zone }: Pick<Setting, 'content' | 'zone'>,
  handoff: Handoff,
  appointment: Appointment | null,
  by: Operator,
): Screen {
  const desk = content.desks.get(handoff.desk);
  const language = content.languages.find(({ id }) => id === handoff.lang)?.name ?? handoff.lang;
  const { id } = handoff;
  return {
    text: [
      text('ask:mediator-asked', { by: by.name, desk: desk?.name ?? handoff.desk, code: codeOf(handoff, appointment) }),
      [
        text('common:card.language', { language }),
        ...(handoff.sheet.speaks ? [text('record:asks-for', { language: handoff.sheet.speaks })] : []),
        ...(appointment ? [text('common:card.service', { service: serviceText(content, appointment.service) })] : []),
        ...(appointment?.status === 'booked' ? [text('common:appointment.when', whenWhere(appointment, desk, zone))] : []),
      ],
      text('ask:mediator-how'),
    ],
    buttons: [
      [button(text('common:desk-button.take'), { do: 'mediator-take', handoff: id, from: by.id.toString(36) })],
      [button(text('ask:mediator-not'), { do: 'mediator-not', handoff: id })],
    ],
    protect: true,
  };
}

/** What became of it, in place of the question: a key of `ask:mediator-`. */
export const mediatorScreen = (what: string, values: Record<string, string>): Screen => ({
  text: [text(`ask:mediator-${what}`, values)],
  buttons: [],
});

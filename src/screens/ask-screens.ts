import { type Paragraph, type Screen, type Text, text } from '../base/screen.ts';
import type { Desk, DeskId } from '../desk/desk.ts';
import type { Handoff } from '../desk/handoff.ts';
import type { HandoffId } from '../desk/ids.ts';
import type { FlowId } from '../flow/flow.ts';
import { titleKey } from '../flow/keys.ts';
import { act, backRow, because, button, home } from './buttons.ts';
import { type Answers, answerLines } from './clock-screens.ts';
import type { Setting } from './setting.ts';

/** What a person asks a desk about: a guide ('' for none), and whether it cannot wait. */
export interface Asked {
  readonly flow: FlowId;
  readonly urgent: boolean;
}

const back = ({ flow }: Asked) => (flow ? ({ do: 'flow-outcome', flow } as const) : ({ do: 'home' } as const));
const urgency = ({ urgent }: Asked) => (urgent ? '1' : '');

/** The desks that a line reaches: those with a group of operators. */
export const askable = ({ content, deskChats }: Setting): readonly Desk[] =>
  [...content.desks.values()].filter(({ id }) => deskChats.has(id));

/** Desks whose numbers are shown where none can be written to; the list of all is a press away. */
const mostPhones = 6;

const phones = (desks: readonly Desk[]): Paragraph[] => {
  const lines = desks.flatMap(({ municipality: town, phone }) => phone.map((number) => text('common:person.phone', { town, number })));
  return lines.length > 0 ? [lines] : [];
};

/** Which desk; none of them may have a group, and then there is the telephone. */
export function askWhichScreen(setting: Setting, asked: Asked, above?: Text): Screen {
  const desks = askable(setting);
  const screen: Screen = {
    text: [
      text(asked.urgent ? 'ask:title-urgent' : 'ask:title'),
      text(desks.length > 0 ? 'ask:which-desk' : 'ask:no-desk'),
      ...(desks.length > 0 && !asked.urgent
        ? []
        : phones(desks.length > 0 ? desks : [...setting.content.desks.values()].slice(0, mostPhones))),
    ],
    buttons: [
      ...desks.map(({ id, municipality: town }) => [
        button(text('common:desk.town', { town }), { do: 'ask-to', desk: id, flow: asked.flow, urgent: urgency(asked) }),
      ]),
      ...(desks.length > 0 ? [] : [[act('desks', { do: 'desks' })]]),
      backRow(back(asked)),
    ],
  };
  return above ? because(above, screen) : screen;
}

/** Asks for the words for the desk. */
export function askLineScreen(setting: Setting, desk: Desk, asked: Asked, above?: Text): Screen {
  const flow = setting.content.flows.get(asked.flow);
  const screen: Screen = {
    text: [
      text(asked.urgent ? 'ask:title-urgent' : 'ask:title'),
      text('ask:write', { desk: desk.name }),
      ...(flow && !flow.safety ? [text('ask:about', { title: text(titleKey(flow.id)) })] : []),
      text('ask:care'),
      ...(asked.urgent ? phones([desk]) : []),
    ],
    buttons: [backRow(back(asked))],
  };
  return above ? because(above, screen) : screen;
}

/** The line is on its way; what is typed from now on goes to the desk; when an answer is to be expected. `code`: of a new request. */
export function askedScreen(
  { content }: Setting,
  desk: DeskId,
  asked: Asked,
  handoff: HandoffId,
  code: string | null,
  answers: Answers,
): Screen {
  const known = content.desks.get(desk);
  const name = known?.name ?? desk;
  return {
    text: [
      [text('ask:sent', { desk: name }), ...(code === null ? [] : [text('common:appointment.code', { code })])],
      ...answerLines(answers),
      text('ask:goes-on', { desk: name }),
      ...(asked.urgent && known ? [[text('ask:urgent-call'), ...phones([known]).flat()]] : []),
    ],
    buttons: [
      [act('talk-end', { do: 'talk-end', handoff })],
      [act('book', { do: 'book-start', service: 'orientation', flow: '' })],
      [home],
    ],
    stay: true,
  };
}

/** Two desks are asked already. */
export function askedEnough(setting: Setting, names: readonly string[]): Screen {
  return {
    text: [text('ask:too-many', { desks: names.join(', ') }), ...phones(askable(setting))],
    buttons: [[act('book', { do: 'book-start', service: 'orientation', flow: '' })], [home]],
  };
}

/** Nobody at the desk can see the request just now. */
export function unseenScreen({ content }: Pick<Setting, 'content'>, desk: DeskId): Screen {
  const known = content.desks.get(desk);
  return { text: [text('ask:unseen', { desk: known?.name ?? desk }), ...(known ? phones([known]) : [])], buttons: [[home]], stay: true };
}

/** So many lines wait for the desk's word. */
export function unansweredScreen({ content }: Pick<Setting, 'content'>, desk: DeskId, count: number): Screen {
  const known = content.desks.get(desk);
  return {
    text: [text('ask:unanswered', { desk: known?.name ?? desk, count }), ...(known ? phones([known]) : [])],
    buttons: [[act('book', { do: 'book-start', service: 'orientation', flow: '' })], [home]],
  };
}

/** A request of the person's own: where it is, and how to write to that desk. */
export function ticketScreen({ content }: Setting, { desk, code, status }: Handoff): Screen {
  return {
    text: [text(`ask:ticket-${status}`, { code: code ?? '', desk: content.desks.get(desk)?.name ?? desk })],
    buttons: [[act('ask-desk', { do: 'ask-to', desk, flow: '', urgent: '' })], [act('desk', { do: 'desk', desk })], [home]],
  };
}

import type { Action } from '../base/action.ts';
import { type Button, type Paragraph, type Screen, text } from '../base/screen.ts';
import type { Zone } from '../base/time.ts';
import type { Appointment } from '../desk/appointment.ts';
import type { Desk, DeskId } from '../desk/desk.ts';
import type { Handoff } from '../desk/handoff.ts';
import type { Flow, FlowId, Step } from '../flow/flow.ts';
import { outcomeKey, shortKey, titleKey } from '../flow/keys.ts';
import { answerText } from './answer-text.ts';
import { whenWhere } from './appointment-lines.ts';

/** What a card needs of the content. */
export interface CardContent {
  readonly desks: ReadonlyMap<DeskId, Desk>;
  readonly flows: ReadonlyMap<FlowId, Flow>;
  readonly languages: readonly { readonly id: string; readonly name: string }[];
  readonly texts: { has(lang: string, key: string): boolean };
}

/** A copy of the card as the desk of its group sees it: another desk's copy says only that the person chose another one. */
export function cardFor(content: CardContent, zone: Zone, desk: DeskId, handoff: Handoff, appointment: Appointment): Screen {
  if (desk === handoff.desk) return handoffCard(content, zone, handoff, appointment);
  return { text: [text('common:card.moved-away', { code: appointment.code })], buttons: [[deskButton('today', { do: 'desk-today' })]] };
}

const deskButton = (name: string, action: Action): Button => ({ label: text(`common:desk-button.${name}`), act: action });

/** The handoff as its desk sees it: time, name, topic, answers, state; and what can be done. */
export function handoffCard(content: CardContent, zone: Zone, handoff: Handoff, appointment: Appointment): Screen {
  const desk = content.desks.get(handoff.desk);
  const flow = handoff.sheet.flow ? content.flows.get(handoff.sheet.flow) : undefined;
  const language = content.languages.find((each) => each.id === handoff.lang)?.name ?? handoff.lang;
  const said = (of: Flow, step: Step) => answerText(of, step, sheet.answers[step.id] ?? '', (key) => content.texts.has('it', key));
  const { sheet } = handoff;
  const values = whenWhere(appointment, desk, zone);
  const lines = flow
    ? flow.steps
        .filter((step) => sheet.answers[step.id])
        .map((step) =>
          text('common:card.line', {
            label: text(shortKey(flow.id, step.id)),
            value: said(flow, step),
          }),
        )
    : [];
  const about: Paragraph[] = [
    [
      text(sheet.name ? 'common:card.name' : 'common:card.no-name', { name: sheet.name }),
      text('common:card.language', { language }),
      text('common:card.service', { service: text(`common:service.${appointment.service}`) }),
    ],
    ...(flow
      ? [
          [
            text('common:card.flow', { title: text(titleKey(flow.id)) }),
            ...(sheet.outcome ? [text('common:card.outcome', { outcome: text(outcomeKey(flow.id, sheet.outcome)) })] : []),
            ...lines,
          ],
        ]
      : []),
    ...(sheet.papers.length > 0 ? [text('common:card.papers', { n: sheet.papers.length })] : []),
  ];
  return {
    text: [
      text(`common:card.head-${appointment.status}`, values),
      ...about,
      text(`common:card.status-${handoff.status}`, { name: handoff.taken_name ?? '' }),
    ],
    buttons: cardButtons(handoff, appointment),
  };
}

function cardButtons(handoff: Handoff, appointment: Appointment): Button[][] {
  const act = deskButton;
  const { id } = handoff;
  if (handoff.status === 'closed') return [[act('today', { do: 'desk-today' })]];
  const booked = appointment.status === 'booked';
  return [
    ...(handoff.status === 'waiting' ? [[act('take', { do: 'desk-take', handoff: id })]] : []),
    ...(handoff.sheet.name ? [[act('write', { do: 'desk-write', handoff: id })]] : []),
    ...(booked ? [[act('move', { do: 'desk-move', handoff: id }), act('cancel', { do: 'desk-cancel', handoff: id })]] : []),
    ...(booked ? [[act('attended', { do: 'desk-attended', handoff: id }), act('missed', { do: 'desk-missed', handoff: id })]] : []),
    ...(booked ? [] : [[act('close', { do: 'desk-close', handoff: id })]]),
  ];
}

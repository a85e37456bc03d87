import { type Action, actionData } from '../base/action.ts';
import { linkPayload } from '../base/link.ts';
import type { Desk, Service } from '../desk/desk.ts';
import type { DocumentRule } from '../desk/document.ts';
import { type Flow, sections } from '../flow/flow.ts';
import type { Need } from './content.ts';

/** Telegram's most for callback data and for the payload of a deep link (Bot API, InlineKeyboardButton; Deep Linking). */
const most = 64;
const aDay = '2026-12-31';
/** No calculation gives a day under a longer name. */
const longestValue = 'may_work_from';

/** A place in a file and what is wrong there. */
interface Found {
  readonly place: readonly (string | number)[];
  readonly problem: string;
}

/** Ids of a flow that are too long for the buttons and links they stand in. */
export function flowButtonProblems(flow: Flow): readonly Found[] {
  const id = flow.id;
  const papers = flow.outcomes.flatMap((outcome) => outcome.sections.papers ?? []);
  return [
    ...tooLong(
      ['id'],
      [
        { do: 'flow-start', flow: id },
        { do: 'flow-recap', flow: id },
        { do: 'flow-anew', flow: id },
        { do: 'flow-outcome', flow: id },
        { do: 'flow-remind', flow: id },
        ...sections.map((section) => ({ do: 'flow-section', flow: id, section }) as const),
      ],
    ),
    ...unlinkable(['id'], linkPayload({ to: 'flow', flow: id, step: null })),
    ...flow.steps.flatMap((step) => [
      ...tooLong(
        ['steps', step.id],
        [
          { do: 'flow-back', flow: id, step: step.id },
          { do: 'flow-change', flow: id, step: step.id },
          { do: 'book-toggle', item: step.id },
          ...(step.ask === 'date' ? dateActions(id, step.id) : []),
        ],
      ),
      ...step.options.flatMap((option, i) =>
        tooLong(['steps', step.id, 'options', i], [{ do: 'flow-answer', flow: id, step: step.id, option: option.id }]),
      ),
      ...unlinkable(['steps', step.id], linkPayload({ to: 'flow', flow: id, step: step.id })),
    ]),
    ...flow.compute.flatMap(({ id: calculation }, i) =>
      tooLong(['compute', i], [{ do: 'date-save', flow: id, date: `${calculation}.${longestValue}` }]),
    ),
    ...[...new Set(papers.map((item) => item.id))].flatMap((paper) => tooLong(['outcomes'], [{ do: 'flow-tick', flow: id, paper }])),
    ...flow.outcomes.flatMap((outcome, i) =>
      outcome.actions.flatMap((action, n) =>
        action.kind === 'book' ? tooLong(['outcomes', i, 'actions', n], [{ do: 'book-start', service: action.service, flow: id }]) : [],
      ),
    ),
  ];
}

function dateActions(flow: string, step: string): readonly Action[] {
  return [
    { do: 'flow-answer', flow, step, option: aDay },
    { do: 'flow-month', flow, step, month: aDay.slice(0, 7) },
  ];
}

export function deskButtonProblems({ id }: Desk): readonly Found[] {
  return [
    ...tooLong(
      ['id'],
      [
        { do: 'desk', desk: id },
        { do: 'book-desk', desk: id, page: aDay },
        { do: 'book-time', desk: id, day: aDay, time: '09:30' },
      ],
    ),
    ...unlinkable(['id'], linkPayload({ to: 'desk', desk: id })),
  ];
}

export function serviceButtonProblems(services: readonly Service[]): readonly Found[] {
  return services.flatMap(({ id }, i) => tooLong(['services', i, 'id'], [{ do: 'book-start', service: id, flow: '' }]));
}

export function documentButtonProblems({ kind }: DocumentRule): readonly Found[] {
  return tooLong(
    ['kind'],
    [
      { do: 'document-kind', kind },
      { do: 'document-month', kind, month: aDay.slice(0, 7) },
      { do: 'document-day', kind, day: aDay },
    ],
  );
}

export function menuButtonProblems(menu: readonly Need[]): readonly Found[] {
  return menu.flatMap(({ id }, i) => tooLong(['menu', i, 'id'], [{ do: 'need', need: id }]));
}

function tooLong(place: Found['place'], actions: readonly Action[]): readonly Found[] {
  return actions.map(actionData).flatMap((data) => {
    const bytes = Buffer.byteLength(data);
    return bytes > most ? [{ place, problem: `a button would carry ${bytes} bytes, at most ${most}: ${data}` }] : [];
  });
}

function unlinkable(place: Found['place'], payload: string): readonly Found[] {
  return /^[A-Za-z0-9_-]{1,64}$/.test(payload)
    ? []
    : [{ place, problem: `a link cannot carry ${payload}: at most ${most} of A–Z a–z 0–9 _ -` }];
}

import { keptOnce } from '../base/kept.ts';
import { type Button, type Screen, text } from '../base/screen.ts';
import { questionsLeft } from '../flow/ahead.ts';
import type { Known } from '../flow/carry.ts';
import { shown } from '../flow/condition.ts';
import type { Answers, Flow, Item, Outcome, Step, StepId } from '../flow/flow.ts';
import { askKey, helpKey, itemKey, optionKey, outcomeKey, shortKey } from '../flow/keys.ts';
import { papersAhead } from '../flow/papers-ahead.ts';
import { daysWithin, resolve, stepBefore, valuesOf } from '../flow/run.ts';
import type { World } from '../law/facts-of-day.ts';
import { answerText } from './answer-text.ts';
import { act, backRow, button, rows } from './buttons.ts';
import { calendar } from './calendar.ts';
import { caveatLines } from './caveat-lines.ts';
import { dangerRows, footer, heading, hideRow, quietIn, saying } from './flow-parts.ts';
import { aroundOf } from './menu-screens.ts';
import type { Setting } from './setting.ts';
import { worldOf } from './setting.ts';

/** Where Back leads from a question: the question before, or the menu. */
function backFrom(setting: Setting, flow: Flow, answers: Answers, step: Step) {
  return stepBefore(flow, answers, worldOf(setting.content, setting.today), step.id)
    ? ({ do: 'flow-back', flow: flow.id, step: step.id } as const)
    : aroundOf(setting, flow.id);
}

/** What other guides have told already: the steps answered by it, and what is known for those to come. */
export interface Told {
  readonly carried: readonly StepId[];
  readonly known: Known;
}
const nothing: Told = { carried: [], known: new Map() };

/** The place of a question among those that the person answers, and about how many there are: what another guide has told is none of them. */
function progress(flow: Flow, answers: Answers, step: Step, world: World, { carried, known }: Told) {
  const { asked } = resolve(flow, answers, world);
  const place = flow.steps.indexOf(step);
  const n = asked.filter((each) => flow.steps.indexOf(each) < place && !carried.includes(each.id)).length + 1;
  return { n, of: n + questionsLeft(flow, known, step.id, world) };
}

/** One question: a sentence, its help, a button an answer. `page`: of the calendar, for a date. */
export function questionScreen(setting: Setting, flow: Flow, answers: Answers, step: Step, told = nothing, page = ''): Screen {
  const { content, today } = setting;
  const world = worldOf(content, today);
  const has = (key: string) => content.texts.has('it', key);
  const said = keptOnce(() => valuesOf(flow, answers, world));
  const values = () => said().values;
  const answer = (option: string) =>
    button(text(optionKey(flow.id, step.id, option, has)), { do: 'flow-answer', flow: flow.id, step: step.id, option });
  const dated = () =>
    calendar(page, today, ...daysWithin(step, today), {
      open: (to) => ({ do: 'flow-month', flow: flow.id, step: step.id, month: to }),
      pick: (day) => ({ do: 'flow-answer', flow: flow.id, step: step.id, option: day }),
    });
  const help = has(helpKey(flow.id, step.id)) ? [saying(setting, helpKey(flow.id, step.id), values)] : [];
  return {
    ...quietIn(flow),
    text: [
      ...heading(flow, progress(flow, answers, step, world, told)),
      text('common:flow.question', { question: saying(setting, askKey(flow.id, step.id), values) }),
      ...help,
      ...caveatLines(setting, {
        keys: [askKey(flow.id, step.id), helpKey(flow.id, step.id)],
        computed: () => said().computed,
      }),
      ...(step.ask === 'date' ? [text('common:flow.type-date')] : []),
    ],
    buttons: [
      ...hideRow(flow),
      ...dangerRows(setting, flow, answers),
      ...(step.ask === 'date'
        ? dated()
        : rows(
            shown(step.options, answers, world).map((option) => answer(option.id)),
            1,
          )),
      ...(step.ask === 'date' && step.unknown ? [[answer('unknown')]] : []),
      ...(papersAhead(flow, answers, world) ? [[act('just-papers', { do: 'flow-papers', flow: flow.id })]] : []),
      ...unclearRow(setting, flow, step),
      backRow(backFrom(setting, flow, answers, step)),
    ],
  };
}

/** For who does not understand a question that nobody has checked; in danger nothing stands between a person and the numbers. */
function unclearRow({ content, person }: Setting, flow: Flow, step: Step): Button[][] {
  const asked = [text(askKey(flow.id, step.id)), text(helpKey(flow.id, step.id))];
  if (flow.safety || content.texts.states.worst(person.lang, asked) === null) return [];
  return [[act('unclear', { do: 'flow-unclear-ask', flow: flow.id, step: step.id })]];
}

/** All answers, each with a button to change it; those that came from another guide are marked. */
export function recapScreen(setting: Setting, flow: Flow, given: Answers, carried: readonly StepId[]): Screen {
  const { asked, answers } = resolve(flow, given, worldOf(setting.content, setting.today));
  const line = (step: Step) =>
    text(carried.includes(step.id) ? 'common:flow.recap-carried' : 'common:flow.recap-line', {
      label: text(shortKey(flow.id, step.id)),
      value: answerText(flow, step, answers[step.id] ?? 'unknown', (key) => setting.content.texts.has('it', key)),
    });
  const some = asked.some((step) => carried.includes(step.id));
  const change = (step: Step) =>
    button(text('common:flow.change', { label: text(shortKey(flow.id, step.id)) }), { do: 'flow-change', flow: flow.id, step: step.id });
  return {
    text: [...heading(flow), text('common:flow.recap'), asked.map(line), ...(some ? [text('common:flow.carried-note')] : [])],
    buttons: [
      [act('see-outcome', { do: 'flow-outcome', flow: flow.id })],
      ...rows(asked.map(change), 2),
      ...(some ? [[act('anew', { do: 'flow-anew', flow: flow.id })]] : []),
      backRow({ do: 'flow-back', flow: flow.id, step: '' }),
    ],
  };
}

/** Just the papers, before all is answered: those that are sure, those that hang on an answer still to come. Null where there is no such list. */
export function papersScreen(setting: Setting, flow: Flow, answers: Answers): Screen | null {
  const world = worldOf(setting.content, setting.today);
  const found = papersAhead(flow, answers, world);
  if (!found) return null;
  const { values, computed } = valuesOf(flow, answers, world);
  const key = (item: Item) => itemKey(flow.id, 'papers', item.id);
  const tellable = (item: Item) => setting.content.texts.params(key(item)).every((name) => values[name] !== undefined);
  const line = (item: Item) => text('common:list.item', { item: saying(setting, key(item), () => values) });
  const perhaps = found.perhaps.filter(tellable);
  return {
    text: [
      ...heading(flow),
      text('common:papers.usual', { outcome: text(outcomeKey(flow.id, found.outcome.id)) }),
      found.certain.filter(tellable).map(line),
      ...(perhaps.length > 0 ? [text('common:papers.perhaps'), perhaps.map(line)] : []),
      ...caveatLines(setting, { keys: [...found.certain, ...perhaps].map(key), computed: () => computed }),
      text('common:papers.own'),
      footer(flow),
    ],
    buttons: [
      [act('answer-on', { do: 'flow-recap', flow: flow.id })],
      [act('book', { do: 'book-start', service: bookedBy(found.outcome), flow: flow.id })],
      backRow(),
    ],
  };
}

const bookedBy = (outcome: Outcome) => outcome.actions.find((each) => each.kind === 'book')?.service ?? 'orientation';

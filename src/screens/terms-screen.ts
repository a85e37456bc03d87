import { type Screen, type Text, text } from '../base/screen.ts';
import { termNameKey, termPlainKey } from '../content/glossary.ts';
import { reference } from '../content/reference.ts';
import type { Answers, Flow } from '../flow/flow.ts';
import type { OutcomeRun } from '../flow/run.ts';
import { backRow, button } from './buttons.ts';
import { heading, hideRow, quietIn } from './flow-parts.ts';
import { outcomeScreen, sectionScreen, sectionsOf } from './outcome-screens.ts';
import type { Setting } from './setting.ts';

/** So many words are explained on one screen. */
const perPage = 6;

/** Explains the words of the offices that an answer and its sections use, a page of them. */
export function termsScreen(setting: Setting, flow: Flow, answers: Answers, run: OutcomeRun, page: number): Screen {
  const { texts } = setting.content;
  const ids = termsIn(setting, flow, answers, run);
  const from = Number.isInteger(page) && page >= 0 && page * perPage < ids.length ? page * perPage : 0;
  const line = (id: string): Text => {
    const [name, plain] = [text(termNameKey(id)), text(termPlainKey(id))];
    const italian = { ...name, in: reference };
    const same = texts.plain(setting.person.lang, name) === texts.plain(reference, name);
    return same ? text('common:words.own', { italian, plain }) : text('common:words.line', { name, italian, plain });
  };
  return {
    ...quietIn(flow),
    text: [
      ...heading(flow),
      text(ids.length > 0 ? 'common:words.title' : 'common:words.none'),
      ...ids.slice(from, from + perPage).map(line),
    ],
    buttons: [
      ...hideRow(flow),
      ...(from + perPage < ids.length
        ? [[button(text('common:words.next'), { do: 'flow-words', flow: flow.id, page: String(from / perPage + 1) })]]
        : []),
      backRow(flow.safety ? { do: 'flow-outcome', flow: flow.id } : { do: 'flow-more', flow: flow.id }),
    ],
  };
}

/** The terms of what is shown, those of the answer first; the law names its sources, which explain themselves. */
function termsIn(setting: Setting, flow: Flow, answers: Answers, run: OutcomeRun): readonly string[] {
  const { texts, glossary } = setting.content;
  const sections = sectionsOf(run, answers, setting).filter((section) => section !== 'law');
  const screens = [
    outcomeScreen(setting, flow, answers, run),
    ...sections.map((section) => sectionScreen(setting, flow, answers, [], run, section)),
  ];
  const words = screens.flatMap((screen) => screen.text.flat()).map((each: Text) => texts.plain(reference, { ...each, in: reference }));
  return glossary.found(words.join('\n'));
}

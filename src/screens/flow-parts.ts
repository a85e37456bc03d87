import { keptFor } from '../base/kept.ts';
import { type Button, type Text, text } from '../base/screen.ts';
import { saying as textSaying } from '../content/caveat-texts.ts';
import type { Answers, Flow } from '../flow/flow.ts';
import { labelKey, titleKey } from '../flow/keys.ts';
import type { OutcomeRun } from '../flow/run.ts';
import { act, button } from './buttons.ts';
import type { Setting } from './setting.ts';

/** The safety cards that the answers given so far point to, each as a row of its own above the rest. */
export function dangerRows({ content }: Setting, flow: Flow, answers: Answers): Button[][] {
  const asking = askingDanger(flow);
  if (asking.length === 0) return [];
  const pointed = asking.map(({ id, options }) => answers[id] && options.find((option) => option.id === answers[id])?.danger);
  return [...new Set(pointed)].flatMap((danger) =>
    danger && content.flows.has(danger) ? [[button(text(labelKey(danger)), { do: 'flow-start', flow: danger })]] : [],
  );
}

/** The steps of a flow with an answer that points to danger. */
const askingDanger = keptFor((flow: Flow) => flow.steps.filter(({ options }) => options.some(({ danger }) => danger !== undefined)));

/** Above everything in a safety card: replaces the screen and takes back what can be taken back. */
export const hideRow = (flow: Flow): Button[][] => (flow.safety ? [[act('hide', { do: 'hide' })]] : []);

/** Nothing that draws a look in a safety card. */
export const quietIn = (flow: Flow) => (flow.safety ? ({ quiet: true } as const) : {});

/** The name of the flow above its screens, and how far one is in it; a safety card does without. */
export function heading(flow: Flow, at?: { readonly n: number; readonly of: number }): Text[] {
  if (flow.safety) return [];
  const name = { icon: flow.icon, title: text(titleKey(flow.id)) };
  return [at && at.of > 1 ? text('common:flow.where-at', { ...name, ...at }) : text('common:flow.where', name)];
}

/** A text of a flow with those of the values that it names. */
export const saying = ({ content }: Setting, key: string, valuesNow: () => OutcomeRun['values']): Text =>
  textSaying(content.texts, key, valuesNow);

/** On which day somebody looked at the sources; who is in danger does not read that an office decides. */
export const footer = (flow: Flow): Text =>
  text(flow.safety ? 'common:flow.checked-safety' : 'common:flow.checked', { day: flow.checked_on });

import type { Screen } from '../../base/screen.ts';
import { reference } from '../../content/reference.ts';
import type { Decision } from '../../desk/change.ts';
import type { FlowState } from '../../desk/session.ts';
import { shown } from '../../flow/condition.ts';
import type { Flow, Step } from '../../flow/flow.ts';
import { askKey, helpKey, optionKey, sayKey } from '../../flow/keys.ts';
import { outcomeOf, resolve } from '../../flow/run.ts';
import { worldOf } from '../../screens/setting.ts';
import { unclearTold } from '../../screens/words.ts';
import type { Situation } from '../situation.ts';

/** The texts of an answer. */
export function saidInAnswer({ content, today }: Situation, flow: Flow, state: FlowState): readonly string[] {
  const world = worldOf(content, today);
  const { answers } = resolve(flow, state.answers, world);
  const run = outcomeOf(flow, answers, world);
  return run ? shown(run.outcome.say, answers, world).map((item) => sayKey(flow.id, item.id)) : [];
}

/** The texts of a question: itself, its help, its answers. */
export function saidInQuestion({ content, today }: Situation, flow: Flow, state: FlowState, step: Step): readonly string[] {
  const has = (key: string) => content.texts.has(reference, key);
  const options = step.ask === 'date' ? [] : shown(step.options, state.answers, worldOf(content, today));
  const keys = [askKey(flow.id, step.id), helpKey(flow.id, step.id), ...options.map(({ id }) => optionKey(flow.id, step.id, id, has))];
  return keys.filter(has);
}

/** Texts that somebody did not understand are read again, before all others; nobody keeps who it was. */
export function unclear({ person, today }: Situation, keys: readonly string[], again: Screen): Decision {
  const flagged = person.lang !== reference && keys.length > 0;
  return {
    change: flagged ? [{ write: 'text-flag', lang: person.lang, keys, on: today }] : [],
    screens: [again],
    toast: unclearTold,
  };
}

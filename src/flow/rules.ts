import { type Leaf, sinceOf } from './condition.ts';
import type { Condition, Flow, Item, StepId } from './flow.ts';

/** Every rule of a flow, with the place in its file. */
export function rulesOf(
  flow: Flow,
): readonly { readonly rule: Condition; readonly place: readonly (string | number)[]; readonly step: number }[] {
  const found: { rule: Condition; place: (string | number)[]; step: number }[] = [];
  const add = (rule: Condition | undefined, step: number, ...place: (string | number)[]) => {
    if (rule) found.push({ rule, place: [...place, 'when'], step });
  };
  const addItems = (items: readonly Item[], step: number, ...place: (string | number)[]) => {
    for (const [i, item] of items.entries()) add(item.when, step, ...place, i);
  };
  flow.steps.forEach((step, i) => {
    add(step.when, i, 'steps', step.id);
    addItems(step.options, i, 'steps', step.id, 'options');
  });
  for (const { id, with: args } of flow.compute) {
    for (const [name, cases] of Object.entries(args)) {
      if (!Array.isArray(cases)) continue;
      for (const [i, each] of cases.entries()) add(each.when, Infinity, 'compute', id, 'with', name, i);
    }
  }
  flow.outcomes.forEach((outcome, i) => {
    add(outcome.when, Infinity, 'outcomes', i);
    addItems(outcome.say, Infinity, 'outcomes', i, 'say');
    addItems(outcome.sums, Infinity, 'outcomes', i, 'sums');
    for (const [section, items] of Object.entries(outcome.sections)) addItems(items, Infinity, 'outcomes', i, 'sections', section);
  });
  return found;
}

export const stepOf = (leaf: Leaf): StepId => ('answer' in leaf ? leaf.answer : sinceOf(leaf).step);

/** The steps whose answers are handed to calculations as they are. */
export function argumentSteps(flow: Flow): readonly StepId[] {
  const given = flow.compute.flatMap((each) => Object.values(each.with));
  return given.flatMap((argument) => (typeof argument === 'object' && 'answer' in argument ? [argument.answer] : []));
}

import type { Flow, SectionId } from '../flow/flow.ts';
import {
  askKey,
  type HasText,
  helpKey,
  itemKey,
  keywordsKey,
  labelKey,
  optionKey,
  outcomeKey,
  partKey,
  sayKey,
  shortKey,
  sumKey,
  titleKey,
} from '../flow/keys.ts';
import type { Calculators } from '../law/calculator.ts';

/** The keys that a flow's texts must have. */
export function keysOf(flow: Flow, has: HasText, calculators: Calculators): readonly string[] {
  return [...wordless(flow, has), ...flow.steps.map((step) => askKey(flow.id, step.id)), ...itemKeys(flow), ...partKeys(flow, calculators)];
}

/** The keys whose texts are said without any value. */
export function wordless(flow: Flow, has: HasText): readonly string[] {
  return [
    titleKey(flow.id),
    labelKey(flow.id),
    keywordsKey(flow.id),
    ...flow.steps.flatMap((step) => [
      shortKey(flow.id, step.id),
      ...step.options.map((option) => optionKey(flow.id, step.id, option.id, has)),
      ...(step.ask === 'date' && step.unknown ? [optionKey(flow.id, step.id, 'unknown', has)] : []),
    ]),
    ...flow.outcomes.map((outcome) => outcomeKey(flow.id, outcome.id)),
  ];
}

/** The keys that a flow's texts may have. */
export function optionalKeys(flow: Flow): readonly string[] {
  return flow.steps.map((step) => helpKey(flow.id, step.id));
}

function itemKeys(flow: Flow): readonly string[] {
  return flow.outcomes.flatMap((outcome) => [
    ...outcome.say.map((item) => sayKey(flow.id, item.id)),
    ...(outcome.sums.length > 1 ? outcome.sums.map((sum) => sumKey(sum.id)) : []),
    ...Object.entries(outcome.sections).flatMap(([section, items]) => items.map((item) => itemKey(flow.id, section as SectionId, item.id))),
  ]);
}

function partKeys(flow: Flow, calculators: Calculators): readonly string[] {
  return flow.compute.flatMap((each) => calculators.get(each.use)?.parts ?? []).map(partKey);
}

import { reference } from '../../content/reference.ts';
import type { TextIndex } from '../../content/text-index.ts';
import { factsIn } from '../../flow/condition.ts';
import type { Calculation, Flow, Item, SectionId } from '../../flow/flow.ts';
import { askKey, helpKey, itemKey, sayKey } from '../../flow/keys.ts';
import { rulesOf } from '../../flow/rules.ts';
import type { Looked } from '../check-day.ts';

type Where = Pick<Looked, 'index' | 'known' | 'raw'>;

/** Every fact that a guide may stand on: in its rules, its calculations and its texts (`last-year.<key>` for one of the year before). */
export function factsOf(flow: Flow, where: Where): ReadonlySet<string> {
  const params = textsOf(flow).flatMap((key) => [...where.index.params(reference, key)]);
  return new Set([
    ...rulesOf(flow).flatMap(({ rule }) => factsIn(rule)),
    ...flow.compute.flatMap((each) => factsCounted(each, where)),
    ...params.flatMap(factNamed),
  ]);
}

/** The fact that a parameter names, and none for another parameter. */
export function factNamed(param: string): readonly string[] {
  if (param.startsWith('last-year.')) return [param];
  return param.startsWith('fact.') ? [param.slice('fact.'.length)] : [];
}

/** The facts that a calculation may read: of one that counts a term those of the terms that the guide names. */
function factsCounted({ use, with: args }: Calculation, { known, raw }: Where): readonly string[] {
  const { terms, minimum_times, working_terms } = raw.terms.value;
  const rows = { 'term-from': terms, 'minimum-time': minimum_times, 'working-term': working_terms }[use];
  const named = args['fact'];
  if (!rows || named === undefined || (typeof named === 'object' && 'answer' in named)) return known.calculators.get(use)?.facts ?? [];
  const words = typeof named === 'object' ? named.map(({ value }) => value) : [named];
  return rows.flatMap(({ id, fact }) => (words.includes(id) ? [fact] : []));
}

/** The keys of the texts of a guide that may name a fact. */
export function textsOf(flow: Flow): readonly string[] {
  const keys = [
    ...flow.steps.flatMap((step) => [askKey(flow.id, step.id), helpKey(flow.id, step.id)]),
    ...flow.outcomes.flatMap((outcome) => [
      ...outcome.say.map((item) => sayKey(flow.id, item.id)),
      ...Object.entries(outcome.sections).flatMap(([section, items]) =>
        items.map((item) => itemKey(flow.id, section as SectionId, item.id)),
      ),
    ]),
  ];
  return [...new Set(keys)];
}

/** The texts that are said or not by how one of the facts stands, though they may not name it. */
function textsChosenBy(facts: ReadonlySet<string>, flow: Flow): ReadonlySet<string> {
  const asks = (item: Item) => factsIn(item.when).some((key) => facts.has(key));
  return new Set(
    flow.outcomes.flatMap((outcome) => [
      ...outcome.say.filter(asks).map((item) => sayKey(flow.id, item.id)),
      ...Object.entries(outcome.sections).flatMap(([section, items]) =>
        items.filter(asks).map((item) => itemKey(flow.id, section as SectionId, item.id)),
      ),
    ]),
  );
}

/** Whether a text says one of the facts or something that the guide computes with it, or is chosen by it. */
export function saysOneOf(facts: ReadonlySet<string>, flow: Flow, where: Where): (key: string) => boolean {
  const counted = new Set(flow.compute.filter((each) => factsCounted(each, where).some((key) => facts.has(key))).map(({ id }) => id));
  const says = ({ index }: { index: TextIndex }, key: string) =>
    [...index.params(reference, key)].some(
      (name) => factNamed(name).some((fact) => facts.has(fact)) || counted.has(name.split('.')[0] ?? ''),
    );
  const chosen = textsChosenBy(facts, flow);
  return (key) => chosen.has(key) || says(where, key);
}

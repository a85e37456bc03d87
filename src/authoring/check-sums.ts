import type { Problem } from '../content/content.ts';
import { paramsOf } from '../content/params.ts';
import { reference } from '../content/reference.ts';
import type { TextIndex } from '../content/text-index.ts';
import { leaves } from '../flow/condition.ts';
import type { Flow, Item, Outcome, SectionId, StepId } from '../flow/flow.ts';
import { itemKey, sayKey } from '../flow/keys.ts';
import { stepOf } from '../flow/rules.ts';
import { ownValuesOf } from '../flow/run.ts';
import { sumsShown } from '../flow/sums.ts';
import type { Computed } from '../law/calculator.ts';
import type { World } from '../law/facts-of-day.ts';
import type { FlowTexts } from './check-flow-texts.ts';
import type { Codes } from './codes.ts';
import { type Walked, written } from './issues.ts';

/** Facts that are a price made of several others: they say the same as a sum. */
const wholePrice = /^(slip_)?total_/;
/** A stamp of the same price goes on papers that the sum does not mean, too. */
const anywhere = 'fee_marca_da_bollo';
/** A price for each is a part as many times; more people at once than this nobody asks for. */
const mostTimes = 20;

/**
 * Amounts in the texts of an outcome that the sums shown with them contradict. An amount is compared when it is a price of the same kind: a value
 * of a calculation, or a fact, that the shown sums stand on, or a total of such facts. It must be a total, a part, or another value of them.
 */
export function sumProblems({ flow, walked, world, index }: FlowTexts): readonly Problem[] {
  const computedAt = computedBy(flow, walked, world);
  const factsOf = factsBySum(flow, world);
  return flow.outcomes.flatMap((outcome, i) => {
    if (outcome.sums.length === 0) return [];
    const texts = priceTexts(outcome, flow, index);
    const steps = [...texts.map(({ item }) => item), ...outcome.sums].flatMap((item) => leaves(item.when)).map(stepOf);
    const found = new Map<string, Problem>();
    for (const codes of apart(walked.endsOf[i] ?? [], steps, walked)) {
      const { computed, own } = computedAt(codes);
      const sums = sumsShown({ outcome, computed, values: own }, walked.paths.answersOf(codes), world);
      if (sums.length === 0) continue;
      const totals = sums.flatMap(({ id }) => numbersIn(computed[id]));
      const parts = sums.flatMap((sum) => sum.parts.map((part) => part.amount));
      const theirs = new Set(sums.flatMap(({ id }) => factsOf(id)));
      for (const { key, item, names } of texts) {
        if (walked.paths.test(item.when)(codes) !== true) continue;
        for (const name of names) {
          const fact = name.startsWith('fact.') ? name.slice('fact.'.length) : null;
          const amount = fact === null ? own[name] : world.fact(fact);
          const whole = fact === null || wholePrice.test(fact);
          const same = fact === null ? factsOf(name.split('.')[0] ?? '').some((each) => theirs.has(each)) : whole || theirs.has(fact);
          if (!same || typeof amount !== 'number' || totals.includes(amount)) continue;
          if (whole ? parts.includes(amount) : parts.some((part) => isTimes(part, amount))) continue;
          const shown = sums.map(({ id, total }) => `${id} ${total}`).join(', ');
          const problem = `{{${name}}} is ${amount}, in ${outcome.id} with the sums ${shown}, when ${written(codes, walked.paths)}`;
          const passing = `${outcome.id}: {{${name}}} is no part of its sums`;
          if (!found.has(`${key} ${name}`)) found.set(`${key} ${name}`, { ...index.at(reference, key, problem), passing });
        }
      }
    }
    return [...found.values()];
  });
}

/** Whether a part is an amount, once or for several. */
function isTimes(part: number, amount: number): boolean {
  const times = amount === 0 ? 0 : Math.round(part / amount);
  return times >= 1 && times <= mostTimes && Math.round(times * amount * 100) === Math.round(part * 100);
}

interface PriceText {
  readonly key: string;
  readonly item: Item;
  /** The parameters said as money. */
  readonly names: readonly string[];
}

function priceTexts(outcome: Outcome, flow: Flow, index: TextIndex): readonly PriceText[] {
  const lists = [['say', outcome.say], ...Object.entries(outcome.sections)] as ['say' | SectionId, readonly Item[]][];
  return lists.flatMap(([list, items]) =>
    items.flatMap((item): PriceText[] => {
      const key = list === 'say' ? sayKey(flow.id, item.id) : itemKey(flow.id, list, item.id);
      const params = [...(index.forms(reference, key)?.values() ?? [])].flatMap(paramsOf);
      const names = new Set(params.filter(({ formats }) => formats.includes('money')).map(({ name }) => name));
      return names.size > 0 ? [{ key, item, names: [...names] }] : [];
    }),
  );
}

/** The facts that a calculation of a flow stands on; none for one that makes no sum. */
function factsBySum(flow: Flow, { calculators }: World): (id: string) => readonly string[] {
  return (id) => {
    const calculator = calculators.get(flow.compute.find((each) => each.id === id)?.use ?? '');
    return calculator && calculator.parts.length > 0 ? calculator.facts.filter((fact) => fact !== anywhere) : [];
  };
}

/** One end for each way in which these steps, and those that values hang on, were answered. */
function apart(ends: readonly Codes[], steps: readonly StepId[], { paths }: Walked): readonly Codes[] {
  const differing = paths.keyBy([...steps, ...paths.valueSteps]);
  return [...new Map(ends.map((codes) => [differing(codes), codes])).values()];
}

function computedBy(flow: Flow, { paths }: Walked, world: World): (codes: Codes) => ReturnType<typeof ownValuesOf> {
  const valuesKey = paths.keyBy(paths.valueSteps);
  const known = new Map<string | number, ReturnType<typeof ownValuesOf>>();
  return (codes) => {
    const key = valuesKey(codes);
    const values = known.get(key) ?? ownValuesOf(flow, paths.answersOf(codes), world);
    known.set(key, values);
    return values;
  };
}

function numbersIn(computed: Computed | undefined): readonly number[] {
  return Object.values(computed?.values ?? {}).filter((value): value is number => typeof value === 'number');
}

import type { Content } from '../content/content.ts';
import { leaves } from '../flow/condition.ts';
import type { Answers, Argument, Flow, Outcome, StepId } from '../flow/flow.ts';
import { partKey, sumKey } from '../flow/keys.ts';
import { stepOf } from '../flow/rules.ts';
import { valuesOf } from '../flow/run.ts';
import { type Sum, sumsShown } from '../flow/sums.ts';
import type { World } from '../law/facts-of-day.ts';
import { pathsOf } from './paths.ts';

/** How an answer is named: `Motivo = Lavoro`. */
export type AnswerInWords = (step: StepId, answer: string) => string;

/** The sums that people may read under each answer of a guide, as HTML; each once, with answers that lead to it. */
export function sumsOf(flow: Flow, { texts }: Content, world: World, inWords: AnswerInWords): (outcome: Outcome) => string {
  const found = flow.outcomes.some(({ sums }) => sums.length > 0) ? sumsByOutcome(flow, world) : new Map<string, readonly Led[]>();
  const html = (key: string, words: Record<string, string | number | { key: string }>) => texts.html('it', { key, with: words });

  const line = (several: boolean, { sum, answers }: Led): string => {
    const parts = sum.parts.map(({ id, amount }) => html('common:cost.line', { label: { key: partKey(id) }, amount }));
    const led = stepsBehind(flow, sum.id).flatMap((step) => (answers[step] === undefined ? [] : [inWords(step, answers[step])]));
    const heading = several ? `${texts.html('it', { key: sumKey(sum.id) })} ` : '';
    const example = led.length > 0 ? ` <span class="rule">per esempio: ${led.join(' · ')}</span>` : '';
    return `<li>${heading}${html('common:cost.sum', { amount: sum.total })} (${parts.join('; ')})${example}</li>`;
  };
  return (outcome) => {
    const sums = found.get(outcome.id) ?? [];
    return sums.length > 0 ? `<h4>Somme</h4><ul>${sums.map((led) => line(outcome.sums.length > 1, led)).join('')}</ul>` : '';
  };
}

/** A sum, and answers that lead to it. */
interface Led {
  readonly sum: Sum;
  readonly answers: Answers;
}

function sumsByOutcome(flow: Flow, world: World): ReadonlyMap<string, readonly Led[]> {
  const paths = pathsOf(flow, world);
  const named = flow.outcomes.flatMap(({ sums }) => sums);
  const apart = paths?.keyBy([
    ...named.flatMap(({ id }) => stepsBehind(flow, id)),
    ...named.flatMap(({ when }) => leaves(when).map(stepOf)),
  ]);
  const seen = new Set<string>();
  const all = new Map<string, Map<string, Led>>();
  for (const codes of paths?.ends ?? []) {
    const outcome = flow.outcomes.find(({ when }) => paths?.test(when)(codes) === true);
    const way = `${outcome?.id} ${apart?.(codes)}`;
    if (!paths || !outcome || outcome.sums.length === 0 || seen.has(way)) continue;
    seen.add(way);
    const answers = paths.answersOf(codes);
    const sums = all.get(outcome.id) ?? new Map<string, Led>();
    for (const sum of sumsShown({ outcome, ...valuesOf(flow, answers, world) }, answers, world)) {
      const name = JSON.stringify(sum);
      if (!sums.has(name)) sums.set(name, { sum, answers });
    }
    all.set(outcome.id, sums);
  }
  return new Map([...all].map(([id, sums]) => [id, [...sums.values()]]));
}

/** The steps that the arguments of a calculation hang on. */
function stepsBehind(flow: Flow, calculation: string): readonly StepId[] {
  const stepsIn = (argument: Argument): readonly StepId[] => {
    if (typeof argument !== 'object') return [];
    return 'answer' in argument ? [argument.answer] : argument.flatMap(({ when }) => leaves(when).map(stepOf));
  };
  const given = flow.compute.find(({ id }) => id === calculation)?.with ?? {};
  const steps = new Set(Object.values(given).flatMap(stepsIn));
  return flow.steps.map(({ id }) => id).filter((id) => steps.has(id));
}

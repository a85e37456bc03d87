import type { World } from '../law/facts-of-day.ts';
import { shown } from './condition.ts';
import type { Answers } from './flow.ts';
import type { OutcomeRun } from './run.ts';

/** A sum that an outcome shows, in euros: what it is made of, and all together. */
export interface Sum {
  /** The calculation. */
  readonly id: string;
  readonly parts: readonly { readonly id: string; readonly amount: number }[];
  readonly total: number;
}

/** The sums that an outcome names, in its order; one that cannot be told (an answer or a number is missing) is left out. */
export function sumsShown({ outcome, computed }: OutcomeRun, answers: Answers, world: World): readonly Sum[] {
  return shown(outcome.sums, answers, world).flatMap(({ id }): readonly Sum[] => {
    const { parts, values } = computed[id] ?? {};
    return parts && typeof values?.['total'] === 'number' ? [{ id, parts, total: values['total'] }] : [];
  });
}

import type { Words } from '../base/screen.ts';
import type { KnownFacts } from './fact.ts';

/** The result of a calculation: values for texts (`{{cost.total, money}}`), and for a sum its parts in euros. */
export interface Computed {
  readonly values: Readonly<Record<string, Words>>;
  readonly parts?: readonly { readonly id: string; readonly amount: number }[];
  /** The word of the term that was counted, where one was: what its dates are about. */
  readonly about?: string;
  /** It is the office that must act by then. */
  readonly office?: true;
  /** The facts that it read: whoever runs the calculation notes them. */
  readonly read?: readonly string[];
}

/** What a computed day is for who must not miss it: the last one, the first one, a day on which something changes; or it follows from the day of a permit. */
export type DateMeaning = 'last' | 'from' | 'day' | 'permit';

/** A named calculation: arguments already resolved; null when what it needs is not known. */
export type Calculator = (args: Readonly<Record<string, string | number>>, world: KnownFacts) => Computed | null;

/** A calculation that flows call by name: what it takes, what it gives, and which facts it stands on. */
export interface CalculatorEntry {
  /** Each argument: a day, a number, or one of these words. */
  readonly needs: Readonly<Record<string, 'day' | 'number' | readonly string[]>>;
  /** The names of its values; a value may be missing when a fact is. */
  readonly gives: readonly string[];
  /** The ids of the parts of a sum: their words are `common:cost.<part>`. */
  readonly parts: readonly string[];
  readonly facts: readonly string[];
  /** Which of its values are days that a person may be reminded of. */
  readonly dates?: Readonly<Record<string, DateMeaning>>;
  /** Null when an argument is missing or makes no sense, or a fact it cannot do without is missing. */
  readonly run: Calculator;
}

/** The calculations that flows may use, by name. */
export type Calculators = ReadonlyMap<string, CalculatorEntry>;

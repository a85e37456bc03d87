import { absenceLimits } from './absence-limits.ts';
import { age } from './age.ts';
import { asylumWork } from './asylum-work.ts';
import { citizenshipCost } from './citizenship-cost.ts';
import { citizenshipIncome } from './citizenship-income.ts';
import { citizenshipMarriage } from './citizenship-marriage.ts';
import { citizenshipResidence } from './citizenship-residence.ts';
import type { Calculator } from './flow.ts';
import { housingSize } from './housing-size.ts';
import { minimumTime } from './minimum-time.ts';
import { permitCost, permitCostFamily } from './permit-cost.ts';
import { permitDeadlines } from './permit-deadlines.ts';
import { returnSupport } from './return-support.ts';
import { reunificationCost } from './reunification-cost.ts';
import { reunificationIncome } from './reunification-income.ts';
import { termFrom } from './term-from.ts';
import { workingTerm } from './working-term.ts';

/** A calculation that flows call by name: what it takes, what it gives, and which facts it stands on. */
export interface CalculatorEntry {
  /** Each argument: a day, a number, or one of these words. */
  readonly needs: Readonly<Record<string, 'day' | 'number' | readonly string[]>>;
  /** The names of its values; a value may be missing when a fact is. */
  readonly gives: readonly string[];
  /** The ids of the parts of a sum: their words are `common:cost.<part>`. */
  readonly parts: readonly string[];
  readonly facts: readonly string[];
  /** Null when an argument is missing or makes no sense, or a fact it cannot do without is missing. */
  readonly run: Calculator;
}

/** Every calculation by the name that flows use. */
export const calculators: Readonly<Record<string, CalculatorEntry>> = {
  'absence-limits': absenceLimits,
  age,
  'asylum-work': asylumWork,
  'citizenship-cost': citizenshipCost,
  'citizenship-income': citizenshipIncome,
  'citizenship-marriage': citizenshipMarriage,
  'citizenship-residence': citizenshipResidence,
  'housing-size': housingSize,
  'minimum-time': minimumTime,
  'permit-cost': permitCost,
  'permit-cost-family': permitCostFamily,
  'permit-deadlines': permitDeadlines,
  'return-support': returnSupport,
  'reunification-cost': reunificationCost,
  'reunification-income': reunificationIncome,
  'term-from': termFrom,
  'working-term': workingTerm,
};

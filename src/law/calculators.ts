import type { CalculatorEntry, Calculators } from './calculator.ts';
import { absenceLimits } from './calculators/absence-limits.ts';
import { age } from './calculators/age.ts';
import { asylumWork } from './calculators/asylum-work.ts';
import { citizenshipCost } from './calculators/citizenship-cost.ts';
import { citizenshipIncome } from './calculators/citizenship-income.ts';
import { citizenshipMarriage } from './calculators/citizenship-marriage.ts';
import { citizenshipResidence } from './calculators/citizenship-residence.ts';
import { housingSize } from './calculators/housing-size.ts';
import { minimumTime } from './calculators/minimum-time.ts';
import { permitCost, permitCostFamily } from './calculators/permit-cost.ts';
import { permitDeadlines } from './calculators/permit-deadlines.ts';
import { returnSupport } from './calculators/return-support.ts';
import { reunificationCost } from './calculators/reunification-cost.ts';
import { reunificationIncome } from './calculators/reunification-income.ts';
import { termFrom } from './calculators/term-from.ts';
import { workingTerm } from './calculators/working-term.ts';
import type { TermTables } from './term.ts';

/** Every calculation by the name that flows use, with the terms that they may count. */
export function calculatorsWith({ terms, minimum_times, working_terms }: TermTables): Calculators {
  const all: Readonly<Record<string, CalculatorEntry>> = {
    'absence-limits': absenceLimits,
    age,
    'asylum-work': asylumWork,
    'citizenship-cost': citizenshipCost,
    'citizenship-income': citizenshipIncome,
    'citizenship-marriage': citizenshipMarriage,
    'citizenship-residence': citizenshipResidence,
    'housing-size': housingSize,
    'minimum-time': minimumTime(minimum_times),
    'permit-cost': permitCost,
    'permit-cost-family': permitCostFamily,
    'permit-deadlines': permitDeadlines,
    'return-support': returnSupport,
    'reunification-cost': reunificationCost,
    'reunification-income': reunificationIncome,
    'term-from': termFrom(terms),
    'working-term': workingTerm(working_terms),
  };
  return new Map(Object.entries(all));
}

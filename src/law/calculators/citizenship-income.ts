import { countOf, wordOf } from '../argument.ts';
import type { CalculatorEntry } from '../calculator.ts';
import { centsOf, sumOf, timesOf } from '../sum.ts';

const answers = ['yes', 'no'] as const;

/**
 * The income to show for citizenship by residence in each of the last tax years, in euros a year: `required`, with its parts.
 * `spouse`: a dependent spouse; `dependants`: how many other people besides. Practice of the Ministry on the amounts of DL 382/1989 art. 3 c. 2.
 * Citizenship by marriage has no threshold. Null without both arguments or a fact it needs.
 */
export const citizenshipIncome: CalculatorEntry = {
  needs: { spouse: answers, dependants: 'number' },
  gives: ['required'],
  parts: ['applicant', 'couple', 'dependants'],
  facts: ['citizenship_income_single', 'citizenship_income_with_spouse', 'citizenship_income_per_dependent'],
  run({ spouse, dependants }, world) {
    const married = wordOf(answers, spouse);
    const count = countOf(dependants);
    if (!married || count === null) return null;
    const sum = sumOf([
      married === 'yes'
        ? { id: 'couple', cents: centsOf('citizenship_income_with_spouse', world) }
        : { id: 'applicant', cents: centsOf('citizenship_income_single', world) },
      ...(count > 0 ? [{ id: 'dependants', cents: timesOf(count, 'citizenship_income_per_dependent', world) }] : []),
    ]);
    return sum && { values: { required: sum.cents / 100 }, parts: sum.parts };
  },
};

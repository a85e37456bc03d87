import { countOf } from '../argument.ts';
import type { CalculatorEntry } from '../calculator.ts';
import { centsOf, timesOf } from '../sum.ts';

/**
 * What the project of assisted voluntary return gives to one person with `dependants` who go too, in euros: `cash` for all of them,
 * and `goods`, the help to start again, in goods and services and not in money. TUI art. 14-ter; amounts of the running project.
 * No total: the two are not alike. Null without the number or a fact (also once the project is over).
 */
export const returnSupport: CalculatorEntry = {
  needs: { dependants: 'number' },
  gives: ['cash', 'goods'],
  parts: [],
  facts: ['rvar_cash', 'rvar_reintegration', 'rvar_reintegration_per_dependant'],
  run({ dependants }, world) {
    const count = countOf(dependants);
    if (count === null) return null;
    const cash = timesOf(count + 1, 'rvar_cash', world);
    const start = centsOf('rvar_reintegration', world);
    const more = timesOf(count, 'rvar_reintegration_per_dependant', world);
    return cash === null || start === null || more === null ? null : { values: { cash: cash / 100, goods: (start + more) / 100 } };
  },
};

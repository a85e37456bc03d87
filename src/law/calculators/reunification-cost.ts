import { countOf } from '../argument.ts';
import type { CalculatorEntry } from '../calculator.ts';
import { centsOf, sumOf, timesOf } from '../sum.ts';

/**
 * What is paid until the relatives enter: one stamp on the application and a national visa for each of `people` (at least one). In euros.
 * Left out, because nobody can tell them beforehand: the municipality's housing certificate, translations, legalisation, a DNA test, the
 * visa centre. The permits after the entry are `permit-cost`. Not for relatives of Italian or EU citizens, whose visa is free.
 */
export const reunificationCost: CalculatorEntry = {
  needs: { people: 'number' },
  gives: ['total', 'visas'],
  parts: ['stamp', 'visa'],
  facts: ['fee_marca_da_bollo', 'visa_fee_national_d'],
  run({ people }, world) {
    const count = countOf(people);
    if (!count) return null;
    const visas = timesOf(count, 'visa_fee_national_d', world);
    const sum = sumOf([
      { id: 'stamp', cents: centsOf('fee_marca_da_bollo', world) },
      { id: 'visa', cents: visas },
    ]);
    return sum && visas !== null ? { values: { total: sum.cents / 100, visas: visas / 100 }, parts: sum.parts } : null;
  },
};

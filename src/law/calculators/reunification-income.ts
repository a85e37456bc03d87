import { countOf } from '../argument.ts';
import type { CalculatorEntry } from '../calculator.ts';
import { centsOf, numberOf, sumOf } from '../sum.ts';

/** The yearly assegno sociale. Its key carries the year: from 1 January it is out of force and nothing is computed until the new row stands. */
const yearly = 'assegno_sociale_year';

/**
 * The yearly gross income that a family must show: the assegno sociale, plus half of it for each relative; for two or more children under 14
 * twice the assegno in all, however many they are. TUI art. 29 c. 3 b; also the yardstick for the EU long-term permit (art. 9 c. 1).
 *
 * `relatives`: all others than the children of `under14`, to be reunited. Gives, in euros a year, `required`, `base` (the assegno) and `extra`
 * (what the family adds); parts for show. No monthly amount: the law asks for a yearly one. Whether relatives who already live here are
 * counted too is a practice that differs: the flow sends people near the limit to the desk. Holders of international protection need no
 * income: the flow does not ask. Null without both numbers or any of the facts.
 */
export const reunificationIncome: CalculatorEntry = {
  needs: { relatives: 'number', under14: 'number' },
  gives: ['required', 'base', 'extra'],
  parts: ['assegno-sociale', 'children-under-14', 'relatives'],
  facts: [yearly, 'famre_income_per_relative', 'famre_income_under14_children', 'famre_income_under14_flat'],
  run({ relatives, under14 }, world) {
    const others = countOf(relatives);
    const children = countOf(under14);
    const base = centsOf(yearly, world);
    const share = numberOf('famre_income_per_relative', world);
    const several = numberOf('famre_income_under14_children', world);
    const flat = numberOf('famre_income_under14_flat', world);
    if (others === null || children === null || base === null || share === null || several === null || flat === null) return null;
    const many = children >= several;
    const shares = many ? others : others + children;
    const sum = sumOf([
      { id: 'assegno-sociale', cents: base },
      ...(many ? [{ id: 'children-under-14', cents: Math.ceil(base * (flat - 1)) }] : []),
      ...(shares > 0 ? [{ id: 'relatives', cents: Math.ceil(base * share * shares) }] : []),
    ]);
    return sum && { values: { required: sum.cents / 100, base: base / 100, extra: (sum.cents - base) / 100 }, parts: sum.parts };
  },
};

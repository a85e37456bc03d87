import { wordOf, wordsOf } from '../argument.ts';
import type { CalculatorEntry } from '../calculator.ts';
import { centsOf, sumOf } from '../sum.ts';

const stamp = { stamp: 'fee_marca_da_bollo' } as const;
const fee = { 'citizenship-fee': 'citizenship_fee' } as const;

/**
 * What each way to citizenship costs at the office. L. 91/1992 art. 9-bis; L. 207/2024 art. 1 c. 636–641. Left out: the declaration of
 * who was under 18 on 24 May 2025 (embassies disagree on the fee) and the children of art. 14 (no fee of their own).
 */
const kinds = {
  residence: { ...fee, ...stamp },
  marriage: { ...fee, ...stamp },
  /** At 18, born in Italy; the parents' declaration for a minor. Some municipalities add a stamp. */
  declaration: fee,
  reacquisition: fee,
  /** Within three years from the birth (art. 4 c. 1-bis b). */
  'minor-declaration': { 'citizenship-fee': 'citizenship_minor_declaration_fee' },
  /** For each adult. */
  'descent-consulate': { 'descent-fee': 'citizenship_descent_fee_consulate' },
  /** For each adult, the most that a municipality may ask: some ask less or nothing. */
  'descent-municipality': { 'descent-fee': 'citizenship_descent_fee_municipality_max' },
} as const;
const words = wordsOf(kinds);

/**
 * `total` of fee and stamp for a `kind` of request, in euros, with its parts (a part of 0 is shown: it says that nothing is paid).
 * Certificates, translations and the language exam come besides. Null without a known kind or its facts.
 */
export const citizenshipCost: CalculatorEntry = {
  needs: { kind: words },
  gives: ['total'],
  parts: ['citizenship-fee', 'descent-fee', 'stamp'],
  facts: [...new Set(Object.values(kinds).flatMap((parts) => Object.values(parts)))],
  run({ kind }, world) {
    const word = wordOf(words, kind);
    const sum = word && sumOf(Object.entries(kinds[word]).map(([id, fact]) => ({ id, cents: centsOf(fact, world) })));
    return sum && { values: { total: sum.cents / 100 }, parts: sum.parts };
  },
};

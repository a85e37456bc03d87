import { addDays, addMonths, daysBetween } from '../../base/time.ts';
import { countOf, dayOf, wordOf, wordsOf } from '../argument.ts';
import type { CalculatorEntry } from '../calculator.ts';
import type { KnownFacts } from '../fact.ts';
import { numberOf } from '../sum.ts';

/** The longest absence in a row, per status. Sums over several absences (10 months in five years, 6 in a year) are the desk's to count. */
const limits = {
  /** DPR 394/1999 art. 13 c. 4. */
  ordinary: { fact: 'ordinary_absence_max', unit: 1 },
  /** Keeping the years that count for the EU long-term permit. TUI art. 9 c. 6. */
  'ltr-accrual': { fact: 'ltr_absence_single_max', unit: 1 },
  /** Keeping the EU long-term permit: outside the EU, and outside Italy. TUI art. 9 c. 7. */
  'ltr-outside-eu': { fact: 'ltr_loss_absence_outside_eu', unit: 1 },
  'ltr-from-italy': { fact: 'ltr_loss_absence_from_italy', unit: 12 },
  /** D.Lgs. 30/2007 art. 14 c. 4. */
  'eu-permanent': { fact: 'eu_permanent_lost_after_absence', unit: 12 },
} as const;
/** For permits of two years or more the limit is half of the validity. */
const half = 'ordinary-2y';
const from = 'ordinary_absence_half_validity_from';
const words = [...wordsOf(limits), half] as const;

/** The months that an absence must not complete; null when unknown, or when half the validity is asked of a shorter permit. */
function limitOf(word: (typeof words)[number], validity: number | null, world: KnownFacts): number | null {
  if (word === half) {
    const years = numberOf(from, world);
    return years === null || validity === null || validity < years * 12 ? null : Math.floor(validity / 2);
  }
  const { fact, unit } = limits[word];
  const length = numberOf(fact, world);
  return length === null ? null : length * unit;
}

/**
 * By when to be back after leaving on the day `left`. `permit`: what one does not want to lose; `months`: the validity of the permit in months,
 * needed only for `ordinary-2y` (then at least 24; half of it, rounded down) and otherwise ignored. Gives `back_by`, the day before the
 * months are complete: the last one that is safe under every wording ("more than", "for", "less than"); `days_left` from today to it
 * (negative once passed); `days_away`, from the departure to today. A few days inside the EU interrupt the absence of
 * `ltr-outside-eu` (CJEU C-432/20): the flow says so. Null without a day, a known word, its fact or the validity it needs.
 */
export const absenceLimits: CalculatorEntry = {
  needs: { left: 'day', permit: words, months: 'number' },
  gives: ['back_by', 'days_left', 'days_away'],
  parts: [],
  dates: { back_by: 'last' },
  facts: [...Object.values(limits).map((limit) => limit.fact), from],
  run({ left, permit, months }, world) {
    const day = dayOf(left);
    const word = wordOf(words, permit);
    const limit = word && limitOf(word, countOf(months), world);
    if (!day || !limit || !Number.isInteger(limit)) return null;
    const backBy = addDays(addMonths(day, limit), -1);
    return { values: { back_by: backBy, days_left: daysBetween(world.today, backBy), days_away: daysBetween(day, world.today) } };
  },
};

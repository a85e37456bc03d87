import { daysBetween } from '../../base/time.ts';
import { countOf, dayOf, wordOf, wordsOf } from '../argument.ts';
import type { CalculatorEntry } from '../calculator.ts';
import { numberOf } from '../sum.ts';
import { addWorkingDays, workingDaysBetween } from '../working-days.ts';

const terms = {
  /** Request of the first permit, from the entry. TUI art. 5 c. 2. */
  'first-permit': 'first_permit_deadline',
  /** Declaration at the Sportello Unico of ICT workers, researchers, volunteers, Blue Card holders, from the entry. */
  'sui-declaration': 'sui_declaration_after_entry',
  /** Asylum claim after a return decision, from that decision. Reg. (EU) 2024/1348 art. 38(1)(e). */
  'asylum-after-return': 'asylum_late_after_return_decision',
} as const;
const words = wordsOf(terms);

/**
 * A term in working days from the day `start`, which is not counted: `last` is its last day, `days_left` the calendar days from today to it,
 * `working_days_left` the working ones (both 0 on the last day, negative once passed). Sundays and national holidays do not count,
 * Saturdays and feasts of a town's patron do, so that the day shown is never too late. Null without a day, a known word or its fact.
 */
export const workingTerm: CalculatorEntry = {
  needs: { start: 'day', fact: words },
  gives: ['last', 'days_left', 'working_days_left'],
  parts: [],
  facts: Object.values(terms),
  run({ start, fact }, world) {
    const day = dayOf(start);
    const word = wordOf(words, fact);
    const length = word && countOf(numberOf(terms[word], world) ?? undefined);
    if (!day || length === null) return null;
    const last = addWorkingDays(day, length);
    return {
      values: { last, days_left: daysBetween(world.today, last), working_days_left: workingDaysBetween(world.today, last) },
    };
  },
};

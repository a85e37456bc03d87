import { daysBetween } from '../../base/time.ts';
import { countOf, dayOf } from '../argument.ts';
import type { CalculatorEntry } from '../calculator.ts';
import { numberOf } from '../sum.ts';
import { byWord, type WorkingTerm } from '../term.ts';
import { addWorkingDays, workingDaysBetween } from '../working-days.ts';

/**
 * A term in working days from the day `start`, which is not counted: `last` is its last day, `days_left` the calendar days from today to it,
 * `working_days_left` the working ones (both 0 on the last day, negative once passed). Sundays and national holidays do not count,
 * Saturdays and feasts of a town's patron do, so that the day shown is never too late. Null without a day, a known word or its fact.
 */
export function workingTerm(terms: readonly WorkingTerm[]): CalculatorEntry {
  const known = byWord(terms);
  return {
    needs: { start: 'day', fact: terms.map((term) => term.id) },
    gives: ['last', 'days_left', 'working_days_left'],
    parts: [],
    dates: { last: 'last' },
    facts: [...new Set(terms.map((term) => term.fact))],
    run({ start, fact }, world) {
      const day = dayOf(start);
      const term = known.get(fact);
      const length = term ? countOf(numberOf(term.fact, world) ?? undefined) : null;
      if (!day || !term || length === null) return null;
      const last = addWorkingDays(day, length);
      return {
        about: term.id,
        values: { last, days_left: daysBetween(world.today, last), working_days_left: workingDaysBetween(world.today, last) },
      };
    },
  };
}

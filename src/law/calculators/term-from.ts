import { daysBetween } from '../../base/time.ts';
import { dayOf } from '../argument.ts';
import type { CalculatorEntry } from '../calculator.ts';
import { byWord, lastDay, type NamedTerm } from '../term.ts';

/**
 * A term counted from a day that the person knows (`start`): `last` is its last day, `days_left` from today to it (0 on it, negative once
 * passed), `days_since` from the start to today. The day of the start is not counted; months and years go by the calendar.
 *
 * `last` is never later than the law allows, and may be earlier: a term of a procedure that ends on a holiday runs to the next working day
 * (art. 155 c.p.c., art. 52 c.p.a.; there also Saturdays), and 1–31 August does not count for the TAR and the ordinary court (L. 742/1969),
 * but does for protection and transfers. None of this is added here: whoever acts by the day shown is in time. A term in hours ends
 * with the last day that surely lies inside it. Where the act itself prints a term, that one wins: the flow says so.
 * Null without a day, a known word or its fact.
 */
export function termFrom(terms: readonly NamedTerm[]): CalculatorEntry {
  const known = byWord(terms);
  return {
    needs: { start: 'day', fact: terms.map((term) => term.id) },
    gives: ['last', 'days_left', 'days_since'],
    parts: [],
    dates: { last: 'last' },
    facts: [...new Set(terms.map((term) => term.fact))],
    run({ start, fact }, world) {
      const day = dayOf(start);
      const term = known.get(fact);
      const last = day && term && lastDay(day, term, world);
      if (!day || !last) return null;
      const values = { last, days_left: daysBetween(world.today, last), days_since: daysBetween(day, world.today) };
      return { values, about: term.id, ...(term.by === 'office' ? { office: true as const } : {}) };
    },
  };
}

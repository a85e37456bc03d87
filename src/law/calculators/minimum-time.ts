import { daysBetween, monthsLeft } from '../../base/time.ts';
import { dayOf } from '../argument.ts';
import type { CalculatorEntry } from '../calculator.ts';
import { byWord, dayReached, type NamedTime } from '../term.ts';

/**
 * When a time that must first go by has gone by: `reached_on` is the first day on which something may be done (the anniversary for months and
 * years; for days the day after the last one), `days_left` and `months_left` until then (a month begun counts; 0 or less once reached).
 * `since` is the day from which nothing interrupted it: absences and holes are the flow's questions, not counted here.
 * Null without a day, a known word or its fact.
 */
export function minimumTime(times: readonly NamedTime[]): CalculatorEntry {
  const known = byWord(times);
  return {
    needs: { since: 'day', fact: times.map((time) => time.id) },
    gives: ['reached_on', 'days_left', 'months_left'],
    parts: [],
    dates: { reached_on: 'from' },
    facts: [...new Set(times.map((time) => time.fact))],
    run({ since, fact }, world) {
      const day = dayOf(since);
      const time = known.get(fact);
      const reached = day && time && dayReached(day, time, world);
      if (!reached) return null;
      return {
        about: time.id,
        values: { reached_on: reached, days_left: daysBetween(world.today, reached), months_left: monthsLeft(world.today, reached) },
      };
    },
  };
}

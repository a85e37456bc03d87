import { daysBetween, isDay } from '../../base/time.ts';
import { dayOf } from '../argument.ts';
import type { CalculatorEntry } from '../calculator.ts';
import { numberOf } from '../sum.ts';
import { dayReached } from '../term.ts';

const facts = { since: 'asylum_new_rules_from', now: 'asylum_seeker_work_after', before: 'asylum_seeker_work_after_old' } as const;

/**
 * From when an asylum seeker may work. `formalised`: the day the request was formalised (until 30 April 2027 also its registration). Requests
 * formalised before the new rules keep the shorter time of then. Gives `may_work_from`, the day after the days have gone by (working a day
 * too early would be irregular), `days` needed and `days_left` (0 or less once reached). The Commission must not have decided yet, and the
 * delay must not be the person's own: the flow says so. D.Lgs. 142/2015 art. 22 as changed by DL 100/2026. Null without the day or a fact.
 */
export const asylumWork: CalculatorEntry = {
  needs: { formalised: 'day' },
  gives: ['may_work_from', 'days', 'days_left'],
  parts: [],
  dates: { may_work_from: 'from' },
  facts: Object.values(facts),
  run({ formalised }, world) {
    const day = dayOf(formalised);
    const boundary = world.fact(facts.since);
    if (!day || typeof boundary !== 'string' || !isDay(boundary)) return null;
    const fact = day < boundary ? facts.before : facts.now;
    const days = numberOf(fact, world);
    const from = dayReached(day, { fact, unit: 'days' }, world);
    return days !== null && from ? { values: { may_work_from: from, days, days_left: daysBetween(world.today, from) } } : null;
  },
};

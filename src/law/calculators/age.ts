import { addMonths, daysBetween, monthsBetween } from '../../base/time.ts';
import { dayOf } from '../argument.ts';
import type { CalculatorEntry } from '../calculator.ts';

/**
 * A person's age today, in whole `years`, and the days on which they turn 14 (own kit), 18 (of age) and 19 (the declaration of who was born
 * in Italy must be made before: L. 91/1992 art. 4 c. 2); `days_to_18` and `days_to_19`, 0 on the birthday, negative after it. Who was born
 * on 29 February turns on 28 February in other years: the earlier day. Null without a day, or for one still to come.
 */
export const age: CalculatorEntry = {
  needs: { born: 'day' },
  gives: ['years', 'turns_14', 'turns_18', 'turns_19', 'days_to_18', 'days_to_19'],
  parts: [],
  dates: { turns_14: 'day', turns_18: 'day', turns_19: 'day' },
  facts: [],
  run({ born }, world) {
    const day = dayOf(born);
    if (!day || day > world.today) return null;
    const turns = (years: number) => addMonths(day, years * 12);
    const years = Math.floor(monthsBetween(day, world.today) / 12);
    return {
      values: {
        years: turns(years + 1) <= world.today ? years + 1 : years,
        turns_14: turns(14),
        turns_18: turns(18),
        turns_19: turns(19),
        days_to_18: daysBetween(world.today, turns(18)),
        days_to_19: daysBetween(world.today, turns(19)),
      },
    };
  },
};

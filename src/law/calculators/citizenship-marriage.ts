import { daysBetween, monthsLeft } from '../../base/time.ts';
import { dayOf, wordOf } from '../argument.ts';
import type { CalculatorEntry } from '../calculator.ts';
import { numberOf } from '../sum.ts';
import { dayReached } from '../term.ts';

const places = ['italy', 'abroad'] as const;
const answers = ['yes', 'no'] as const;
const facts = {
  italy: { no: 'citizenship_marriage_in_italy', yes: 'citizenship_marriage_with_children_in_italy' },
  abroad: { no: 'citizenship_marriage_abroad', yes: 'citizenship_marriage_with_children_abroad' },
} as const;

/**
 * When citizenship by marriage or civil union may be asked. L. 91/1992 art. 5.
 *
 * `wedding`: the wedding, or the oath of a spouse who became Italian after it; for `italy` the beginning of the legal residence here, if later.
 * `where`: where the couple lives (years passed abroad count in full after moving: then `abroad`). `children`: born to or adopted by the couple.
 * Gives `months` needed, `eligible_on`, `days_left` and `months_left` until then (0 or less once reached). Null without any of the three
 * or the fact.
 */
export const citizenshipMarriage: CalculatorEntry = {
  needs: { wedding: 'day', where: places, children: answers },
  gives: ['months', 'eligible_on', 'days_left', 'months_left'],
  parts: [],
  dates: { eligible_on: 'from' },
  facts: Object.values(facts).flatMap((of) => Object.values(of)),
  run({ wedding, where, children }, world) {
    const day = dayOf(wedding);
    const place = wordOf(places, where);
    const answer = wordOf(answers, children);
    if (!day || !place || !answer) return null;
    const fact = facts[place][answer];
    const years = numberOf(fact, world);
    const eligible = dayReached(day, { fact, unit: 'years' }, world);
    if (years === null || !eligible) return null;
    return {
      values: {
        months: years * 12,
        eligible_on: eligible,
        days_left: daysBetween(world.today, eligible),
        months_left: monthsLeft(world.today, eligible),
      },
    };
  },
};

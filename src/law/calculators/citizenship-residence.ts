import { daysBetween, monthsLeft } from '../../base/time.ts';
import { dayOf, wordOf, wordsOf } from '../argument.ts';
import type { CalculatorEntry } from '../calculator.ts';
import { numberOf } from '../sum.ts';
import { dayReached } from '../term.ts';

/** Who needs how many years (L. 91/1992 artt. 9, 16; L. 74/2025), and the day `since` where it is not the registration. */
const categories = {
  'non-eu': 'citizenship_years_non_eu',
  eu: 'citizenship_years_eu',
  /** A refugee gives the later day, registration or recognition: one Prefettura counts from the recognition, the others do not say. */
  'refugee-or-stateless': 'citizenship_years_refugee_or_stateless',
  'subsidiary-protection': 'citizenship_years_subsidiary_protection',
  /** From the adoption. */
  'adult-adoptee': 'citizenship_years_adult_adoptee',
  /** From the parent's oath. */
  'adult-child-of-naturalised': 'citizenship_years_adult_child_of_naturalised',
  'born-in-italy-adult': 'citizenship_years_born_in_italy_adult',
  'descendant-of-italian-by-birth': 'citizenship_years_descendant_of_italian_by_birth',
  /** From the beginning of the service, also abroad. */
  'state-service': 'citizenship_years_state_service',
} as const;
const words = wordsOf(categories);

/**
 * When the years for citizenship by residence are complete. `since`: the first day of the legal residence registered without a hole (the
 * later day where a category counts from something else). Gives `years` needed, `eligible_on`, `days_left` and `months_left` until then
 * (a month begun counts; 0 or less once reached). Income, language and convictions are other questions. Null without a day, a known
 * category or its fact.
 */
export const citizenshipResidence: CalculatorEntry = {
  needs: { since: 'day', category: words },
  gives: ['years', 'eligible_on', 'days_left', 'months_left'],
  parts: [],
  dates: { eligible_on: 'from' },
  facts: Object.values(categories),
  run({ since, category }, world) {
    const day = dayOf(since);
    const word = wordOf(words, category);
    const years = word && numberOf(categories[word], world);
    const eligible = day && word && dayReached(day, { fact: categories[word], unit: 'years' }, world);
    if (!eligible || years === null) return null;
    return {
      values: {
        years,
        eligible_on: eligible,
        days_left: daysBetween(world.today, eligible),
        months_left: monthsLeft(world.today, eligible),
      },
    };
  },
};

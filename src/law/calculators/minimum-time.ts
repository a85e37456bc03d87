import { daysBetween, monthsLeft } from '../../base/time.ts';
import { dayOf, wordOf, wordsOf } from '../argument.ts';
import type { CalculatorEntry } from '../calculator.ts';
import { dayReached, type Term } from '../term.ts';

/** Each word: what becomes possible, and from which day it counts. */
const times = {
  /** EU long-term permit, from the first permit that counts (protection: from the asylum request). TUI art. 9 c. 1. */
  ltr: { fact: 'ltr_required_years', unit: 'years' },
  /** The same permit again after its loss. TUI art. 9 c. 8. */
  'ltr-reacquire': { fact: 'ltr_reacquire_years', unit: 'years' },
  /** A2 test again, from the failed or missed one. */
  'a2-retry': { fact: 'a2_retry_wait', unit: 'days' },
  /** Reunification, from the beginning of the uninterrupted legal stay. TUI art. 28 c. 1-bis. */
  'famre-stay': { fact: 'famre_legal_stay_min', unit: 'months' },
  /** Conversion of a seasonal permit, from the first day of regular work without a break. TUI art. 24 c. 10. */
  'seasonal-conversion': { fact: 'seasonal_conversion_min_work', unit: 'months' },
  /** Permanent residence of EU citizens and their relatives, from the beginning of the legal stay. D.Lgs. 30/2007 art. 14. */
  'eu-permanent': { fact: 'eu_permanent_after', unit: 'years' },
  'uk-permanent': { fact: 'uk_wa_permanent_after', unit: 'years' },
  /** Card for relatives of EU citizens, from the entry. D.Lgs. 30/2007 art. 10. */
  'carta-ue': { fact: 'carta_ue_request_after', unit: 'months' },
  /** Child of a parent who becomes Italian, from the beginning of the child's residence. L. 91/1992 art. 14. */
  'art14-child': { fact: 'citizenship_art14_minor_residence', unit: 'years' },
  /** Child born abroad: the parent goes on living in Italy, from the oath (circular 36356 of 24 July 2025, contested). */
  'art14-after-oath': { fact: 'citizenship_art14_parent_after_oath', unit: 'years' },
  /** Minor child of an Italian by birth, from the parents' declaration. L. 91/1992 art. 4 c. 1-bis a. */
  'minor-residence': { fact: 'citizenship_minor_declaration_residence', unit: 'years' },
  /** Asking the Prefettura for the K10 code, from the application. */
  'citizenship-code': { fact: 'citizenship_code_ask_after', unit: 'months' },
  /** Work after the request of a permit under art. 18. */
  'trafficking-work': { fact: 'trafficking_work_after', unit: 'days' },
  /** Any job for carers who entered outside the quotas, from the hiring. */
  'family-care-lock': { fact: 'family_care_out_of_quota_lock', unit: 'months' },
  /** Free change of job with a Blue Card, from its issue. TUI art. 27-quater. */
  'blue-card-lock': { fact: 'blue_card_lock', unit: 'months' },
} as const satisfies Readonly<Record<string, Term>>;
const words = wordsOf(times);

/**
 * When a time that must first go by has gone by: `reached_on` is the first day on which something may be done (the anniversary for months and
 * years; for days the day after the last one), `days_left` and `months_left` until then (a month begun counts; 0 or less once reached).
 * `since` is the day from which nothing interrupted it: absences and holes are the flow's questions, not counted here.
 * Null without a day, a known word or its fact.
 */
export const minimumTime: CalculatorEntry = {
  needs: { since: 'day', fact: words },
  gives: ['reached_on', 'days_left', 'months_left'],
  parts: [],
  facts: Object.values(times).map((time) => time.fact),
  run({ since, fact }, world) {
    const day = dayOf(since);
    const word = wordOf(words, fact);
    const reached = day && word && dayReached(day, times[word], world);
    if (!reached) return null;
    return {
      values: { reached_on: reached, days_left: daysBetween(world.today, reached), months_left: monthsLeft(world.today, reached) },
    };
  },
};

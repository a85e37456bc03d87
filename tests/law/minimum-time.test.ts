import { describe, expect, it } from 'vitest';
import { minimumTime as minimumTimeOf } from '../../src/law/calculators/minimum-time.ts';
import { terms, worldWith, worldWithout } from '../support/known-world.ts';

const minimumTime = minimumTimeOf(terms.minimum_times);

/** Word, fact, its number in the dossier, since, the day reckoned by hand, the section. */
const times = [
  ['ltr', 'ltr_required_years', 5, '2022-03-15', '2027-03-15', 'permits 6.1'],
  ['a2-retry', 'a2_retry_wait', 90, '2026-10-01', '2026-12-31', 'permits 6.2'],
  ['famre-stay', 'famre_legal_stay_min', 24, '2024-12-10', '2026-12-10', 'family A1'],
  ['eu-permanent', 'eu_permanent_after', 5, '2021-11-24', '2026-11-24', 'family C2'],
  ['uk-permanent', 'uk_wa_permanent_after', 5, '2020-12-31', '2025-12-31', 'family C4'],
  ['carta-ue', 'carta_ue_request_after', 3, '2026-11-01', '2027-02-01', 'family A9'],
  ['art14-child', 'citizenship_art14_minor_residence', 2, '2025-05-24', '2027-05-24', 'family B4'],
  ['art14-after-oath', 'citizenship_art14_parent_after_oath', 2, '2025-06-30', '2027-06-30', 'family B4'],
  ['citizenship-code', 'citizenship_code_ask_after', 3, '2026-08-23', '2026-11-23', 'family B6'],
] as const;
const facts: Record<string, number> = Object.fromEntries(times.map(([, fact, value]) => [fact, value]));
const of = (since: string, fact: string, today?: string) => minimumTime.run({ since, fact }, worldWith(facts, today))?.values;

describe('a time that must go by', () => {
  it.each(times)('%s (%s, %d) since %s is reached on %s (%s)', (word, fact, _, since, reached) => {
    expect(of(since, word)?.['reached_on']).toBe(reached);
    expect(minimumTime.run({ since, fact: word }, worldWithout(facts, fact))).toBe(null);
  });

  it('knows no other words than these', () => {
    expect(minimumTime.needs['fact']).toEqual(times.map(([word]) => word));
    expect(minimumTime.facts).toEqual(times.map(([, fact]) => fact));
  });

  it('counts what is left, a month begun as a month, and 0 or less once reached', () => {
    expect(of('2022-03-15', 'ltr', '2026-11-23')).toMatchObject({ days_left: 112, months_left: 4 });
    expect(of('2022-03-15', 'ltr', '2026-11-15')).toMatchObject({ days_left: 120, months_left: 4 });
    expect(of('2022-03-15', 'ltr', '2026-11-14')).toMatchObject({ days_left: 121, months_left: 5 });
    expect(of('2022-03-15', 'ltr', '2027-03-14')).toMatchObject({ days_left: 1, months_left: 1 });
    expect(of('2022-03-15', 'ltr', '2027-03-15')).toMatchObject({ days_left: 0, months_left: 0 });
    expect(of('2022-03-15', 'ltr', '2027-03-16')).toMatchObject({ days_left: -1, months_left: 0 });
    expect(of('2022-03-15', 'ltr', '2027-05-20')).toMatchObject({ days_left: -66, months_left: -2 });
  });

  it('is not told without a day or a known word', () => {
    expect(minimumTime.run({ fact: 'ltr' }, worldWith(facts))).toBe(null);
    expect(of('unknown', 'ltr')).toBeUndefined();
    expect(of('2022-03-15', 'other')).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { termFrom as termFromOf } from '../../src/law/calculators/term-from.ts';
import { terms as rows, worldWith, worldWithout } from '../support/known-world.ts';

const termFrom = termFromOf(rows.terms);

/** Word, fact, its number in the dossier, a start, the last day reckoned by hand, the section. */
const terms = [
  ['refusal-notice', 'refusal_notice_reply', 10, '2026-11-16', '2026-11-26', 'permits 10.1'],
  ['integration-letter', 'integration_letter_reply', 15, '2026-11-20', '2026-12-05', 'permits 8.1'],
  ['appeal-tar', 'appeal_tar', 60, '2026-10-01', '2026-11-30', 'permits 10.2'],
  ['appeal-family', 'appeal_family_act_within', 30, '2026-11-10', '2026-12-10', 'permits 10.2, family A11'],
  ['appeal-protection-ordinary', 'appeal_protection_ordinary', 30, '2026-11-10', '2026-12-10', 'work B5'],
  ['appeal-protection-abroad', 'appeal_protection_ordinary_abroad', 60, '2026-11-10', '2027-01-09', 'work B5'],
  ['appeal-protection-short', 'appeal_protection_short', 7, '2026-11-20', '2026-11-27', 'work B5'],
  ['appeal-protection-border', 'appeal_protection_border', 5, '2026-11-20', '2026-11-25', 'work B5'],
  ['appeal-transfer', 'asylum_appeal_transfer', 7, '2026-11-20', '2026-11-27', 'work B6'],
  ['residence-order', 'asylum_residence_order_complaint', 7, '2026-11-20', '2026-11-27', 'work B2'],
  ['reclamo-art31', 'appeal_art31_reclamo', 10, '2026-12-28', '2027-01-07', 'permits 9.5'],
  ['cassation', 'asylum_cassation', 30, '2026-11-10', '2026-12-10', 'work B5'],
  ['decree-download', 'citizenship_decree_download_window', 120, '2026-09-15', '2027-01-13', 'family B7'],
  ['oath', 'citizenship_oath_deadline', 6, '2026-08-31', '2027-02-28', 'family B7'],
  ['anagrafe-cancellation', 'anagrafe_cancellation_notice', 30, '2026-11-10', '2026-12-10', 'permits 12.1'],
  ['hospitality', 'hospitality_deadline', 48, '2026-11-23', '2026-11-24', 'permits 12.5'],
  ['contract-signature', 'contract_signature', 15, '2026-11-20', '2026-12-05', 'permits 1.1, work A5'],
  ['contract-signature-art27', 'contract_signature_art27_1ter', 8, '2026-11-20', '2026-11-28', 'work A10'],
  ['blue-card-eu-request', 'blue_card_eu_mobility_request', 1, '2026-10-31', '2026-11-30', 'work A11'],
  ['presence-declaration', 'presence_declaration', 8, '2026-11-20', '2026-11-28', 'family D2'],
  ['family-sui', 'family_go_to_sui_deadline', 8, '2026-11-20', '2026-11-28', 'family A3'],
  ['short-stay', 'schengen_short_stay', 90, '2026-10-01', '2026-12-29', 'family D2'],
  ['asylum-reception', 'asylum_reception_late_claim', 90, '2026-10-01', '2026-12-30', 'work B2'],
  ['seasonal-stay', 'duration_seasonal_max', 9, '2026-03-15', '2026-12-15', 'work A6'],
  ['permit-issue', 'permit_issue_term_standard', 90, '2026-10-01', '2026-12-30', 'permits 3.1'],
  ['permit-issue-before', 'permit_issue_term_until_2026_05_21', 60, '2026-05-10', '2026-07-09', 'permits 3.1'],
  ['single-work-permit', 'single_work_permit_issue_term', 30, '2026-11-10', '2026-12-10', 'permits 1.1'],
  ['famre-decision', 'famre_nulla_osta_deadline', 150, '2026-07-01', '2026-11-28', 'family A1'],
  ['famre-visa', 'famre_visa_decision', 30, '2026-11-10', '2026-12-10', 'family A2'],
  ['nulla-osta-work', 'nulla_osta_work_term', 60, '2026-10-01', '2026-11-30', 'work A4'],
  ['nulla-osta-seasonal', 'nulla_osta_seasonal_term', 20, '2026-11-10', '2026-11-30', 'work A6'],
  ['nulla-osta-trained-abroad', 'nulla_osta_trained_abroad_term', 30, '2026-11-10', '2026-12-10', 'work A7'],
  ['nulla-osta-blue-card', 'nulla_osta_blue_card_term', 30, '2026-11-10', '2026-12-10', 'work A11'],
  ['self-employment-visa', 'self_employment_visa_term', 120, '2026-10-01', '2027-01-29', 'work A14'],
  ['a2-summon', 'a2_summon_term', 60, '2026-10-01', '2026-11-30', 'permits 6.2'],
  ['citizenship-decision', 'citizenship_decision_deadline', 24, '2024-11-23', '2026-11-23', 'family B1'],
  ['citizenship-decision-max', 'citizenship_decision_deadline_max', 36, '2024-02-29', '2027-02-28', 'family B1'],
  ['asylum-registration', 'asylum_registration_max', 5, '2026-11-20', '2026-11-25', 'work B1'],
  ['famre-nulla-osta', 'famre_nulla_osta_validity', 6, '2026-08-30', '2027-02-28', 'family A2'],
  ['nulla-osta-validity', 'nulla_osta_validity_max', 6, '2026-05-31', '2026-11-30', 'work A4'],
  ['employer-confirmation', 'employer_confirmation_after_visa_check', 15, '2026-11-20', '2026-12-05', 'work A4'],
  ['self-employment-visa-use', 'self_employment_visa_use', 180, '2026-07-01', '2026-12-28', 'work A14'],
  ['protection-permit', 'permit_protection_issue_term', 90, '2026-10-01', '2026-12-30', 'work B4'],
  ['protection-provisional', 'permit_protection_provisional_document', 15, '2026-11-20', '2026-12-05', 'work B4'],
  ['renewal-tolerance', 'renewal_tolerance_after_expiry', 60, '2026-10-01', '2026-11-30', 'permits 3.1'],
  ['coesione', 'coesione_permit_expired_max', 1, '2026-02-28', '2027-02-28', 'family A7'],
  ['anagrafe-renewal', 'anagrafe_renewal_statement', 60, '2026-10-01', '2026-11-30', 'permits 12.1'],
  ['domicile-change', 'domicile_change_notice', 15, '2026-11-20', '2026-12-05', 'permits 4.1'],
  ['driving', 'foreign_licence_driving_period', 12, '2024-02-29', '2025-02-28', 'permits 12.6'],
  ['licence-change', 'foreign_licence_conversion_no_exam', 4, '2024-02-29', '2028-02-29', 'permits 12.6'],
  ['integration-session', 'integration_session_deadline', 3, '2026-11-30', '2027-02-28', 'permits 8.1'],
  ['integration-agreement', 'integration_agreement_years', 2, '2025-01-10', '2027-01-10', 'permits 8.1'],
  ['job-centre', 'job_centre_registration', 40, '2026-11-01', '2026-12-11', 'permits 7.1'],
  ['seasonal-next-job', 'seasonal_next_job_max_gap', 60, '2026-10-31', '2026-12-30', 'work A6'],
  ['trained-abroad-visa', 'trained_abroad_visa_request', 6, '2026-06-30', '2026-12-30', 'work A7'],
  ['birth-hospital', 'birth_declaration_hospital', 3, '2026-11-20', '2026-11-23', 'family D3.4'],
  ['birth-municipality', 'birth_declaration_municipality', 10, '2026-11-20', '2026-11-30', 'family D3.4'],
  ['pregnancy-permit', 'pregnancy_protection_after_birth', 6, '2026-08-31', '2027-02-28', 'permits 9.3'],
  ['minor-declaration', 'citizenship_minor_declaration_art4_1bis_b', 3, '2024-02-29', '2027-02-28', 'family B5'],
  ['famre-child', 'famre_child_under_age', 18, '2008-12-02', '2026-12-01', 'family A1'],
  ['born-in-italy', 'citizenship_born_in_italy_window_until', 19, '2008-02-29', '2027-02-27', 'family B3'],
] as const;
const facts: Record<string, number> = Object.fromEntries(terms.map(([, fact, value]) => [fact, value]));
const last = (start: string, fact: string, world = worldWith(facts)) => termFrom.run({ start, fact }, world)?.values['last'];

describe('a term from a day', () => {
  it.each(terms)('%s (%s, %d) from %s ends on %s (%s)', (word, fact, _, start, end) => {
    expect(last(start, word)).toBe(end);
    expect(last(start, word, worldWithout(facts, fact))).toBeUndefined();
  });

  it('knows no other words than these', () => {
    expect(termFrom.needs['fact']).toEqual(terms.map(([word]) => word));
    expect([...termFrom.facts].sort()).toEqual(Object.keys(facts).sort());
  });

  it('counts the days left and since', () => {
    const of = (start: string) => termFrom.run({ start, fact: 'refusal-notice' }, worldWith(facts))?.values;
    expect(of('2026-11-13')).toEqual({ last: '2026-11-23', days_left: 0, days_since: 10 });
    expect(of('2026-11-12')).toEqual({ last: '2026-11-22', days_left: -1, days_since: 11 });
    expect(of('2026-11-23')).toEqual({ last: '2026-12-03', days_left: 10, days_since: 0 });
    expect(of('2026-11-25')).toEqual({ last: '2026-12-05', days_left: 12, days_since: -2 });
  });

  it('is never moved later: not by a Sunday, a holiday, August or a clock change', () => {
    expect(last('2026-11-19', 'refusal-notice')).toBe('2026-11-29');
    expect(last('2026-12-15', 'refusal-notice')).toBe('2026-12-25');
    expect(last('2026-07-20', 'appeal-tar')).toBe('2026-09-18');
    expect(last('2026-10-20', 'refusal-notice')).toBe('2026-10-30');
    expect(last('2027-03-20', 'refusal-notice')).toBe('2027-03-30');
  });

  it('goes by the calendar over the ends of months and leap years', () => {
    expect(last('2027-08-31', 'oath')).toBe('2028-02-29');
    expect(last('2026-12-31', 'integration-session')).toBe('2027-03-31');
    expect(last('2027-11-30', 'integration-session')).toBe('2028-02-29');
    expect(last('2028-02-20', 'refusal-notice')).toBe('2028-03-01');
    expect(last('2024-02-29', 'coesione')).toBe('2025-02-28');
  });

  it('takes hours for the days that surely lie inside', () => {
    const of = (hours: number) => last('2026-11-23', 'hospitality', worldWith({ hospitality_deadline: hours }));
    expect([of(12), of(24), of(48), of(72)]).toEqual(['2026-11-23', '2026-11-23', '2026-11-24', '2026-11-25']);
  });

  it.each([
    ['no day', { fact: 'oath' }],
    ['an unknown day', { start: 'unknown', fact: 'oath' }],
    ['a day that does not exist', { start: '2026-02-30', fact: 'oath' }],
    ['no word', { start: '2026-11-23' }],
    ['an unknown word', { start: '2026-11-23', fact: 'toString' }],
  ])('is not told with %s', (_, args: Record<string, string>) => {
    expect(termFrom.run(args, worldWith(facts))).toBe(null);
  });

  it('is not told when its fact is text, negative or a broken number', () => {
    for (const value of ['7 to 30', -1, 7.5]) expect(last('2026-11-23', 'appeal-tar', worldWith({ appeal_tar: value }))).toBeUndefined();
    expect(last('2026-11-23', 'coesione', worldWith({ coesione_permit_expired_max: 1.3 }))).toBeUndefined();
  });
});

import { daysBetween } from '../../base/time.ts';
import { dayOf, wordOf, wordsOf } from '../argument.ts';
import type { CalculatorEntry } from '../calculator.ts';
import { lastDay, type Term } from '../term.ts';

const days = (fact: string): Term => ({ fact, unit: 'days' });
const months = (fact: string): Term => ({ fact, unit: 'months' });
const years = (fact: string): Term => ({ fact, unit: 'years' });

/** Each word: the day it counts from stands in the comment of its group, the article in the note of its fact. */
const terms = {
  // From the day the paper was received (notification).
  'refusal-notice': days('refusal_notice_reply'),
  'integration-letter': days('integration_letter_reply'),
  'appeal-tar': days('appeal_tar'),
  /** No term in D.Lgs. 150/2011 art. 20: the dossier's safe habit. */
  'appeal-family': days('appeal_family_act_within'),
  'appeal-protection-ordinary': days('appeal_protection_ordinary'),
  'appeal-protection-abroad': days('appeal_protection_ordinary_abroad'),
  'appeal-protection-short': days('appeal_protection_short'),
  'appeal-protection-border': days('appeal_protection_border'),
  /** Transfer to another State (Dublin): 30 days in Italian law, at most three weeks in EU law; the fact holds the safe 7. */
  'appeal-transfer': days('asylum_appeal_transfer'),
  'residence-order': days('asylum_residence_order_complaint'),
  'appeal-expulsion': days('appeal_expulsion_gdp'),
  'appeal-expulsion-abroad': days('appeal_expulsion_gdp_abroad'),
  'reclamo-art31': days('appeal_art31_reclamo'),
  cassation: days('asylum_cassation'),
  'decree-download': days('citizenship_decree_download_window'),
  oath: months('citizenship_oath_deadline'),
  'anagrafe-cancellation': days('anagrafe_cancellation_notice'),

  // From the day of entry or arrival.
  hospitality: { fact: 'hospitality_deadline', unit: 'hours' },
  'contract-signature': days('contract_signature'),
  'contract-signature-art27': days('contract_signature_art27_1ter'),
  'presence-declaration': days('presence_declaration'),
  /** Only for who was not in the Schengen area in the months before. */
  'short-stay': { fact: 'schengen_short_stay', unit: 'stay-days' },
  'eu-registration': months('eu_registration_threshold'),
  'asylum-reception': days('asylum_reception_late_claim'),
  'seasonal-stay': months('duration_seasonal_max'),

  // From the day of the request (work nulla osta: from the day it is charged to the quota).
  'permit-issue': days('permit_issue_term_standard'),
  'single-work-permit': days('single_work_permit_issue_term'),
  'ltr-issue': days('ltr_issue_term'),
  'famre-decision': days('famre_nulla_osta_deadline'),
  'famre-visa': days('famre_visa_decision'),
  'nulla-osta-work': days('nulla_osta_work_term'),
  'nulla-osta-seasonal': days('nulla_osta_seasonal_term'),
  'nulla-osta-trained-abroad': days('nulla_osta_trained_abroad_term'),
  'nulla-osta-blue-card': days('nulla_osta_blue_card_term'),
  'nulla-osta-ict': days('nulla_osta_ict_term'),
  'nulla-osta-volunteer': days('nulla_osta_volunteer_term'),
  'nulla-osta-researcher': days('nulla_osta_researcher_term'),
  'job-centre-silence': days('job_centre_silence'),
  'self-employment-visa': days('self_employment_visa_term'),
  'a2-summon': days('a2_summon_term'),
  'citizenship-decision': months('citizenship_decision_deadline'),
  'citizenship-decision-max': months('citizenship_decision_deadline_max'),
  /** From the day the wish was expressed; `asylum-formalisation` from the registration. */
  'asylum-registration': days('asylum_registration_max'),
  'asylum-formalisation': days('asylum_formalisation_max'),

  // From the issue of a nulla osta, visa, document, code or decision.
  'famre-nulla-osta': months('famre_nulla_osta_validity'),
  'nulla-osta-validity': months('nulla_osta_validity_max'),
  'employer-confirmation': days('employer_confirmation_after_visa_check'),
  'self-employment-visa-use': days('self_employment_visa_use'),
  'asylum-document': years('duration_asylum_seeker'),
  'protection-permit': days('permit_protection_issue_term'),
  'protection-provisional': days('permit_protection_provisional_document'),
  reflection: days('trafficking_reflection_period'),
  stp: months('stp_validity'),
  eni: months('eni_validity'),
  'criminal-record': months('citizenship_criminal_record_max_age'),

  // From the expiry of the permit.
  'renewal-tolerance': days('renewal_tolerance_after_expiry'),
  coesione: years('coesione_permit_expired_max'),
  'anagrafe-invitation': months('anagrafe_invitation_after_expiry'),

  // From the renewal, a move, the registration of residence, the signature of the integration agreement.
  'anagrafe-renewal': days('anagrafe_renewal_statement'),
  'domicile-change': days('domicile_change_notice'),
  driving: months('foreign_licence_driving_period'),
  'integration-session': months('integration_session_deadline'),
  'integration-agreement': years('integration_agreement_years'),

  // From the end of the job, the season, the course abroad; `citizenship-silence` from the end of the term for the decision.
  'job-centre': days('job_centre_registration'),
  /** At least so long. */
  'job-search': months('duration_job_search'),
  'seasonal-next-job': days('seasonal_next_job_max_gap'),
  'trained-abroad-visa': months('trained_abroad_visa_request'),
  'citizenship-silence': years('citizenship_silence_appeal'),

  // From a birth.
  'birth-hospital': days('birth_declaration_hospital'),
  'birth-municipality': days('birth_declaration_municipality'),
  'pregnancy-permit': months('pregnancy_protection_after_birth'),
  'minor-declaration': years('citizenship_minor_declaration_art4_1bis_b'),
} as const satisfies Readonly<Record<string, Term>>;
const words = wordsOf(terms);

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
export const termFrom: CalculatorEntry = {
  needs: { start: 'day', fact: words },
  gives: ['last', 'days_left', 'days_since'],
  parts: [],
  facts: [...new Set(Object.values(terms).map((term) => term.fact))],
  run({ start, fact }, world) {
    const day = dayOf(start);
    const word = wordOf(words, fact);
    const last = day && word && lastDay(day, terms[word], world);
    if (!day || !last) return null;
    return { values: { last, days_left: daysBetween(world.today, last), days_since: daysBetween(day, world.today) } };
  },
};

import { describe, expect, it } from 'vitest';
import { permitCost, permitCostFamily } from '../../src/law/calculators/permit-cost.ts';
import { permitDeadlines } from '../../src/law/calculators/permit-deadlines.ts';

const facts: Readonly<Record<string, number>> = {
  fee_contribution_up_to_1y: 40,
  fee_contribution_over_1y: 50,
  fee_contribution_ltr_managers: 100,
  fee_card_printing: 30.46,
  fee_marca_da_bollo: 16,
  fee_poste_service: 30,
  fee_child_under14_in_parent_kit: 30.46,
  renewal_latest_before_expiry: 90,
  renewal_tolerance_after_expiry: 60,
};
const worldWith = (known: Readonly<Record<string, number>>, today = '2026-11-23') => ({
  today,
  facts: Object.keys(known),
  fact: (key: string) => known[key] ?? null,
});
const world = worldWith(facts);
const without = (key: string) => worldWith(Object.fromEntries(Object.entries(facts).filter(([each]) => each !== key)));

/** The totals that the research dossier on permits prints. */
const totals = [
  ['up-to-1y', 'kit', 116.46, 70.46],
  ['over-1y', 'kit', 126.46, 80.46],
  ['ltr', 'kit', 176.46, 130.46],
  ['exempt', 'kit', 76.46, 30.46],
  ['exempt', 'questura', 46.46, 30.46],
  ['up-to-1y', 'questura', 86.46, 70.46],
  ['child', 'kit', 30.46, 30.46],
] as const;

describe('the cost of a permit', () => {
  for (const [contribution, channel, total, slip] of totals) {
    it(`${contribution} by ${channel}: ${total}`, () => {
      const cost = permitCost.run({ contribution, channel }, world);
      expect(cost?.values).toEqual({ total, slip });
      expect(Math.round((cost?.parts ?? []).reduce((sum, part) => sum + part.amount * 100, 0))).toBe(Math.round(total * 100));
    });
  }

  it('has its parts in the order of paying', () => {
    expect(permitCost.run({ contribution: 'over-1y', channel: 'kit' }, world)?.parts).toEqual([
      { id: 'contribution', amount: 50 },
      { id: 'printing', amount: 30.46 },
      { id: 'stamp', amount: 16 },
      { id: 'poste', amount: 30 },
    ]);
    expect(permitCost.run({ contribution: 'exempt', channel: 'questura' }, world)?.parts?.map((part) => part.id)).toEqual([
      'printing',
      'stamp',
    ]);
  });

  it('is not told when a fee it needs may not be shown', () => {
    expect(permitCost.run({ contribution: 'over-1y', channel: 'kit' }, without('fee_marca_da_bollo'))).toBe(null);
    expect(permitCost.run({ contribution: 'over-1y', channel: 'questura' }, without('fee_poste_service'))?.values).toEqual({
      total: 96.46,
      slip: 80.46,
    });
    expect(permitCost.run({ contribution: 'other', channel: 'kit' }, world)).toBe(null);
    expect(permitCost.run({ contribution: 'exempt' }, world)).toBe(null);
  });
});

/** What each procedure of the dossiers costs: kind, channel, children under 14, total, slip, section. */
const procedures = [
  ['up-to-1y', 'kit', 0, 116.46, 70.46, 'first work, study up to a year, job search: permits 1.1, 3.5, 7.1'],
  ['over-1y', 'kit', 0, 126.46, 80.46, 'open-ended work, family: permits 1.1, 3.2–3.4; temporary protection to work: 9.8'],
  ['ltr', 'kit', 0, 176.46, 130.46, 'EU long-term: permits 6.1'],
  ['ltr', 'kit', 2, 237.38, 130.46, 'EU long-term with two children: permits 6.1'],
  ['managers', 'kit', 0, 176.46, 130.46, 'art. 27 managers, ICT: work A10, A12'],
  ['ltr-protection', 'kit', 0, 76.46, 30.46, 'EU long-term of refugees: permits 6.1'],
  ['exempt', 'kit', 0, 76.46, 30.46, 'asilo renewal: permits 3.6; EU long-term update: 6.3'],
  ['exempt', 'questura', 0, 46.46, 30.46, 'sussidiaria, speciale: permits 2.1, 3.6; work B8'],
  ['exempt', 'questura', 1, 76.92, 30.46, 'temporary protection with a child: permits 9.8'],
  ['minor', 'kit', 0, 76.46, 30.46, 'from 14 to 18: permits 2.3, family A3'],
  ['famit', 'kit', 0, 76.46, 30.46, 'permits 9.6, family A8'],
  ['famit', 'questura', 0, 46.46, 30.46, 'permits 9.6, family A8'],
  ['eu-family', 'kit', 0, 76.46, 30.46, 'permits 9.7, family A9'],
  ['eu-family', 'questura', 0, 46.46, 30.46, 'permits 9.7, family A9'],
  ['update', 'kit', 0, 76.46, 30.46, 'permits 4.1'],
  ['update', 'kit', 1, 106.92, 30.46, 'a newborn: permits 4.1, 9.1; family D3.4'],
  ['update', 'kit', 3, 167.84, 30.46, 'three children: permits 4.1'],
  ['duplicate', 'kit', 0, 76.46, 30.46, 'permits 4.2'],
  ['conversion', 'kit', 0, 76.46, 30.46, 'permits 2.3; family A7'],
  ['conversion-sui', 'kit', 0, 92.46, 30.46, 'study or seasonal to work, 16 + 16 + 30.46 + 30: permits 5.1, 5.2'],
  ['up-to-1y', 'questura', 0, 86.46, 70.46, 'art. 31 up to a year: family A10c'],
  ['over-1y', 'questura', 1, 126.92, 80.46, 'art. 31 longer, with the child named: family A10c'],
  ['uk-card', 'questura', 0, 30.46, 30.46, 'family C4'],
] as const;

describe('the cost of a permit with children', () => {
  it.each(procedures)('%s by %s, %d children: %d (slip %d; %s)', (contribution, channel, children, total, slip) => {
    const cost = permitCostFamily.run({ contribution, channel, children }, world);
    expect(cost?.values).toEqual({ total, slip, children_total: [0, 30.46, 60.92, 91.38][children] });
    expect(Math.round((cost?.parts ?? []).reduce((sum, part) => sum + part.amount * 100, 0))).toBe(Math.round(total * 100));
    if (children === 0) expect(permitCost.run({ contribution, channel }, world)?.values).toEqual({ total, slip });
  });

  it('has a part of its own for the children, and for the stamp of the Sportello Unico', () => {
    expect(permitCostFamily.run({ contribution: 'update', channel: 'kit', children: 2 }, world)?.parts).toEqual([
      { id: 'printing', amount: 30.46 },
      { id: 'stamp', amount: 16 },
      { id: 'poste', amount: 30 },
      { id: 'children', amount: 60.92 },
    ]);
    expect(permitCost.run({ contribution: 'conversion-sui', channel: 'kit' }, world)?.parts?.map((part) => part.id)).toEqual([
      'printing',
      'stamp-sui',
      'stamp',
      'poste',
    ]);
  });

  it('is not told without the number of children, for a child with children, for the card of UK citizens by kit, or without a fee', () => {
    expect(permitCostFamily.run({ contribution: 'update', channel: 'kit' }, world)).toBe(null);
    expect(permitCostFamily.run({ contribution: 'update', channel: 'kit', children: 'unknown' }, world)).toBe(null);
    expect(permitCostFamily.run({ contribution: 'child', channel: 'kit', children: 1 }, world)).toBe(null);
    expect(permitCost.run({ contribution: 'uk-card', channel: 'kit' }, world)).toBe(null);
    expect(permitCostFamily.run({ contribution: 'update', channel: 'kit', children: 1 }, without('fee_child_under14_in_parent_kit'))).toBe(
      null,
    );
  });
});

describe('the deadlines of a renewal', () => {
  it('count from the expiry', () => {
    expect(permitDeadlines.run({ expiry: '2027-03-01' }, world)?.values).toEqual({
      recommended: '2026-12-01',
      expiry: '2027-03-01',
      tolerated: '2027-04-30',
      days_to_recommended: 8,
      days_to_expiry: 98,
      days_since_expiry: -98,
      days_to_tolerated: 158,
    });
  });

  it('count past days as negative', () => {
    const late = permitDeadlines.run({ expiry: '2026-09-23' }, world)?.values;
    expect(late).toMatchObject({ tolerated: '2026-11-22', days_since_expiry: 61, days_to_tolerated: -1 });
  });

  it('tell when to begin only if that practice is a fact', () => {
    const practice = worldWith({ ...facts, renewal_prepare_before_expiry: 120 });
    expect(permitDeadlines.run({ expiry: '2027-03-01' }, practice)?.values['prepare']).toBe('2026-11-01');
  });

  it('are not told without an expiry or a term', () => {
    expect(permitDeadlines.run({ expiry: 'unknown' }, world)).toBe(null);
    expect(permitDeadlines.run({}, world)).toBe(null);
    expect(permitDeadlines.run({ expiry: '2027-03-01' }, without('renewal_tolerance_after_expiry'))).toBe(null);
  });
});

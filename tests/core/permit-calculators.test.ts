import { describe, expect, it } from 'vitest';
import { permitCost } from '../../src/core/permit-cost.ts';
import { permitDeadlines } from '../../src/core/permit-deadlines.ts';

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

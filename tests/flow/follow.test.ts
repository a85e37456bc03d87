import { describe, expect, it } from 'vitest';
import type { Flow, Outcome } from '../../src/flow/flow.ts';
import { changeSince, factsBehind } from '../../src/flow/follow.ts';
import { worldWith, worldWithout } from '../support/known-world.ts';

const facts = {
  fee_contribution_up_to_1y: 40,
  fee_contribution_over_1y: 50,
  fee_contribution_ltr_managers: 100,
  fee_card_printing: 30.46,
  fee_marca_da_bollo: 16,
  fee_poste_service: 30,
  fee_child_under14_in_parent_kit: 30.46,
  tolerance: 60,
  unused: 1,
};
const outcome = (id: string, rest: Partial<Outcome>): Outcome => ({
  id,
  say: [],
  sections: {},
  actions: [],
  procedures: [],
  sources: [],
  offices: [],
  sums: [],
  ...rest,
});
const flow: Flow = {
  id: 'test',
  icon: '🪪',
  checked_on: '2026-11-23',
  sources: [],
  procedures: [],
  safety: false,
  papers: [],
  steps: [{ id: 'expiry', ask: 'date', options: [], unknown: true, private: false }],
  compute: [{ id: 'cost', use: 'permit-cost', with: { contribution: 'up-to-1y', channel: 'kit' } }],
  outcomes: [
    outcome('late', { when: { 'days-since': 'expiry', over: 'fact.tolerance' }, say: [{ id: 'lawyer' }] }),
    outcome('renew', { say: [{ id: 'send' }, { id: 'plain' }], sections: { cost: [{ id: 'sum' }] } }),
  ],
};
const params: Record<string, string[]> = { 'test:say.send': ['fact.tolerance'], 'test:cost.sum': ['cost.total'] };
const paramsOf = (key: string) => params[key] ?? [];
const answers = { expiry: '2026-10-01' };
const behind = (world = worldWith(facts)) => factsBehind(flow, answers, world, paramsOf);

describe('the numbers behind an outcome', () => {
  it('are those that its texts say, its calculations stand on and its rules compare with', () => {
    expect(Object.keys(behind())).toEqual([...Object.keys(facts)].filter((key) => key !== 'unused').sort());
    expect(behind()['fee_card_printing']).toBe(30.46);
  });

  it('are left out while they are not known', () => {
    expect(behind(worldWithout(facts, 'fee_poste_service'))).not.toHaveProperty('fee_poste_service');
  });
});

describe('a change', () => {
  const followed = { answers, facts: behind() };
  const since = (now: Record<string, number>) => changeSince(flow, followed, worldWith({ ...facts, ...now }), paramsOf);

  it('is none while all numbers are the same, also when another number changes', () => {
    expect(since({})).toBe(null);
    expect(since({ unused: 2 })).toBe(null);
  });

  it('is none where a number changed on which the calculation stands for other people alone', () => {
    expect(since({ fee_contribution_over_1y: 60 })).toBe(null);
    expect(since({ fee_contribution_over_1y: 60, fee_marca_da_bollo: 20 })).toMatchObject({ texts: [{ key: 'test:cost.sum' }] });
  });

  it('tells the sentences that say another number, with old and new', () => {
    expect(since({ fee_marca_da_bollo: 20 })).toMatchObject({
      other: false,
      texts: [{ key: 'test:cost.sum', before: { 'cost.total': 116.46 }, after: { 'cost.total': 120.46 } }],
      facts: { fee_marca_da_bollo: 20, fee_card_printing: 30.46 },
    });
  });

  it('tells that the answer is another one now', () => {
    const change = since({ tolerance: 30 });
    expect(change).toMatchObject({ other: true, facts: { tolerance: 30 } });
  });

  it('is none while the number is not known: the new one is told when it is', () => {
    expect(changeSince(flow, followed, worldWithout(facts, 'fee_marca_da_bollo'), paramsOf)).toBe(null);
  });

  it('is told once: the numbers kept are those of today', () => {
    const change = since({ fee_marca_da_bollo: 20 });
    const again = { answers, facts: change?.facts ?? {} };
    expect(changeSince(flow, again, worldWith({ ...facts, fee_marca_da_bollo: 20 }), paramsOf)).toBe(null);
  });
});

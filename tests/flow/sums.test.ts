import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/flow/flow.ts';
import { sumsShown } from '../../src/flow/sums.ts';
import { worldWith } from '../support/known-world.ts';

const world = worldWith({});
const outcome = (sums: Outcome['sums']): Outcome => ({
  id: 'o',
  say: [],
  sections: { cost: [{ id: 'line' }] },
  sums,
  actions: [],
  procedures: [],
  sources: [],
  offices: [],
});
const computed = {
  short: { values: { total: 116.46 }, parts: [{ id: 'stamp', amount: 16 }] },
  long: { values: { total: 126.46 }, parts: [{ id: 'stamp', amount: 16 }] },
};

describe('the sums of an outcome', () => {
  it('are those it names, in its order, whatever else was computed', () => {
    expect(sumsShown({ outcome: outcome([]), computed, values: {} }, {}, world)).toEqual([]);
    const both = sumsShown({ outcome: outcome([{ id: 'long' }, { id: 'short' }]), computed, values: {} }, {}, world);
    expect(both.map(({ id, total }) => [id, total])).toEqual([
      ['long', 126.46],
      ['short', 116.46],
    ]);
    expect(both[0]?.parts).toEqual([{ id: 'stamp', amount: 16 }]);
  });

  it('stand under a rule, and are left out when they could not be computed', () => {
    const sums = outcome([{ id: 'short', when: { answer: 'length', in: ['short'] } }, { id: 'other' }]);
    expect(sumsShown({ outcome: sums, computed, values: {} }, { length: 'long' }, world)).toEqual([]);
    expect(sumsShown({ outcome: sums, computed, values: {} }, { length: 'short' }, world).map((each) => each.id)).toEqual(['short']);
  });
});

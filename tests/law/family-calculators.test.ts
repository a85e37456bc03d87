import { describe, expect, it } from 'vitest';
import { housingSize } from '../../src/law/calculators/housing-size.ts';
import { reunificationCost } from '../../src/law/calculators/reunification-cost.ts';
import { reunificationIncome } from '../../src/law/calculators/reunification-income.ts';
import { worldWith, worldWithout } from '../support/known-world.ts';

const facts = {
  assegno_sociale_year: 7101.12,
  famre_income_per_relative: 0.5,
  famre_income_under14_children: 2,
  famre_income_under14_flat: 2,
  famre_housing_m2_first_four: 14,
  famre_housing_m2_beyond_four: 10,
  fee_marca_da_bollo: 16,
  visa_fee_national_d: 116,
};
const world = worldWith(facts);

describe('the income for reunification (family, section 0)', () => {
  it.each([
    ['EU long-term permit alone (permits 6.1)', 0, 0, 7101.12],
    ['famre.income.1_relative', 1, 0, 10651.68],
    ['famre.income.1_relative, a child under 14', 0, 1, 10651.68],
    ['famre.income.2_relatives', 2, 0, 14202.24],
    ['famre.income.3_relatives', 3, 0, 17752.8],
    ['famre.income.4_relatives', 4, 0, 21303.36],
    ['famre.income.5_relatives', 5, 0, 24853.92],
    ['famre.income.6_relatives', 6, 0, 28404.48],
    ['famre.income.2plus_children_under14_only: two', 0, 2, 14202.24],
    ['famre.income.2plus_children_under14_only: three', 0, 3, 14202.24],
    ['famre.income.2plus_children_under14_only: six', 0, 6, 14202.24],
    ['famre.income.1_relative_plus_2plus_under14', 1, 2, 17752.8],
    ['famre.income.1_relative_plus_2plus_under14: four children', 1, 4, 17752.8],
    ['famre.income.2_relatives_plus_2plus_under14', 2, 2, 21303.36],
    ['worked example: wife, one of 16, two of 6 and 9', 2, 2, 21303.36],
    ['worked example: husband, one of 5', 1, 1, 14202.24],
  ] as const)('%s: %d relatives and %d under 14 need %d', (_, relatives, under14, required) => {
    const income = reunificationIncome.run({ relatives, under14 }, world);
    expect(income?.values).toMatchObject({ required, base: 7101.12 });
    expect(Number(income?.values['base']) + Number(income?.values['extra'])).toBeCloseTo(required, 9);
    expect(Math.round((income?.parts ?? []).reduce((sum, part) => sum + part.amount * 100, 0))).toBe(Math.round(required * 100));
  });

  it('shows its parts', () => {
    expect(reunificationIncome.run({ relatives: 2, under14: 2 }, world)?.parts).toEqual([
      { id: 'assegno-sociale', amount: 7101.12 },
      { id: 'children-under-14', amount: 7101.12 },
      { id: 'relatives', amount: 7101.12 },
    ]);
    expect(reunificationIncome.run({ relatives: 0, under14: 0 }, world)?.parts).toEqual([{ id: 'assegno-sociale', amount: 7101.12 }]);
    expect(reunificationIncome.run({ relatives: 1, under14: 1 }, world)?.values['extra']).toBe(7101.12);
  });

  it('never falls when somebody more comes, and rounds half a cent up', () => {
    const of = (relatives: number, under14: number, assegno = 7101.13) =>
      Number(reunificationIncome.run({ relatives, under14 }, worldWith({ ...facts, assegno_sociale_year: assegno }))?.values['required']);
    for (let relatives = 0; relatives < 8; relatives++)
      for (let under14 = 0; under14 < 8; under14++) {
        expect(of(relatives + 1, under14)).toBeGreaterThan(of(relatives, under14));
        expect(of(relatives, under14 + 1)).toBeGreaterThanOrEqual(of(relatives, under14));
      }
    expect(of(1, 0)).toBe(10651.7);
  });

  it.each([
    [{ relatives: 1 }],
    [{ under14: 1 }],
    [{ relatives: -1, under14: 0 }],
    [{ relatives: 1.5, under14: 0 }],
    [{ relatives: 'unknown', under14: 0 }],
  ])('is not told for %o', (args: Record<string, string | number>) => {
    expect(reunificationIncome.run(args, world)).toBe(null);
  });

  it.each(reunificationIncome.facts)('is not told without %s', (key) => {
    expect(reunificationIncome.run({ relatives: 1, under14: 2 }, worldWithout(facts, key))).toBe(null);
  });
});

describe('the cost of reunification until the entry (family A1, A2)', () => {
  it.each([
    [1, 132, 116],
    [2, 248, 232],
    [5, 596, 580],
  ])('%d people: %d', (people, total, visas) => {
    expect(reunificationCost.run({ people }, world)).toEqual({
      values: { total, visas },
      parts: [
        { id: 'stamp', amount: 16 },
        { id: 'visa', amount: visas },
      ],
    });
  });

  it('is not told for nobody or without a fee', () => {
    expect(reunificationCost.run({ people: 0 }, world)).toBe(null);
    expect(reunificationCost.run({}, world)).toBe(null);
    for (const key of reunificationCost.facts) expect(reunificationCost.run({ people: 1 }, worldWithout(facts, key))).toBe(null);
  });
});

describe('the size of the dwelling (family A1)', () => {
  it.each([
    [2, 28],
    [3, 42],
    [4, 56],
    [5, 66],
    [6, 76],
  ])('%d people need %d square metres', (people, metres) => {
    expect(housingSize.run({ people }, world)?.values).toEqual({ square_metres: metres });
  });

  it('is not told for one person, nobody, or without a fact', () => {
    for (const people of [0, 1, 2.5, 'unknown']) expect(housingSize.run({ people }, world)).toBe(null);
    for (const key of housingSize.facts) expect(housingSize.run({ people: 3 }, worldWithout(facts, key))).toBe(null);
  });
});

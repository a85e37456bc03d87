import { describe, expect, it } from 'vitest';
import { citizenshipCost } from '../../src/law/calculators/citizenship-cost.ts';
import { citizenshipIncome } from '../../src/law/calculators/citizenship-income.ts';
import { citizenshipMarriage } from '../../src/law/calculators/citizenship-marriage.ts';
import { citizenshipResidence } from '../../src/law/calculators/citizenship-residence.ts';
import { worldWith, worldWithout } from '../support/known-world.ts';

const facts = {
  citizenship_years_non_eu: 10,
  citizenship_years_eu: 4,
  citizenship_years_refugee_or_stateless: 5,
  citizenship_years_subsidiary_protection: 10,
  citizenship_years_adult_adoptee: 5,
  citizenship_years_adult_child_of_naturalised: 5,
  citizenship_years_born_in_italy_adult: 3,
  citizenship_years_descendant_of_italian_by_birth: 2,
  citizenship_years_state_service: 5,
  citizenship_marriage_in_italy: 2,
  citizenship_marriage_abroad: 3,
  citizenship_marriage_with_children_in_italy: 1,
  citizenship_marriage_with_children_abroad: 1.5,
  citizenship_income_single: 8263.31,
  citizenship_income_with_spouse: 11362.05,
  citizenship_income_per_dependent: 516,
  citizenship_fee: 250,
  citizenship_minor_declaration_fee: 0,
  citizenship_descent_fee_consulate: 600,
  citizenship_descent_fee_municipality_max: 600,
  fee_marca_da_bollo: 16,
};
const world = worldWith(facts);

describe('citizenship by residence (family B1)', () => {
  it.each([
    ['non-eu', 10, '2026-05-10'],
    ['eu', 4, '2020-05-10'],
    ['refugee-or-stateless', 5, '2021-05-10'],
    ['subsidiary-protection', 10, '2026-05-10'],
    ['adult-adoptee', 5, '2021-05-10'],
    ['adult-child-of-naturalised', 5, '2021-05-10'],
    ['born-in-italy-adult', 3, '2019-05-10'],
    ['descendant-of-italian-by-birth', 2, '2018-05-10'],
    ['state-service', 5, '2021-05-10'],
  ])('%s: %d years, since 10 May 2016 on %s', (category, years, on) => {
    expect(citizenshipResidence.run({ since: '2016-05-10', category }, world)?.values).toMatchObject({ years, eligible_on: on });
    const fact = `citizenship_years_${category.replaceAll('-', '_')}`;
    expect(citizenshipResidence.run({ since: '2016-05-10', category }, worldWithout(facts, fact))).toBe(null);
  });

  it('counts what is left', () => {
    const of = (since: string) => citizenshipResidence.run({ since, category: 'non-eu' }, world)?.values;
    expect(of('2017-01-31')).toEqual({ years: 10, eligible_on: '2027-01-31', days_left: 69, months_left: 3 });
    expect(of('2016-11-23')).toEqual({ years: 10, eligible_on: '2026-11-23', days_left: 0, months_left: 0 });
    expect(of('2016-02-29')).toEqual({ years: 10, eligible_on: '2026-02-28', days_left: -268, months_left: -8 });
  });

  it('is not told without a day or a known category', () => {
    expect(citizenshipResidence.run({ category: 'eu' }, world)).toBe(null);
    expect(citizenshipResidence.run({ since: 'unknown', category: 'eu' }, world)).toBe(null);
    expect(citizenshipResidence.run({ since: '2016-05-10', category: 'unknown' }, world)).toBe(null);
  });
});

describe('citizenship by marriage (family B2)', () => {
  it.each([
    ['italy', 'no', 24, '2026-12-20', 27, 'citizenship_marriage_in_italy'],
    ['italy', 'yes', 12, '2025-12-20', -338, 'citizenship_marriage_with_children_in_italy'],
    ['abroad', 'no', 36, '2027-12-20', 392, 'citizenship_marriage_abroad'],
    ['abroad', 'yes', 18, '2026-06-20', -156, 'citizenship_marriage_with_children_abroad'],
  ])('%s, children %s: %d months, on %s', (where, children, months, on, left, fact) => {
    const args = { wedding: '2024-12-20', where, children };
    expect(citizenshipMarriage.run(args, world)?.values).toMatchObject({ months, eligible_on: on, days_left: left });
    expect(citizenshipMarriage.run(args, worldWithout(facts, fact))).toBe(null);
  });

  it('is not told without all three', () => {
    const whole = { wedding: '2024-12-20', where: 'italy', children: 'no' };
    for (const name of ['wedding', 'where', 'children']) expect(citizenshipMarriage.run({ ...whole, [name]: 'unknown' }, world)).toBe(null);
  });
});

describe('the income for citizenship (family B1)', () => {
  it.each([
    ['no', 0, 8263.31],
    ['no', 1, 8779.31],
    ['yes', 0, 11362.05],
    ['yes', 1, 11878.05],
    ['yes', 2, 12394.05],
    ['yes', 3, 12910.05],
  ])('spouse %s and %d others: %d', (spouse, dependants, required) => {
    const income = citizenshipIncome.run({ spouse, dependants }, world);
    expect(income?.values).toEqual({ required });
    expect(Math.round((income?.parts ?? []).reduce((sum, part) => sum + part.amount * 100, 0))).toBe(Math.round(required * 100));
  });

  it('needs the facts that it adds, and no others', () => {
    expect(citizenshipIncome.run({ spouse: 'no', dependants: 0 }, worldWithout(facts, 'citizenship_income_with_spouse'))?.values).toEqual({
      required: 8263.31,
    });
    expect(citizenshipIncome.run({ spouse: 'no', dependants: 1 }, worldWithout(facts, 'citizenship_income_per_dependent'))).toBe(null);
    expect(citizenshipIncome.run({ spouse: 'yes', dependants: 0 }, worldWithout(facts, 'citizenship_income_with_spouse'))).toBe(null);
  });

  it('is not told without both answers', () => {
    expect(citizenshipIncome.run({ spouse: 'yes' }, world)).toBe(null);
    expect(citizenshipIncome.run({ spouse: 'unknown', dependants: 1 }, world)).toBe(null);
    expect(citizenshipIncome.run({ spouse: 'yes', dependants: -1 }, world)).toBe(null);
  });
});

describe('the cost of citizenship (family B1–B5)', () => {
  it.each([
    ['residence', 266, ['citizenship-fee', 'stamp']],
    ['marriage', 266, ['citizenship-fee', 'stamp']],
    ['declaration', 250, ['citizenship-fee']],
    ['reacquisition', 250, ['citizenship-fee']],
    ['minor-declaration', 0, ['citizenship-fee']],
    ['descent-consulate', 600, ['descent-fee']],
    ['descent-municipality', 600, ['descent-fee']],
  ])('%s: %d', (kind, total, parts) => {
    const cost = citizenshipCost.run({ kind }, world);
    expect(cost?.values).toEqual({ total });
    expect(cost?.parts?.map((part) => part.id)).toEqual(parts);
  });

  it('is not told without a kind or a fee', () => {
    expect(citizenshipCost.run({}, world)).toBe(null);
    expect(citizenshipCost.run({ kind: 'transitional' }, world)).toBe(null);
    expect(citizenshipCost.run({ kind: 'residence' }, worldWithout(facts, 'fee_marca_da_bollo'))).toBe(null);
    expect(citizenshipCost.run({ kind: 'minor-declaration' }, worldWithout(facts, 'citizenship_minor_declaration_fee'))).toBe(null);
  });
});

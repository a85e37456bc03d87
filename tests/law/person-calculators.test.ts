import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/base/time.ts';
import { absenceLimits } from '../../src/law/calculators/absence-limits.ts';
import { age } from '../../src/law/calculators/age.ts';
import { asylumWork } from '../../src/law/calculators/asylum-work.ts';
import { returnSupport } from '../../src/law/calculators/return-support.ts';
import { worldWith, worldWithout } from '../support/known-world.ts';

describe('how long one may be away', () => {
  const facts = {
    ordinary_absence_max: 6,
    ordinary_absence_half_validity_from: 2,
    ltr_absence_single_max: 6,
    ltr_loss_absence_outside_eu: 12,
    ltr_loss_absence_from_italy: 6,
    eu_permanent_lost_after_absence: 2,
  };
  const world = worldWith(facts);

  it.each([
    ['ordinary', 0, '2026-12-31', 'permits 3.1'],
    ['ordinary-2y', 24, '2027-06-30', 'permits 3.1, half of two years'],
    ['ordinary-2y', 36, '2027-12-31', 'permits 3.1, half of three years'],
    ['ordinary-2y', 60, '2028-12-31', 'permits 3.1, half of five years'],
    ['ordinary-2y', 25, '2027-06-30', 'half rounded down'],
    ['ltr-accrual', 0, '2026-12-31', 'permits 6.1'],
    ['ltr-outside-eu', 0, '2027-06-30', 'permits 6.4'],
    ['ltr-from-italy', 0, '2032-06-30', 'permits 6.4'],
    ['eu-permanent', 0, '2028-06-30', 'family C2'],
  ])('%s (%d months) who left on 1 July 2026 is back by %s (%s)', (permit, months, back) => {
    expect(absenceLimits.run({ left: '2026-07-01', permit, months }, world)?.values['back_by']).toBe(back);
  });

  it('counts the days', () => {
    const of = (left: string) => absenceLimits.run({ left, permit: 'ordinary' }, world)?.values;
    expect(of('2026-05-24')).toEqual({ back_by: '2026-11-23', days_left: 0, days_away: 183 });
    expect(of('2026-05-23')).toEqual({ back_by: '2026-11-22', days_left: -1, days_away: 184 });
    expect(of('2026-12-01')).toEqual({ back_by: '2027-05-31', days_left: 189, days_away: -8 });
  });

  it('needs the validity only where half of it is the limit', () => {
    const left = '2026-07-01';
    expect(absenceLimits.run({ left, permit: 'ordinary-2y' }, world)).toBe(null);
    expect(absenceLimits.run({ left, permit: 'ordinary-2y', months: 12 }, world)).toBe(null);
    expect(absenceLimits.run({ left, permit: 'ordinary-2y', months: 24 }, worldWithout(facts, 'ordinary_absence_half_validity_from'))).toBe(
      null,
    );
    expect(absenceLimits.run({ left, permit: 'ordinary' }, worldWithout(facts, 'ordinary_absence_max'))).toBe(null);
    expect(absenceLimits.run({ left: 'unknown', permit: 'ordinary' }, world)).toBe(null);
    expect(absenceLimits.run({ left, permit: 'carta-ue' }, world)).toBe(null);
  });
});

describe('when an asylum seeker may work (work B2)', () => {
  const facts = { asylum_new_rules_from: '2026-06-12', asylum_seeker_work_after: 90, asylum_seeker_work_after_old: 60 };
  const world = worldWith(facts);

  it.each([
    ['2026-06-11', 60, '2026-08-11', -104],
    ['2026-06-12', 90, '2026-09-11', -73],
    ['2026-08-24', 90, '2026-11-23', 0],
    ['2026-08-25', 90, '2026-11-24', 1],
    ['2026-11-01', 90, '2027-01-31', 69],
    ['2026-01-10', 60, '2026-03-12', -256],
  ])('formalised on %s: after %d days, from %s', (formalised, days, from, left) => {
    expect(asylumWork.run({ formalised }, world)?.values).toEqual({ may_work_from: from, days, days_left: left });
  });

  it('is not told without the day, the boundary or the days of its rules', () => {
    expect(asylumWork.run({}, world)).toBe(null);
    expect(asylumWork.run({ formalised: 'unknown' }, world)).toBe(null);
    expect(asylumWork.run({ formalised: '2026-11-01' }, worldWithout(facts, 'asylum_new_rules_from'))).toBe(null);
    expect(asylumWork.run({ formalised: '2026-11-01' }, worldWithout(facts, 'asylum_seeker_work_after'))).toBe(null);
    expect(asylumWork.run({ formalised: '2026-01-01' }, worldWithout(facts, 'asylum_seeker_work_after_old'))).toBe(null);
    expect(asylumWork.run({ formalised: '2026-11-01' }, worldWith({ ...facts, asylum_new_rules_from: 'June' }))).toBe(null);
  });
});

describe('the support for a return (work B14)', () => {
  const facts = { rvar_cash: 615, rvar_reintegration: 2000, rvar_reintegration_per_dependant: 1000 };

  it.each([
    [0, 615, 2000],
    [1, 1230, 3000],
    [3, 2460, 5000],
  ])('with %d dependants: %d in cash, %d in goods', (dependants, cash, goods) => {
    expect(returnSupport.run({ dependants }, worldWith(facts))?.values).toEqual({ cash, goods });
  });

  it('is not told without the number or a fact', () => {
    expect(returnSupport.run({}, worldWith(facts))).toBe(null);
    for (const key of returnSupport.facts) expect(returnSupport.run({ dependants: 1 }, worldWithout(facts, key))).toBe(null);
  });
});

describe('a person’s age', () => {
  const of = (born: string, today = '2026-11-23') => age.run({ born }, worldWith({}, today))?.values;

  it('is told with the birthdays that count', () => {
    expect(of('2009-03-10')).toEqual({
      years: 17,
      turns_14: '2023-03-10',
      turns_18: '2027-03-10',
      turns_19: '2028-03-10',
      days_to_18: 107,
      days_to_19: 473,
    });
  });

  it('changes on the birthday', () => {
    expect(of('2008-11-24')).toMatchObject({ years: 17, days_to_18: 1 });
    expect(of('2008-11-23')).toMatchObject({ years: 18, days_to_18: 0 });
    expect(of('2008-11-22')).toMatchObject({ years: 18, days_to_18: -1, days_to_19: 364 });
    expect(of('2026-11-23')).toMatchObject({ years: 0 });
  });

  it('of who was born on 29 February changes on the 28th', () => {
    expect(of('2008-02-29', '2026-02-27')).toMatchObject({ years: 17, turns_18: '2026-02-28', days_to_18: 1 });
    expect(of('2008-02-29', '2026-02-28')).toMatchObject({ years: 18, days_to_18: 0 });
    expect(of('2008-02-29', '2028-02-28')).toMatchObject({ years: 19 });
    expect(of('2008-02-29', '2028-02-29')).toMatchObject({ years: 20 });
  });

  it('agrees with its birthdays on every day of four years', () => {
    for (let day = '2025-01-01'; day < '2029-01-01'; day = addDays(day, 1)) {
      const values = of('2008-02-29', day);
      expect(Number(values?.['years']) >= 18).toBe(Number(values?.['days_to_18']) <= 0);
      expect(Number(values?.['years']) >= 19).toBe(Number(values?.['days_to_19']) <= 0);
    }
  });

  it('is not told without a day, or before the birth', () => {
    expect(of('unknown')).toBeUndefined();
    expect(age.run({}, worldWith({}))).toBe(null);
    expect(of('2026-11-24')).toBeUndefined();
  });
});

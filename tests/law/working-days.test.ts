import { describe, expect, it } from 'vitest';
import { addDays, weekday } from '../../src/base/time.ts';
import { workingTerm as workingTermOf } from '../../src/law/calculators/working-term.ts';
import { addWorkingDays, easter, isHoliday, isWorkingDay, workingDaysBetween } from '../../src/law/working-days.ts';
import { terms, worldWith, worldWithout } from '../support/known-world.ts';

const workingTerm = workingTermOf(terms.working_terms);

/** As printed in calendars. */
const easters = [
  '1818-03-22',
  '1943-04-25',
  '2000-04-23',
  '2008-03-23',
  '2011-04-24',
  '2019-04-21',
  '2024-03-31',
  '2025-04-20',
  '2026-04-05',
  '2027-03-28',
  '2028-04-16',
  '2029-04-01',
  '2030-04-21',
  '2031-04-13',
  '2032-03-28',
  '2033-04-17',
  '2034-04-09',
  '2035-03-25',
  '2038-04-25',
];
/** National holidays of four years that fall on no Sunday. */
const holidays: Readonly<Record<number, readonly string[]>> = {
  2025: ['01-01', '01-06', '04-21', '04-25', '05-01', '06-02', '08-15', '11-01', '12-08', '12-25', '12-26'],
  2026: ['01-01', '01-06', '04-06', '04-25', '05-01', '06-02', '08-15', '12-08', '12-25', '12-26'],
  2027: ['01-01', '01-06', '03-29', '05-01', '06-02', '10-04', '11-01', '12-08', '12-25'],
  2028: ['01-01', '01-06', '04-17', '04-25', '05-01', '06-02', '08-15', '10-04', '11-01', '12-08', '12-25', '12-26'],
};

describe('Easter', () => {
  it.each(easters)('falls on %s', (day) => expect(easter(Number(day.slice(0, 4)))).toBe(day));

  it('is a Sunday between 22 March and 25 April for three centuries', () => {
    for (let year = 1900; year < 2200; year++) {
      const day = easter(year);
      expect(weekday(day)).toBe(7);
      expect(day >= `${year}-03-22` && day <= `${year}-04-25`).toBe(true);
    }
  });
});

describe('national holidays', () => {
  it.each(Object.entries(holidays))('of %s, Sundays apart, are these and no others', (year, days) => {
    const found: string[] = [];
    for (let day = `${year}-01-01`; day.startsWith(year); day = addDays(day, 1))
      if (weekday(day) !== 7 && isHoliday(day)) found.push(day.slice(5));
    expect(found).toEqual(days);
  });

  it('have Saint Francis only from 2026 on (L. 151/2025)', () => {
    expect([isHoliday('2025-10-04'), isHoliday('2024-10-04'), isHoliday('2027-10-04'), isHoliday('2028-10-04')]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('have every Sunday and no Saturday of their own', () => {
    expect(isWorkingDay('2026-11-28')).toBe(true);
    expect(isWorkingDay('2026-11-29')).toBe(false);
  });
});

describe('adding working days', () => {
  it.each([
    ['over one Sunday', '2026-11-23', 8, '2026-12-02'],
    ['over the Immacolata', '2026-11-30', 8, '2026-12-10'],
    ['over Christmas', '2026-12-18', 8, '2026-12-30'],
    ['over Christmas, New Year and the Epiphany', '2026-12-24', 8, '2027-01-07'],
    ['over Easter Monday 2026', '2026-04-02', 8, '2026-04-13'],
    ['over Easter Monday 2027', '2027-03-25', 8, '2027-04-05'],
    ['over Saint Francis 2027, a Monday', '2027-09-28', 8, '2027-10-08'],
    ['over 4 October 2025, still a working Saturday', '2025-09-29', 8, '2025-10-08'],
    ['over the Republic', '2026-05-28', 8, '2026-06-08'],
    ['over the turn of a year', '2027-12-31', 8, '2028-01-12'],
    ['from a Saturday', '2026-11-14', 8, '2026-11-24'],
    ['from a Sunday', '2026-11-29', 1, '2026-11-30'],
    ['none', '2026-11-29', 0, '2026-11-29'],
    ['backwards, over one Sunday', '2026-12-02', -8, '2026-11-23'],
  ])('%s: %s + %d = %s', (_, day, n, last) => expect(addWorkingDays(day, n)).toBe(last));

  it('refuses what is no number of days', () => {
    for (const n of [1.5, Number.NaN]) expect(() => addWorkingDays('2026-11-23', n)).toThrow(RangeError);
  });

  it('is monotone, ends on working days and is undone by counting, over ten years', () => {
    let before = '';
    for (let day = '2024-01-01'; day < '2034-01-01'; day = addDays(day, 1)) {
      const eighth = addWorkingDays(day, 8);
      expect(eighth >= before).toBe(true);
      expect(isWorkingDay(eighth)).toBe(true);
      expect(workingDaysBetween(day, eighth)).toBe(8);
      expect(workingDaysBetween(day, addDays(eighth, -1))).toBe(7);
      before = eighth;
    }
  });

  it('counts backwards as minus', () => {
    expect(workingDaysBetween('2026-12-02', '2026-11-23')).toBe(-8);
    expect(workingDaysBetween('2026-11-23', '2026-11-23')).toBe(0);
    expect(workingDaysBetween('2026-11-28', '2026-11-29')).toBe(0);
  });
});

describe('a term in working days', () => {
  const facts = { first_permit_deadline: 8, sui_declaration_after_entry: 8, asylum_late_after_return_decision: 7 };
  const world = worldWith(facts);

  it.each([
    ['first-permit', 'permits 1, family A3', '2026-11-20', { last: '2026-11-30', days_left: 7, working_days_left: 6 }],
    ['first-permit', 'permits 1', '2026-11-13', { last: '2026-11-23', days_left: 0, working_days_left: 0 }],
    ['first-permit', 'permits 1', '2026-11-11', { last: '2026-11-20', days_left: -3, working_days_left: -2 }],
    ['sui-declaration', 'work A11–A13', '2026-12-01', { last: '2026-12-11', days_left: 18, working_days_left: 15 }],
    ['asylum-after-return', 'work B1', '2026-11-20', { last: '2026-11-28', days_left: 5, working_days_left: 5 }],
  ] as const)('%s (%s) from %s', (fact, _, start, values) => {
    expect(workingTerm.run({ start, fact }, world)?.values).toEqual(values);
  });

  it('is not told without a day, a known word, or its fact', () => {
    expect(workingTerm.run({ fact: 'first-permit' }, world)).toBe(null);
    expect(workingTerm.run({ start: '2026-11-20', fact: 'other' }, world)).toBe(null);
    const start = '2026-11-20';
    expect(workingTerm.run({ start, fact: 'first-permit' }, worldWithout(facts, 'first_permit_deadline'))).toBe(null);
    expect(workingTerm.run({ start, fact: 'first-permit' }, worldWith({ first_permit_deadline: '8 or so' }))).toBe(null);
  });
});

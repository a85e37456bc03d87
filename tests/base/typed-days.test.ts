import { describe, expect, it } from 'vitest';
import { readDays } from '../../src/base/typed-days.ts';

const today = '2026-12-01';
const days = (typed: string) => {
  const read = readDays(typed, today, '2027-12-01');
  return read && (read.from === read.until ? read.from : `${read.from} ${read.until}`);
};

describe('days as people name them', () => {
  it.each([
    ['dal 10 al 20 agosto', '2027-08-10 2027-08-20'],
    ['chiuso dal 10 al 20 agosto.', '2027-08-10 2027-08-20'],
    ['10-20 agosto', '2027-08-10 2027-08-20'],
    ['10-20/8', '2027-08-10 2027-08-20'],
    ['10 agosto – 20 agosto', '2027-08-10 2027-08-20'],
    ['dal 10 agosto al 20', '2027-08-10 2027-08-20'],
    ['from 10 to 20 August', '2027-08-10 2027-08-20'],
    ['dal 10/08/2027 al 20/08/2027', '2027-08-10 2027-08-20'],
    ["dall'8 al 12 dicembre", '2026-12-08 2026-12-12'],
    ['dal 1° al 6 gennaio', '2027-01-01 2027-01-06'],
    ['dal 24 dicembre al 6 gennaio', '2026-12-24 2027-01-06'],
    ['10-08-2027', '2027-08-10'],
    ['il 10 agosto', '2027-08-10'],
    ['domani', '2026-12-02'],
    ['from tomorrow to 5 December', '2026-12-02 2026-12-05'],
  ])('«%s»', (typed, read) => {
    expect(days(typed)).toBe(read);
  });

  it('have begun before today: from today on', () => {
    expect(days('dal 28 novembre al 5 dicembre')).toBe('2026-12-01 2026-12-05');
  });

  it.each([
    '',
    'ferie',
    '10',
    '31 novembre',
    'dal 20 al 10 agosto',
    // of which month?
    'dal 20 al 10',
    'dal 3 al 10',
    'da oggi al 5',
    // not nearly a year
    'dal 15 novembre al 10',
    'da domani a venerdì',
    'dal 10 al 20 agosto 2029',
    'dal 10 al 20 al 30 agosto',
    'giovedì',
  ])('«%s» is not understood', (typed) => {
    expect(days(typed)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { parseTypedDay } from '../../src/base/typed-day.ts';

const today = '2026-11-23';

describe('a day as people type it', () => {
  const newYearsEve = [
    '31/12/2026',
    ' 31/12/2026. ',
    '31-12-26',
    '31.12.2026',
    '31 12 2026',
    '2026-12-31',
    '2026/12/31',
    '31122026',
    '311226',
    '20261231',
    '٣١/١٢/٢٠٢٦',
    '۳۱/۱۲/۲۰۲۶',
    '৩১/১২/২০২৬',
    '३१/१२/२०२६',
    '31 dicembre 2026',
    'giovedì 31 dicembre 2026',
    '31 Dic. 2026',
    '31 December 2026',
    'December 31st, 2026',
    'dec 31 2026',
    '31 décembre 2026',
    '31 decembre 2026',
    '31 de diciembre de 2026',
    '31 decembrie 2026',
    '31 dhjetor 2026',
    '31 ديسمبر 2026',
    '٣١ ديسمبر ٢٠٢٦',
    '31 دجنبر 2026',
    '31 كانون الأول 2026',
    '31 грудня 2026 р.',
    '31 декабря 2026 г.',
    '31/dic/2026',
  ];
  for (const text of newYearsEve) it(text, () => expect(parseTypedDay(text, today)).toEqual({ day: '2026-12-31' }));

  it('takes other months, beginnings of names and one-digit days', () => {
    expect(parseTypedDay('1/3/27', today)).toEqual({ day: '2027-03-01' });
    expect(parseTypedDay('5 sett 2027', today)).toEqual({ day: '2027-09-05' });
    expect(parseTypedDay('1er mars 2027', today)).toEqual({ day: '2027-03-01' });
    expect(parseTypedDay('1º marzo 2027', today)).toEqual({ day: '2027-03-01' });
    expect(parseTypedDay('29/02/2028', today)).toEqual({ day: '2028-02-29' });
  });

  it('takes yesterday, today and tomorrow', () => {
    expect(parseTypedDay('Oggi', today)).toEqual({ day: today });
    expect(parseTypedDay('tomorrow', today)).toEqual({ day: '2026-11-24' });
    expect(parseTypedDay('hier', today)).toEqual({ day: '2026-11-22' });
  });

  it('says what it understood when there is no such day', () => {
    expect(parseTypedDay('31/02/2027', today)).toEqual({ refused: 'no-such-day', understood: '31/02/2027' });
    expect(parseTypedDay('31 febbraio 2027', today)).toEqual({ refused: 'no-such-day', understood: '31/02/2027' });
    expect(parseTypedDay('0/1/2027', today)).toEqual({ refused: 'no-such-day', understood: '00/01/2027' });
    expect(parseTypedDay('29/02/2027', today)).toEqual({ refused: 'no-such-day', understood: '29/02/2027' });
  });

  it('shows the right order to who writes the month first', () => {
    expect(parseTypedDay('12/31/2026', today)).toEqual({ refused: 'no-such-day', understood: '12/31/2026', meant: '31/12/2026' });
  });

  const noDates = [
    '',
    'ciao',
    '31/12',
    '12/2026',
    '31/12/026',
    '31 12 2026 5',
    '31 jui 2026',
    '31 dicembre',
    '(31/12/2026)',
    'non lo so',
    '1'.repeat(80),
  ];
  for (const text of noDates)
    it(`is not a date: ${text.slice(0, 20)}`, () => expect(parseTypedDay(text, today)).toEqual({ refused: 'not-a-date' }));
});

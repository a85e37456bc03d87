import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTypedDay } from '../../src/base/typed-day.ts';

const today = '2026-11-23';

describe('a day as people type it', () => {
  const newYearsEve = [
    '31/12/2026',
    ' 31/12/2026. ',
    '31/12/26',
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
    'martedì 31 dicembre 2026',
    '31 dicenbre 2026',
    '31 dicembr 2026',
    '2026 dicembre 31',
    '31 diciembre 2026',
    '31 décembre 2026',
    '31 Aralık 2026',
    '31 aralik 2026',
    '31 ডিসেম্বর 2026',
    '৩১ ডিসেম্বর ২০২৬',
    '31 دسمبر 2026',
    '۳۱ دسمبر ۲۰۲۶',
    '31 दिसंबर 2026',
    '2026年12月31日',
    '2026年12月31号',
    '26年12月31日',
    '二〇二六年十二月三十一日',
    '31 грудня 2026 року',
    'scade il 31/12/2026',
    'my permit expires on 31.12.2026, I think',
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
    expect(parseTypedDay('0/1/2027', today)).toEqual({ refused: 'no-day', understood: '01/2027' });
    expect(parseTypedDay('29/02/2027', today)).toEqual({ refused: 'no-such-day', understood: '29/02/2027' });
  });

  it('shows the right order to who writes the month first', () => {
    expect(parseTypedDay('12/31/2026', today)).toEqual({ refused: 'no-such-day', understood: '12/31/2026', meant: '2026-12-31' });
  });

  const noDates = [
    '',
    'ciao',
    '31/12/026',
    '31 12 2026 5',
    'from 1/1/2026 to 31/12/2026',
    '31/12/2026/1',
    '99/2026',
    '45/13',
    'कल',
    '12345',
    '31 jui 2026',
    '(31/12/2026)',
    'non lo so',
    '1'.repeat(80),
  ];
  for (const text of noDates)
    it(`is not a date: ${text.slice(0, 20)}`, () => expect(parseTypedDay(text, today)).toEqual({ refused: 'not-a-date' }));
});

describe('a day within what the question takes', () => {
  const expiry = ['2016-11-23', '2036-11-23'] as const;
  const past = ['2021-11-23', today] as const;
  const birth = ['1926-11-23', today] as const;
  const child = ['2008-11-23', today] as const;
  const soon = [today, '2041-11-23'] as const;

  it.each([
    ['26-12-31', expiry, ['2031-12-26', '2026-12-31']],
    ['31-12-26', expiry, ['2026-12-31', '2031-12-26']],
    ['261231', expiry, ['2031-12-26', '2026-12-31']],
    // As Italians write it, it is out of the question; the other way is not: nobody guesses.
    ['26/12/31', ['2021-11-23', '2031-11-23'], ['2026-12-31', '2031-12-26']],
    ['11/12/2026', past, ['2026-11-12', '2026-12-11']],
    ['15/03/20', ['1919-01-01', today], ['2020-03-15', '1920-03-15']],
    ['31/12', ['2025-01-01', '2028-01-01'], ['2025-12-31', '2026-12-31', '2027-12-31']],
    ['31 dicembre', ['2025-01-01', '2028-01-01'], ['2025-12-31', '2026-12-31', '2027-12-31']],
  ] as const)('«%s» is asked back', (typed, within, which) => {
    expect(parseTypedDay(typed, today, within)).toEqual({ which });
  });

  it.each([
    ['15/03/98', birth, '1998-03-15'],
    ['15-03-98', birth, '1998-03-15'],
    ['15.3.98', birth, '1998-03-15'],
    ['98/03/15', birth, '1998-03-15'],
    ['150398', birth, '1998-03-15'],
    ['15 marzo 98', birth, '1998-03-15'],
    ['15/03/12', child, '2012-03-15'],
    ['01/01/1985', birth, '1985-01-01'],
    ['26/12/31', expiry, '2031-12-26'],
    ['31/12/26', expiry, '2026-12-31'],
    ['31-12-26', ['2021-11-23', '2026-12-31'], '2026-12-31'],
    ['05/06/27', expiry, '2027-06-05'],
    ['03/04/2027', expiry, '2027-04-03'],
    ['20 nov', ['2026-06-01', today], '2026-11-20'],
    ['20/11', ['2026-06-01', today], '2026-11-20'],
    ['20111220', birth, '2011-12-20'],
    ['20122011', birth, '2011-12-20'],
    ['31/12/2026', ['2026-01-01', '2026-06-30'], '2026-12-31'],
    // Neither fits: the nearer one is told to be too far.
    ['31/12/90', soon, '1990-12-31'],
  ] as const)('«%s» is one day', (typed, within, day) => {
    expect(parseTypedDay(typed, today, within)).toEqual({ day });
  });

  it.each([
    ['00/00/1985', birth, { refused: 'no-day', understood: '1985', meant: '1985-01-01' }],
    ['1985', birth, { refused: 'no-day', understood: '1985', meant: '1985-01-01' }],
    ['١٩٨٥', birth, { refused: 'no-day', understood: '1985', meant: '1985-01-01' }],
    ['00/03/1985', birth, { refused: 'no-day', understood: '03/1985', meant: '1985-03-01' }],
    ['03/1985', birth, { refused: 'no-day', understood: '03/1985', meant: '1985-03-01' }],
    ['marzo 1985', birth, { refused: 'no-day', understood: '03/1985', meant: '1985-03-01' }],
    // The expiry stands on the paper: no day is made up.
    ['2027', expiry, { refused: 'no-day', understood: '2027' }],
    ['12/2027', soon, { refused: 'no-day', understood: '12/2027' }],
    ['dicembre 2027', soon, { refused: 'no-day', understood: '12/2027' }],
    ['31/12', expiry, { refused: 'no-year', understood: '31/12' }],
    ['31/02/27', expiry, { refused: 'no-such-day', understood: '31/02/2027' }],
    ['12/31/26', expiry, { refused: 'no-such-day', understood: '12/31/2026', meant: '2026-12-31' }],
  ] as const)('«%s» is told what it lacks', (typed, within, refused) => {
    expect(parseTypedDay(typed, today, within)).toEqual(refused);
  });

  it('without a question, a year of two digits is of this century', () => {
    expect(parseTypedDay('15/03/98', today)).toEqual({ day: '2098-03-15' });
    expect(parseTypedDay('12/2026', today)).toEqual({ refused: 'no-day', understood: '12/2026' });
    expect(parseTypedDay('31/12', today)).toEqual({ refused: 'no-year', understood: '31/12' });
  });
});

describe('any day, written in any of these ways', () => {
  const days = fc
    .date({ min: new Date('1930-01-01'), max: new Date('2036-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const languages = ['it', 'en-GB', 'fr', 'es', 'ro', 'sq', 'ar', 'uk', 'ru', 'zh', 'bn', 'ur', 'tr', 'hi'];

  it('with four digits of the year, is that day whatever the question', () =>
    fc.assert(
      fc.property(days, fc.constantFrom('/', '-', '.', ' '), (day, between) => {
        const parts = day.split('-');
        expect(parseTypedDay([...parts].reverse().join(between), today, ['1926-11-23', '2041-11-23'])).toEqual({ day });
        expect(parseTypedDay(parts.join(between), today, ['1926-11-23', '2041-11-23'])).toEqual({ day });
      }),
    ));

  it('as each language writes it, is that day', () =>
    fc.assert(
      fc.property(days, fc.constantFrom(...languages), fc.constantFrom('long' as const, 'short' as const), (day, lang, month) => {
        const written = new Intl.DateTimeFormat(lang, { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' }).format(new Date(day));
        expect(parseTypedDay(written, today), written).toEqual({ day });
      }),
    ));

  it('with two digits of the year, is never silently another day of the question', () =>
    fc.assert(
      fc.property(days, fc.constantFrom('/', '-', '.', ' '), (day, between) => {
        const [year = '', month = '', date = ''] = day.split('-');
        const read = parseTypedDay([date, month, year.slice(2)].join(between), today, ['1926-11-23', '2041-11-23']);
        const days = 'day' in read ? [read.day] : 'which' in read ? read.which : [];
        const century = year.slice(2) < '42' ? '20' : '19';
        expect(days).toContain(`${century}${year.slice(2)}-${month}-${date}`);
      }),
    ));
});

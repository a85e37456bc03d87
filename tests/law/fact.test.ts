import { describe, expect, it } from 'vitest';
import { type Fact, factOn, type OpenQuestion, yearOf } from '../../src/law/fact.ts';
import { worldOn } from '../../src/law/facts-of-day.ts';

const plain = { unit: 'EUR a year', sources: ['S01'], checked_on: '2026-11-23', review_by: '2027-11-23', confidence: 'high' } as const;
const facts: readonly Fact[] = [
  { ...plain, key: 'income', value: 7002.97, from: '2025-01-01', until: '2025-12-31' },
  { ...plain, key: 'income', value: 7101.12, from: '2026-01-01', until: '2026-12-31' },
  { ...plain, key: 'places', value: 18000, from: '2026-01-01', until: '2026-12-31', afterwards: 'withheld' },
  { ...plain, key: 'places', value: 34000, from: '2028-01-01' },
  {
    ...plain,
    key: 'transition',
    value: '2027-04-30',
    until: '2027-04-30',
    hangs_on: { question: 'decree', careful: null, otherwise: null },
  },
  { ...plain, key: 'end', value: '2027-03-04', hangs_on: { question: 'decree', careful: '2027-03-04', otherwise: '2026-10-31' } },
];
const question: OpenQuestion = { id: 'decree', from: '2026-11-29', asks: 'Converted?', sources: ['S01'] };
const settled = (answer: 'yes' | 'no'): OpenQuestion => ({ ...question, settled: { on: '2026-12-10', answer, sources: ['S01'] } });
const on = (key: string, day: string, questions: readonly OpenQuestion[] = [question]) => {
  const { standing, value, overdue } = factOn(facts, key, day, questions);
  return [standing, value, ...(overdue ? ['overdue'] : [])];
};

describe('how a number stands on a day', () => {
  it('in force, then the last known one of its year, never nothing', () => {
    expect(on('income', '2026-12-31')).toEqual(['current', 7101.12]);
    expect(on('income', '2027-01-01')).toEqual(['last-known', 7101.12]);
    expect(on('income', '2028-02-29')).toEqual(['last-known', 7101.12]);
    expect(on('income', '2024-06-01')).toEqual(['none', null]);
  });

  it('is withheld after its end only where an old figure misleads', () => {
    expect(on('places', '2027-06-01')).toEqual(['none', null]);
    expect(on('places', '2028-01-01')).toEqual(['current', 34000, 'overdue']);
  });

  it('goes on being said past its review, and is known as overdue', () => {
    expect(on('income', '2026-12-31')).toEqual(['current', 7101.12]);
    expect(on('end', '2027-11-23', [settled('yes')])).toEqual(['current', '2027-03-04', 'overdue']);
  });

  it('takes its careful reading from the day of an open question until somebody answers it', () => {
    expect(on('transition', '2026-11-28')).toEqual(['current', '2027-04-30']);
    expect(on('transition', '2026-11-29')).toEqual(['unsure', null]);
    expect(on('end', '2026-11-29')).toEqual(['unsure', '2027-03-04']);
    expect(on('end', '2026-12-09', [settled('no')])).toEqual(['unsure', '2027-03-04']);
    expect(on('transition', '2026-12-10', [settled('yes')])).toEqual(['current', '2027-04-30']);
    expect(on('transition', '2026-12-10', [settled('no')])).toEqual(['none', null]);
    expect(on('end', '2026-12-10', [settled('no')])).toEqual(['current', '2026-10-31']);
  });

  it('of last year is that of last year, and the last known one where that is missing', () => {
    const lastYear = (day: string) => worldOn({ facts, questions: [], calculators: new Map() }, day).lastYear('income');
    expect(lastYear('2026-11-30')).toMatchObject({ standing: 'current', value: 7002.97 });
    expect(lastYear('2027-01-01')).toMatchObject({ standing: 'current', value: 7101.12 });
    expect(lastYear('2028-02-29')).toMatchObject({ standing: 'last-known', value: 7101.12 });
  });
});

it('a number has a year only when it held for exactly that year', () => {
  const [first = facts[1] as Fact] = facts;
  expect(yearOf(first)).toBe(2025);
  expect(yearOf({ ...first, until: '2026-12-31' })).toBe(null);
  expect(yearOf({ ...plain, key: 'x', value: 1, until: '2026-12-31' })).toBe(null);
});

import { describe, expect, it } from 'vitest';
import { caveatsOf, factsAsked, factsSaid } from '../../src/flow/caveats.ts';
import type { Flow } from '../../src/flow/flow.ts';
import { valuesOf } from '../../src/flow/run.ts';
import type { Fact } from '../../src/law/fact.ts';
import { worldOn } from '../../src/law/facts-of-day.ts';
import { calculators } from '../support/known-world.ts';

const plain = { unit: 'EUR', sources: ['S01'], checked_on: '2026-11-23', review_by: '2027-11-23', confidence: 'high' } as const;
const facts: readonly Fact[] = [
  { ...plain, key: 'assegno_sociale_year', value: 7101.12, from: '2026-01-01', until: '2026-12-31' },
  { ...plain, key: 'famre_income_per_relative', value: 0.5 },
  { ...plain, key: 'famre_income_under14_children', value: 2 },
  { ...plain, key: 'famre_income_under14_flat', value: 2 },
  { ...plain, key: 'click', value: '2027-01-12', until: '2027-01-12' },
  { ...plain, key: 'project', value: 615, until: '2027-06-30' },
  { ...plain, key: 'fee', value: 16 },
  { ...plain, key: 'doubt', value: 1, hangs_on: { question: 'decree', careful: 1, otherwise: null } },
];
const questions = [{ id: 'decree', from: '2026-11-29', asks: 'Converted?', sources: ['S01'] }];
const worldAt = (day: string) => worldOn({ facts, questions, calculators }, day);
const flow: Flow = {
  id: 'test',
  icon: '🪪',
  checked_on: '2026-11-23',
  sources: ['S01'],
  procedures: [],
  safety: false,
  papers: [],
  steps: [],
  compute: [{ id: 'needed', use: 'reunification-income', with: { relatives: 1, under14: 0 } }],
  outcomes: [],
};

describe('a number that has ended', () => {
  it('is said with its year, and so is what is computed with it', () => {
    const { values } = valuesOf(flow, {}, worldAt('2027-02-01'));
    const mark = { key: 'common:fact.of-year', with: { year: '2026' } };
    expect(values['fact.assegno_sociale_year']).toEqual({ value: 7101.12, mark });
    expect(values['needed.required']).toEqual({ value: 10651.68, mark });
    expect(values['fact.fee']).toBe(16);
  });

  it('of another length is said with its last day, and a day as past', () => {
    const { values } = valuesOf(flow, {}, worldAt('2027-07-01'));
    expect(values['fact.project']).toEqual({ value: 615, mark: { key: 'common:fact.until', with: { day: '2027-06-30' } } });
    expect(values['fact.click']).toEqual({ value: '2027-01-12', mark: { key: 'common:fact.past-day' } });
  });

  it('is said as it is while it is in force', () => {
    const { values } = valuesOf(flow, {}, worldAt('2026-12-31'));
    expect([values['fact.assegno_sociale_year'], values['needed.required']]).toEqual([7101.12, 10651.68]);
  });
});

describe('what must be said beside an answer', () => {
  const beside = (day: string, params: readonly string[], asked: readonly string[] = []) => {
    const world = worldAt(day);
    const rules = asked.map((fact) => ({ fact, is: ['unsure' as const] }));
    return caveatsOf([...factsSaid(params, valuesOf(flow, {}, world).computed, world), ...factsAsked(rules, world)]);
  };
  const nothing = { years: [], past: false, ended: [], questions: [], checked: null };

  it('is nothing for numbers in force', () => {
    expect(beside('2026-11-28', ['fact.assegno_sociale_year', 'needed.required', 'fact.doubt', 'answer.born'])).toEqual(nothing);
  });

  it('is the year of one that ended, through calculations too, and the year that was asked for', () => {
    expect(beside('2027-02-01', ['needed.required', 'fact.assegno_sociale_year'])).toEqual({
      ...nothing,
      years: [{ year: 2026, asked: 2027 }],
    });
    expect(beside('2028-02-01', ['last-year.assegno_sociale_year']).years).toEqual([{ year: 2026, asked: 2027 }]);
    expect(beside('2027-02-01', ['last-year.assegno_sociale_year'])).toEqual(nothing);
  });

  it('is the end of others, a day that is past, the doubt, and the day of checking', () => {
    expect(beside('2027-07-01', ['fact.project', 'fact.click'])).toEqual({ ...nothing, past: true, ended: ['2027-06-30'] });
    expect(beside('2026-11-29', [], ['doubt'])).toEqual({ ...nothing, questions: ['decree'] });
    expect(beside('2027-11-23', ['fact.fee'])).toEqual({ ...nothing, checked: '2026-11-23' });
  });
});

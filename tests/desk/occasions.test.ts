import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/base/time.ts';
import { documentFile } from '../../src/content/document-file.ts';
import { parseYaml, shaped } from '../../src/content/yaml-file.ts';
import { type Document, type DocumentRule, noDetails } from '../../src/desk/document.ts';
import { occasionOn, occasionsOf } from '../../src/desk/occasions.ts';
import { aDocument, aRule } from '../support/documents.ts';
import { worldWith, worldWithout } from '../support/known-world.ts';

const facts = {
  renewal_prepare_before_expiry: 120,
  renewal_latest_before_expiry: 90,
  renewal_tolerance_after_expiry: 60,
  permit_issue_term_standard: 90,
  anagrafe_renewal_statement: 60,
};
const world = worldWith(facts);

/** The project's own rules. */
const rules = new Map(
  readdirSync('data/documents').map((name): [string, DocumentRule] => {
    const { value, problems } = shaped(parseYaml(name, readFileSync(`data/documents/${name}`, 'utf8')), documentFile);
    if (!value) throw new Error(JSON.stringify(problems));
    return [value.kind, value];
  }),
);
const ruleOf = (kind: string): DocumentRule => rules.get(kind) ?? aRule('none', {});

const told = (kind: string, day: string, more: Partial<Document['details']> = {}, known = world) =>
  occasionsOf(aDocument(day, { kind, details: { ...noDetails, ...more } }), ruleOf(kind), known).map(
    ({ rung, from, until }) => `${rung} ${from} ${until}`,
  );

describe('what is to be said of a permit', () => {
  it('goes from the first papers to the day on which the tolerance has ended', () => {
    expect(told('permit', '2027-06-30')).toEqual([
      'prepare 2027-03-02 2027-03-31',
      'window 2027-04-01 2027-04-30',
      'two-months 2027-05-01 2027-05-30',
      'one-month 2027-05-31 2027-06-22',
      'week 2027-06-23 2027-06-29',
      'today 2027-06-30 2027-06-30',
      'late 2027-07-01 2027-07-29',
      'late-month 2027-07-30 2027-08-21',
      'late-week 2027-08-22 2027-08-29',
      'late-over 2027-08-30 2028-08-28',
    ]);
  });

  it('is another for a card whose right does not end', () => {
    expect(told('permit', '2027-06-30', { type: 'long-term' })).toEqual([
      'card-two-months 2027-05-01 2027-06-22',
      'card-week 2027-06-23 2027-06-30',
      'card-late 2027-07-01 2028-06-29',
    ]);
    expect(told('permit', '2027-06-30', { type: 'study' })).toEqual(told('permit', '2027-06-30'));
  });

  it('sends nobody to the post office whose permit is not renewed there', () => {
    for (const type of ['seasonal', 'applicant', 'ukraine'])
      expect(told('permit', '2027-06-30', { type })).toEqual([
        'own-two-months 2027-05-01 2027-05-30',
        'own-month 2027-05-31 2027-06-22',
        'own-week 2027-06-23 2027-06-29',
        'own-today 2027-06-30 2027-06-30',
        'own-late 2027-07-01 2028-06-29',
      ]);
  });

  it('is nothing while the request is on its way', () => {
    expect(told('permit', '2027-06-30', { sent_on: '2027-04-02' })).toEqual([]);
  });

  it('leaves out what stands on a number that nobody knows', () => {
    const rungs = told('permit', '2027-06-30', {}, worldWithout(facts, 'renewal_tolerance_after_expiry')).map((each) => each.split(' ')[0]);
    expect(rungs).toEqual(['prepare', 'window', 'two-months', 'one-month', 'week', 'today', 'late']);
  });

  it('moves with the number that it is counted by', () => {
    const other = worldWith({ ...facts, renewal_latest_before_expiry: 75 });
    expect(told('permit', '2027-06-30', {}, other)).toContain('window 2027-04-16 2027-04-30');
  });

  it('matters on the day itself, whatever the hour', () => {
    const rule = ruleOf('permit');
    const matters = occasionsOf(aDocument('2027-06-30'), rule, world).filter((each) => each.matters);
    expect(matters.map(({ rung }) => rung)).toEqual(['today']);
  });
});

describe('what is counted from a day', () => {
  it('follows a request for as long as it waits', () => {
    expect(told('receipt', '2026-12-01')).toEqual([
      'appointment 2026-12-04 2026-12-14',
      'rights 2026-12-15 2027-01-14',
      'status 2027-01-15 2027-03-01',
      'term 2027-03-02 2027-04-29',
      'still 2027-04-30 2027-08-28',
    ]);
  });

  it('is silent where nobody knows when it ends: its words name that day', () => {
    expect(told('abode', '2026-12-01', {}, worldWithout(facts, 'anagrafe_renewal_statement'))).toEqual([]);
    expect(told('receipt', '2026-12-01', {}, worldWithout(facts, 'permit_issue_term_standard'))).toEqual([]);
  });
});

describe('what is said of a date that a guide computed', () => {
  it('depends on whether it is the last day, the first, or simply a day', () => {
    const rungs = (type: string) => told('date', '2027-01-31', { type }).map((each) => each.split(' ')[0]);
    expect(rungs('last')).toEqual(['one-month', 'week', 'three-days', 'tomorrow', 'today', 'late']);
    expect(rungs('from')).toEqual(['soon', 'open']);
    expect(rungs('day')).toEqual(['day-month', 'day-week', 'day-tomorrow', 'day-today', 'day-over']);
  });
});

describe('on each day', () => {
  it.each([...rules.keys()])('there is one thing to say of %s at the most, and none before the one before is over', (kind) => {
    for (const type of [null, ...ruleOf(kind).types]) {
      const occasions = occasionsOf(aDocument('2028-02-29', { kind, details: { ...noDetails, type } }), ruleOf(kind), world);
      if (kind !== 'date' || type !== null) expect(occasions.length).toBeGreaterThan(0);
      for (const [i, { from, until }] of occasions.entries()) {
        expect(from <= until).toBe(true);
        const next = occasions[i + 1];
        if (next) expect(next.from > until).toBe(true);
        expect(occasionOn(occasions, from)).toBe(occasions[i]);
        expect(occasionOn(occasions, until)).toBe(occasions[i]);
        expect(occasionOn(occasions, addDays(until, 1))).not.toBe(occasions[i]);
      }
    }
  });
});

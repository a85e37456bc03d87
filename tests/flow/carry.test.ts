import { describe, expect, it } from 'vitest';
import { questionsLeft } from '../../src/flow/ahead.ts';
import { type Attribute, answerKnown, filled, type Known, knownFrom, narrowed, toldIn, withFollowing } from '../../src/flow/carry.ts';
import type { Flow, Option, Step } from '../../src/flow/flow.ts';
import { worldWith } from '../support/known-world.ts';

const world = worldWith({ tolerance: 60 });

const choice = (id: string, asks: string, options: readonly (string | Option)[], rest: Partial<Step> = {}): Step => ({
  id,
  ask: 'choice',
  asks,
  options: options.map((option) => (typeof option === 'string' ? { id: option } : option)),
  unknown: false,
  private: false,
  ...rest,
});
const date = (id: string, asks: string, within?: readonly [string, string]): Step => ({
  id,
  ask: 'date',
  asks,
  options: [],
  unknown: true,
  private: false,
  ...(within ? { within } : {}),
});
const flowOf = (id: string, steps: readonly Step[]): Flow => ({
  id,
  icon: '🪪',
  checked_on: '2026-11-23',
  sources: [],
  procedures: [],
  papers: [],
  safety: false,
  steps,
  compute: [],
  outcomes: [],
});

const status = flowOf('status', [
  choice('paper', 'paper', ['permit', 'receipt', 'unknown']),
  choice('kind', 'permit-kind', [{ id: 'work', is: ['employed', 'self-employed', 'seasonal'] }, 'family', 'unknown'], {
    when: { answer: 'paper', in: ['permit'] },
  }),
  choice('seasonal', 'permit-kind', [{ id: 'yes', is: ['seasonal'] }, { id: 'no', is: ['employed', 'self-employed'] }, 'unknown']),
  date('expiry', 'permit-expiry'),
]);
const renewal = flowOf('renewal', [
  choice('situation', 'renewal', ['to-send', 'sent']),
  choice('type', 'permit-kind', [{ id: 'employed', is: ['employed', 'seasonal'] }, 'self-employed', 'family', { id: 'other', is: [] }]),
  date('expires', 'permit-expiry', ['-1y', '+1y']),
  choice('late', 'why', ['illness', 'none'], { when: { 'days-since': 'expires', over: 'fact.tolerance' } }),
]);

describe('what is known of a person', () => {
  it('is what the answers say that still apply; who does not know says nothing', () => {
    expect(knownFrom(status, { paper: 'permit', kind: 'family', seasonal: 'unknown', expiry: 'unknown' }, world)).toEqual(
      new Map([
        ['paper', ['permit']],
        ['permit-kind', ['family']],
      ]),
    );
    expect(knownFrom(status, { paper: 'receipt', kind: 'family', expiry: '2027-01-01' }, world)).toEqual(
      new Map([
        ['paper', ['receipt']],
        ['permit-expiry', ['2027-01-01']],
      ]),
    );
  });

  it('is not what a guide asks anew: that goes nowhere, only the check of conclusions reads it', () => {
    const letter = flowOf('letter', [choice('word', 'permit-kind', ['refugee', 'special'], { anew: true })]);
    expect(knownFrom(letter, { word: 'refugee' }, world)).toEqual(new Map());
    expect(toldIn(letter, { word: 'refugee' }, world)).toEqual(new Map([['permit-kind', ['refugee']]]));
  });

  it('is narrowed by a second answer to the same', () => {
    expect(knownFrom(status, { paper: 'permit', kind: 'work', seasonal: 'yes' }, world).get('permit-kind')).toEqual(['seasonal']);
    expect(knownFrom(status, { paper: 'permit', kind: 'work', seasonal: 'no' }, world).get('permit-kind')).toEqual([
      'employed',
      'self-employed',
    ]);
  });

  it('is what was said later, where both cannot be true', () => {
    expect(narrowed(new Map([['permit-kind', ['family']]]), new Map([['permit-kind', ['study']]])).get('permit-kind')).toEqual(['study']);
    expect(narrowed(new Map([['permit-kind', ['study']]]), new Map([['paper', ['permit']]]))).toEqual(
      new Map([
        ['permit-kind', ['study']],
        ['paper', ['permit']],
      ]),
    );
  });
});

describe('a question of another guide', () => {
  const step = (id: string) => renewal.steps.find((each) => each.id === id) as Step;
  const answer = (id: string, ...known: [string, readonly string[]][]) => answerKnown(step(id), new Map(known), {}, world);

  it('is answered by the one option that holds whatever of the known values is true', () => {
    expect(answer('type', ['permit-kind', ['family']])).toBe('family');
    expect(answer('type', ['permit-kind', ['seasonal']])).toBe('employed');
    expect(answer('type', ['permit-kind', ['employed', 'seasonal']])).toBe('employed');
    expect(answer('type', ['permit-kind', ['employed', 'self-employed']])).toBe(null);
    expect(answer('type', ['permit-kind', ['long-term']])).toBe(null);
    expect(answer('type', ['paper', ['permit']])).toBe(null);
  });

  it('is asked anew where another answer may weigh more, whatever is known', () => {
    const word = choice('word', 'permit-kind', [{ id: 'taken', is: [] }, 'family'], { anew: true });
    expect(answerKnown(word, new Map([['permit-kind', ['family']]]), {}, world)).toBe(null);
  });

  it('is asked when the day lies outside what it takes', () => {
    expect(answer('expires', ['permit-expiry', ['2027-03-01']])).toBe('2027-03-01');
    expect(answer('expires', ['permit-expiry', ['2020-03-01']])).toBe(null);
  });

  it('is asked when two options hold, or the one is not offered', () => {
    const two = choice('two', 'paper', [
      { id: 'a', is: ['permit', 'receipt'] },
      { id: 'b', is: ['permit'] },
    ]);
    const known = new Map([['paper', ['permit']]]);
    expect(answerKnown(two, known, {}, world)).toBe(null);
    const hidden = choice('hidden', 'paper', [{ id: 'permit', when: { answer: 'x', in: ['y'] } }, 'receipt']);
    expect(answerKnown(hidden, known, {}, world)).toBe(null);
    expect(answerKnown(hidden, known, { x: 'y' }, world)).toBe('permit');
  });
});

describe('what follows from what is known', () => {
  const attribute = (id: string, values: readonly string[], follows: Attribute['follows'] = []): Attribute => ({
    id,
    type: values.length > 0 ? 'choice' : 'day',
    values,
    private: false,
    follows,
  });
  const attributes = new Map(
    [
      attribute('paper', ['permit', 'receipt', 'lost']),
      attribute('permit-expiry', []),
      attribute(
        'standing',
        ['valid', 'expired', 'lost'],
        [
          { value: 'lost', told: { paper: 'lost' } },
          { value: 'expired', told: { paper: 'permit' }, past: 'permit-expiry' },
          { value: 'valid', told: {}, ahead: 'permit-expiry' },
        ],
      ),
    ].map((each) => [each.id, each]),
  );
  const standing = (...known: [string, readonly string[]][]) => withFollowing(new Map(known), attributes, world).get('standing');

  it('is the first that holds, of a day still to come also today', () => {
    expect(standing(['permit-expiry', ['2026-11-23']])).toEqual(['valid']);
    expect(standing(['permit-expiry', ['2026-11-22']])).toBe(undefined);
    expect(standing(['permit-expiry', ['2026-11-22']], ['paper', ['permit']])).toEqual(['expired']);
    expect(standing(['permit-expiry', ['2027-11-22']], ['paper', ['lost']])).toEqual(['lost']);
  });

  it('is nothing while it may be otherwise, and less than what was said', () => {
    expect(standing(['permit-expiry', ['2026-11-22']], ['paper', ['permit', 'receipt']])).toBe(undefined);
    expect(standing(['permit-expiry', ['2027-11-22']], ['standing', ['expired']])).toEqual(['expired']);
  });
});

describe('a guide opened with what is known', () => {
  const known = new Map([
    ['permit-kind', ['family']],
    ['permit-expiry', ['2027-01-01']],
  ]);

  it('asks what is not known, and fills in what comes after it', () => {
    expect(filled(renewal, {}, () => known, world)).toEqual({ answers: {}, carried: [] });
    expect(filled(renewal, { situation: 'to-send' }, () => known, world)).toEqual({
      answers: { situation: 'to-send', type: 'family', expires: '2027-01-01' },
      carried: ['type', 'expires'],
    });
  });

  it('does not count what it fills in among the questions to come', () => {
    const left = (of: Known, after: string) => questionsLeft(renewal, of, after, world);
    expect(left(new Map(), 'situation')).toBe(3);
    // the permit ends in five weeks: nobody is asked why so late
    expect(left(known, 'situation')).toBe(0);
    expect(left(new Map([['permit-kind', ['family']]]), 'situation')).toBe(2);
    expect(left(known, 'type')).toBe(0);
  });

  it('keeps what was answered here, also against what is known', () => {
    expect(filled(renewal, { situation: 'to-send', type: 'self-employed' }, () => known, world).answers['type']).toBe('self-employed');
  });
});

describe('an option that tells something of another attribute too', () => {
  const own: Attribute = {
    id: 'length',
    type: 'choice',
    values: ['short', 'year'],
    private: false,
    follows: [{ value: 'year', told: {}, ahead: 'permit-expiry', months: 12 }],
  };
  const attributes = new Map([[own.id, own]]);
  const sponsor = choice('sponsor', 'permit-kind', [
    { id: 'year', is: ['family'], also: { length: ['year'] } },
    { id: 'short', is: ['family'], also: { length: ['short'] } },
  ]);
  const answered = (...known: [string, readonly string[]][]) =>
    answerKnown(sponsor, withFollowing(new Map(known), attributes, world), {}, world);

  it('is the answer where the other would be untrue, and is asked where both may be', () => {
    expect(answered(['permit-kind', ['family']])).toBe(null);
    expect(answered(['permit-kind', ['family']], ['length', ['short']])).toBe('short');
    expect(answered(['permit-kind', ['family']], ['permit-expiry', ['2027-11-23']])).toBe('year');
    expect(answered(['permit-kind', ['family']], ['permit-expiry', ['2027-11-22']])).toBe(null);
  });

  it('tells it on', () => {
    expect(knownFrom(flowOf('family', [sponsor]), { sponsor: 'short' }, world)).toEqual(
      new Map([
        ['permit-kind', ['family']],
        ['length', ['short']],
      ]),
    );
  });
});

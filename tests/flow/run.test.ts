import { describe, expect, it } from 'vitest';
import type { Flow } from '../../src/flow/flow.ts';
import { acceptAnswer, outcomeOf, resolve, stepBefore, valuesOf } from '../../src/flow/run.ts';
import { worldWith } from '../support/known-world.ts';

const facts: Readonly<Record<string, number>> = {
  tolerance: 60,
  renewal_latest_before_expiry: 90,
  renewal_tolerance_after_expiry: 60,
};
const world = worldWith(facts);

const choice = (id: string, options: string[]) => ({
  id,
  ask: 'choice' as const,
  options: options.map((each) => ({ id: each })),
  unknown: false,
  private: false,
});
const none = { procedures: [], sources: [], offices: [], sums: [] };
const flow: Flow = {
  id: 'test',
  icon: '🪪',
  checked_on: '2026-11-23',
  sources: ['S01'],
  procedures: [],
  safety: false,
  papers: [],
  steps: [
    choice('kind', ['work', 'family', 'study']),
    { ...choice('contract', ['yes', 'no']), when: { answer: 'kind', in: ['work'] } },
    { id: 'expiry', ask: 'date', options: [], within: ['-10y', '+1y'], unknown: true, private: false },
    { ...choice('late', ['sent', 'nothing']), when: { 'days-since': 'expiry', over: 0 } },
    {
      ...choice('where', ['kit', 'questura']),
      options: [{ id: 'kit', when: { not: { answer: 'kind', in: ['study'] } } }, { id: 'questura' }],
    },
  ],
  compute: [{ id: 'deadlines', use: 'permit-deadlines', with: { expiry: { answer: 'expiry' } } }],
  outcomes: [
    {
      id: 'lawyer',
      when: {
        all: [
          { answer: 'late', in: ['nothing'] },
          { 'days-since': 'expiry', over: 'fact.tolerance' },
        ],
      },
      say: [],
      sections: {},
      actions: [],
      ...none,
    },
    {
      id: 'soon',
      when: { 'days-since': 'expiry', 'at-least': '-fact.renewal_latest_before_expiry' },
      say: [],
      sections: {},
      actions: [],
      ...none,
    },
    { id: 'renew', say: [], sections: {}, actions: [], ...none },
  ],
};
const step = (id: string) => flow.steps.find((each) => each.id === id) ?? choice(id, []);
const at = (answers: Record<string, string>) => {
  const { asked, next, answers: kept } = resolve(flow, answers, world);
  return { asked: asked.map((each) => each.id), next: next?.id ?? null, kept };
};

describe('resolving answers', () => {
  it('asks the questions that apply, top to bottom', () => {
    expect(at({})).toEqual({ asked: [], next: 'kind', kept: {} });
    expect(at({ kind: 'family' })).toEqual({ asked: ['kind'], next: 'expiry', kept: { kind: 'family' } });
    expect(at({ kind: 'work' }).next).toBe('contract');
    expect(at({ kind: 'family', expiry: '2026-11-22' }).next).toBe('late');
    expect(at({ kind: 'family', expiry: '2026-11-23' }).next).toBe('where');
    expect(at({ kind: 'family', expiry: 'unknown' }).next).toBe('where');
    expect(at({ kind: 'family', expiry: 'unknown', where: 'kit' }).next).toBe(null);
  });

  it('drops answers whose question no longer applies or whose option is no longer offered, and keeps the later ones', () => {
    const answers = { kind: 'work', contract: 'yes', expiry: '2026-11-01', late: 'sent', where: 'kit' };
    expect(at({ ...answers, kind: 'family' })).toEqual({
      asked: ['kind', 'expiry', 'late', 'where'],
      next: null,
      kept: { kind: 'family', expiry: '2026-11-01', late: 'sent', where: 'kit' },
    });
    expect(at({ ...answers, kind: 'study' })).toEqual({
      asked: ['kind', 'expiry', 'late'],
      next: 'where',
      kept: { kind: 'study', expiry: '2026-11-01', late: 'sent' },
    });
    expect(at({ ...answers, expiry: '2027-01-01' }).kept).toEqual({ kind: 'work', contract: 'yes', expiry: '2027-01-01', where: 'kit' });
    expect(at({ ...answers, gone: 'x', kind: 'other' }).next).toBe('kind');
  });

  it('asks what a change makes new, and keeps what comes after it', () => {
    expect(at({ kind: 'work', expiry: 'unknown', where: 'kit' })).toEqual({
      asked: ['kind', 'expiry', 'where'],
      next: 'contract',
      kept: { kind: 'work', expiry: 'unknown', where: 'kit' },
    });
  });

  it('finds the question before', () => {
    const answers = { kind: 'work', expiry: 'unknown', where: 'kit' };
    expect(stepBefore(flow, answers, world, 'contract')?.id).toBe('kind');
    expect(stepBefore(flow, answers, world, 'kind')).toBe(null);
    expect(stepBefore(flow, { ...answers, contract: 'yes' }, world, null)?.id).toBe('where');
    expect(stepBefore(flow, { kind: 'family', expiry: '2027-01-01', where: 'kit' }, world, 'where')?.id).toBe('expiry');
  });
});

describe('accepting an answer', () => {
  it('takes only options that are offered', () => {
    expect(acceptAnswer(step('where'), 'kit', { kind: 'work' }, world)).toEqual({ ok: true });
    expect(acceptAnswer(step('where'), 'kit', { kind: 'study' }, world)).toEqual({ ok: false, reason: 'not-an-option' });
    expect(acceptAnswer(step('where'), 'unknown', {}, world)).toEqual({ ok: false, reason: 'not-an-option' });
  });

  it('takes real days within the bounds', () => {
    expect(acceptAnswer(step('expiry'), '2027-11-23', {}, world)).toEqual({ ok: true });
    expect(acceptAnswer(step('expiry'), '2027-11-24', {}, world)).toEqual({ ok: false, reason: 'too-late', bound: '2027-11-23' });
    expect(acceptAnswer(step('expiry'), '2016-11-22', {}, world)).toEqual({ ok: false, reason: 'too-early', bound: '2016-11-23' });
    expect(acceptAnswer(step('expiry'), '2027-02-31', {}, world)).toEqual({ ok: false, reason: 'no-such-day' });
    expect(acceptAnswer(step('expiry'), 'unknown', {}, world)).toEqual({ ok: true });
    expect(acceptAnswer({ ...step('expiry'), unknown: false }, 'unknown', {}, world)).toEqual({ ok: false, reason: 'not-an-option' });
  });
});

describe('the outcome', () => {
  const outcome = (expiry: string, late: string, known = world) =>
    outcomeOf(flow, { kind: 'family', expiry, late, where: 'kit' }, known)?.outcome.id ?? null;

  it('is the first whose rule holds, to the day', () => {
    expect(outcome('2026-09-24', 'nothing')).toBe('soon');
    expect(outcome('2026-09-23', 'nothing')).toBe('lawyer');
    expect(outcome('2026-09-23', 'sent')).toBe('soon');
    expect(outcome('2027-02-21', 'sent')).toBe('soon');
    expect(outcome('2027-02-22', 'sent')).toBe('renew');
    expect(outcome('unknown', 'sent')).toBe('renew');
  });

  it('is not guessed when a rule hangs on a fact that may not be shown', () => {
    const { tolerance: _, ...fewer } = facts;
    expect(outcome('2026-09-23', 'nothing', worldWith(fewer))).toBe(null);
    expect(outcome('2026-09-23', 'sent', worldWith(fewer))).toBe('soon');
  });

  it('carries the values that its texts may say', () => {
    const run = outcomeOf(flow, { kind: 'family', expiry: '2027-03-01', where: 'kit' }, world);
    expect(run?.values).toMatchObject({
      'deadlines.recommended': '2026-12-01',
      'deadlines.tolerated': '2027-04-30',
      'deadlines.days_to_recommended': 8,
      'fact.tolerance': 60,
      'answer.expiry': '2027-03-01',
    });
    const without = valuesOf(flow, { kind: 'family', expiry: 'unknown' }, world);
    expect(without.computed).toEqual({});
    // A screen that waits in the database has them all.
    expect(JSON.parse(JSON.stringify(without.values))).toEqual(
      Object.fromEntries(Object.entries(facts).map(([key, value]) => [`fact.${key}`, value])),
    );
  });
});

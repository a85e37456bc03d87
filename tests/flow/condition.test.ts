import { describe, expect, it } from 'vitest';
import { leaves, shown, truth } from '../../src/flow/condition.ts';
import type { Condition } from '../../src/flow/flow.ts';
import { worldWith } from '../support/known-world.ts';

const world = worldWith({ sixty: 60, text: 'x' });
const since = (day: string, rule: object) => truth({ 'days-since': 'd', ...rule } as Condition, { d: day }, world);

describe('rules', () => {
  it('compare the days since a date', () => {
    expect([since('2026-11-23', { over: 0 }), since('2026-11-22', { over: 0 })]).toEqual([false, true]);
    expect([since('2026-11-23', { 'at-least': 0 }), since('2026-11-24', { 'at-least': 0 })]).toEqual([true, false]);
    expect([since('2026-11-22', { under: 1 }), since('2026-11-23', { under: 1 })]).toEqual([false, true]);
    expect([since('2026-11-22', { 'at-most': 1 }), since('2026-11-21', { 'at-most': 1 })]).toEqual([true, false]);
    expect([since('2026-09-24', { over: 'fact.sixty' }), since('2026-09-23', { over: 'fact.sixty' })]).toEqual([false, true]);
    expect([since('2027-01-22', { under: '-fact.sixty' }), since('2027-01-23', { under: '-fact.sixty' })]).toEqual([false, true]);
    expect([since('2026-11-20', { over: 0, under: 5 }), since('2026-11-10', { over: 0, under: 5 })]).toEqual([true, false]);
  });

  it('compare a date with a fact that is a day', () => {
    const world = worldWith({ end: '2027-03-04' });
    const ends = (day: string, rule: object, unit = 'days-since') =>
      truth({ [unit]: 'd', ...rule } as unknown as Condition, { d: day }, world);
    expect([ends('2027-03-03', { over: 'fact.end' }), ends('2027-03-04', { over: 'fact.end' })]).toEqual([true, false]);
    expect([ends('2027-03-04', { 'at-most': 'fact.end' }), ends('2027-03-03', { 'at-most': 'fact.end' })]).toEqual([true, false]);
    expect([ends('2026-03-04', { over: 'fact.end' }), ends('2026-03-04', { 'at-most': 'fact.end' })]).toEqual([true, false]);
    expect(ends('2026-03-04', { over: 'fact.end' }, 'months-since')).toBe(null);
  });

  it('count months, years and working days by the calendar', () => {
    const months = (day: string, rule: object) => truth({ 'months-since': 'd', ...rule } as Condition, { d: day }, world);
    expect([months('2026-05-23', { 'at-least': 6 }), months('2026-05-24', { 'at-least': 6 })]).toEqual([true, false]);
    expect([months('2026-05-23', { over: 6 }), months('2026-05-22', { over: 6 })]).toEqual([false, true]);
    const years = (day: string, rule: object) => truth({ 'years-since': 'd', ...rule } as Condition, { d: day }, world);
    expect([years('2016-11-23', { 'at-least': 10 }), years('2016-11-24', { 'at-least': 10 })]).toEqual([true, false]);
    expect([years('2024-02-29', { under: 3 }), years('2008-11-23', { under: 18 })]).toEqual([true, false]);
    // 13 November 2026 is a Friday: the eighth working day after it, Saturdays counted, is Monday 23
    const working = (day: string, rule: object) => truth({ 'working-days-since': 'd', ...rule } as Condition, { d: day }, world);
    expect([working('2026-11-13', { 'at-most': 8 }), working('2026-11-12', { 'at-most': 8 })]).toEqual([true, false]);
  });

  it('are not fulfilled by a date that is not known', () => {
    expect(since('unknown', { 'at-most': 1000 })).toBe(false);
    expect(truth({ 'days-since': 'e', over: 0 }, {}, world)).toBe(false);
  });

  it('cannot be told without the fact, unless the rest decides', () => {
    const gap: Condition = { 'days-since': 'd', over: 'fact.none' };
    const yes: Condition = { answer: 'a', in: ['x', 'y'] };
    const at = (condition: Condition) => truth(condition, { d: '2026-01-01', a: 'x' }, world);
    expect([at(gap), at({ not: gap }), at({ all: [gap, yes] }), at({ any: [gap, { not: yes }] })]).toEqual([null, null, null, null]);
    expect([at({ any: [gap, yes] }), at({ all: [gap, { not: yes }] })]).toEqual([true, false]);
    expect(at({ 'days-since': 'd', over: 'fact.text' })).toBe(null);
  });

  it('choose what is shown', () => {
    const items = [
      { id: 'always' },
      { id: 'x', when: { answer: 'a', in: ['x'] } },
      { id: 'gap', when: { 'days-since': 'd', over: 'fact.none' } as const },
    ];
    expect(shown(items, { a: 'x', d: '2026-01-01' }, world).map((item) => item.id)).toEqual(['always', 'x']);
    expect(shown(items, {}, world).map((item) => item.id)).toEqual(['always']);
  });

  it('have leaves', () => {
    const leaf: Condition = { answer: 'a', in: ['x'] };
    expect(leaves({ all: [{ not: leaf }, { any: [leaf, { 'days-since': 'd', over: 0 }] }] })).toEqual([
      leaf,
      leaf,
      { 'days-since': 'd', over: 0 },
    ]);
  });
});

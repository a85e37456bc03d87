import { describe, expect, it } from 'vitest';
import type { Document, DocumentRule } from '../../src/desk/document.ts';
import { documentReminders, nextReminder, standingOf } from '../../src/desk/document-reminders.ts';
import { aDocument, aRule } from '../support/documents.ts';
import { worldWith } from '../support/known-world.ts';

const zone = 'Europe/Rome';
const world = worldWith({ renewal_latest_before_expiry: 90, words: 'ninety' });
const rule = aRule('permit', { renew: 'fact.renewal_latest_before_expiry', '60-days': 60, '7-days': 7, expired: -1 });
const expiring = (expires_on: string) => aDocument(expires_on, { chat: 410 });

/** Rung and due moment of each reminder. */
const planned = (document: Document, now: string, of = rule) =>
  documentReminders(document, of, world, now, zone).map((each) => {
    if (each.write !== 'message' || each.message.body.kind !== 'document-reminder') throw new Error('only reminders');
    expect(each.message.key).toBe(`document:d1:${each.message.body.rung}`);
    expect(each.message.to).toEqual({ chat: 410 });
    return [each.message.body.rung, each.message.due];
  });

describe('the reminders of a document', () => {
  it('climb its ladder, each at nine in the morning', () => {
    expect(planned(expiring('2027-06-30'), '2026-11-23T08:00:00.000Z')).toEqual([
      ['renew', '2027-04-01T07:00:00.000Z'],
      ['60-days', '2027-05-01T07:00:00.000Z'],
      ['7-days', '2027-06-23T07:00:00.000Z'],
      ['expired', '2027-07-01T07:00:00.000Z'],
    ]);
  });

  it('are at nine by the clock on the wall on both sides of its change', () => {
    const dueOf = (expires_on: string) =>
      planned(expiring(expires_on), '2026-09-01T08:00:00.000Z').find(([rung]) => rung === '7-days')?.[1];
    expect(dueOf('2027-04-03')).toBe('2027-03-27T08:00:00.000Z');
    expect(dueOf('2027-04-04')).toBe('2027-03-28T07:00:00.000Z');
    expect(dueOf('2026-10-31')).toBe('2026-10-24T07:00:00.000Z');
    expect(dueOf('2026-11-01')).toBe('2026-10-25T08:00:00.000Z');
  });

  it('leave out the rungs that have passed, that minute included', () => {
    const rungs = (now: string) => planned(expiring('2027-01-22'), now).map(([rung]) => rung);
    expect(rungs('2026-11-23T07:59:59.999Z')).toEqual(['60-days', '7-days', 'expired']);
    expect(rungs('2026-11-23T08:00:00.000Z')).toEqual(['7-days', 'expired']);
    expect(rungs('2027-01-22T12:00:00.000Z')).toEqual(['expired']);
    expect(rungs('2027-02-01T12:00:00.000Z')).toEqual([]);
  });

  it('leave out a rung whose fact may not be shown or is no number', () => {
    const gaps = aRule('permit', { gap: 'fact.not_known', text: 'fact.words', '7-days': 7 });
    expect(planned(expiring('2027-06-30'), '2026-11-23T08:00:00.000Z', gaps).map(([rung]) => rung)).toEqual(['7-days']);
  });

  it('count back over the end of February', () => {
    const day = planned(expiring('2028-03-07'), '2026-11-23T08:00:00.000Z').find(([rung]) => rung === '7-days');
    expect(day?.[1]).toBe('2028-02-29T08:00:00.000Z');
  });
});

describe('the next reminder', () => {
  it('is the earliest day still to come', () => {
    expect(nextReminder(expiring('2027-06-30'), rule, world, '2026-11-23T08:00:00.000Z', 'Europe/Rome')).toBe('2027-04-01');
    expect(nextReminder(expiring('2027-06-30'), rule, world, '2027-04-01T06:59:59.999Z', 'Europe/Rome')).toBe('2027-04-01');
    expect(nextReminder(expiring('2027-06-30'), rule, world, '2027-04-01T07:00:00.000Z', 'Europe/Rome')).toBe('2027-05-01');
    expect(nextReminder(expiring('2027-06-30'), rule, world, '2027-07-02T08:00:00.000Z', 'Europe/Rome')).toBeNull();
  });

  it('does not mind the order of the ladder', () => {
    const mixed: DocumentRule = { ...rule, ladder: [...rule.ladder].reverse() };
    expect(nextReminder(expiring('2027-06-30'), mixed, world, '2026-11-23T08:00:00.000Z', 'Europe/Rome')).toBe('2027-04-01');
  });
});

describe('a reminder that is said later than planned', () => {
  const document = expiring('2027-06-30');
  it.each([
    ['renew', '2027-04-01', '2027-04-01', 'holds'],
    ['renew', '2027-04-01', '2027-04-30', 'holds'],
    ['renew', '2027-04-01', '2027-05-01', 'overtaken'],
    ['7-days', '2027-06-23', '2027-06-29', 'holds'],
    ['7-days', '2027-06-23', '2027-06-30', 'past'],
    ['7-days', '2027-06-23', '2027-07-01', 'overtaken'],
    ['expired', '2027-07-01', '2027-07-01', 'holds'],
    ['expired', '2027-07-01', '2028-07-01', 'holds'],
  ])('%s of %s on %s: %s', (rung, day, today, standing) => {
    expect(standingOf(document, rule, world, { rung, day }, today)).toBe(standing);
  });

  it('is not overtaken by itself, when the fact it is counted by has changed since', () => {
    expect(standingOf(document, rule, world, { rung: 'renew', day: '2027-03-20' }, '2027-04-05')).toBe('holds');
  });

  it('holds before expiry, without a rule too', () => {
    expect(standingOf(document, undefined, world, { rung: '7-days', day: '2027-06-23' }, '2027-06-29')).toBe('holds');
    expect(standingOf(document, undefined, world, { rung: '7-days', day: '2027-06-23' }, '2027-07-09')).toBe('past');
  });
});

import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/desk/change.ts';
import { type Document, noDetails } from '../../src/desk/document.ts';
import {
  changeDay,
  documentsAfter,
  forgetDocument,
  nameDocument,
  renewDocument,
  saveDocument,
  sendRequest,
  takeBackRequest,
  typeDocument,
  type Wallet,
} from '../../src/desk/document-acts.ts';
import { aDocument, aRule } from '../support/documents.ts';
import { worldWith } from '../support/known-world.ts';

const now = '2026-11-23T08:00:00.000Z';
const wallet: Wallet = {
  rules: new Map([
    ['permit', aRule('permit', { week: 7 }, { sent: 'receipt', renewed: 'abode' })],
    ['receipt', aRule('receipt', { term: -90 }, { counts: 'since', ladder: aRule('receipt', { first: -3, term: -90 }).ladder })],
  ]),
  world: worldWith({}),
  now,
};

const plans = (change: Change) => change.filter(({ write }) => write === 'message-by').length;
const keptFrom = (change: Change) => change.flatMap((each) => (each.write === 'document' ? [each.kept_from] : []));

const permit = aDocument('2027-01-31', { id: 'p' });
const saved = (id: string, details: Partial<Document['details']> = {}) => ({
  id,
  chat: 1,
  kind: 'permit',
  expires_on: '2027-01-31',
  details,
});

describe('saving a document', () => {
  it('is one document for two taps, and two for two people or two things', () => {
    const first = saveDocument(saved('p'), [], wallet);
    expect(first).toMatchObject({ was: false, document: { id: 'p', created_at: now, details: noDetails } });
    expect(plans(first.change)).toBe(1);
    expect(saveDocument(saved('q'), [first.document], wallet)).toMatchObject({ was: true, document: { id: 'p' }, change: [] });
    expect(saveDocument(saved('q', { who: 'Amina' }), [first.document], wallet).was).toBe(false);
    const about = (date: string) => saved('q', { about: { flow: 'refusal', date } });
    const appeal = saveDocument(about('appeal-tar'), [first.document], wallet);
    expect(appeal.was).toBe(false);
    expect(saveDocument(about('appeal-family'), [appeal.document], wallet).was).toBe(false);
  });

  it('keeps one that has expired from today, not from its day', () => {
    expect(keptFrom(saveDocument({ ...saved('p'), expires_on: '2025-01-31' }, [], wallet).change)).toEqual(['2026-11-23']);
    expect(keptFrom(saveDocument(saved('p'), [], wallet).change)).toEqual(['2027-01-31']);
  });
});

describe('a request that was sent', () => {
  const sent = sendRequest(permit, '2026-11-20', 'r', [permit], wallet);
  const all = documentsAfter([permit], sent.change);

  it('rests the document, and is followed for as long as something is to be said', () => {
    expect(all).toMatchObject([
      { id: 'p', details: { sent_on: '2026-11-20' } },
      { id: 'r', kind: 'receipt', expires_on: '2026-11-20', details: { request_for: 'p' } },
    ]);
    // 90 days after the sending, and a year.
    expect(keptFrom(sent.change)).toEqual(['2027-11-20', '2027-11-20']);
  });

  it('is of the same person', () => {
    const hers = aDocument('2027-01-31', { id: 'p', details: { ...noDetails, who: 'Amina' } });
    expect(sendRequest(hers, '2026-11-20', 'r', [hers], wallet).document.details.who).toBe('Amina');
  });

  it('is the receipt of that day that was saved before', () => {
    const receipt = aDocument('2026-11-20', { id: 'mine', kind: 'receipt' });
    const found = sendRequest(permit, '2026-11-20', 'r', [permit, receipt], wallet);
    expect(documentsAfter([permit, receipt], found.change)).toMatchObject([{ id: 'p' }, { id: 'mine', details: { request_for: 'p' } }]);
    const hers = { ...receipt, details: { ...noDetails, who: 'Amina' } };
    expect(documentsAfter([permit, hers], sendRequest(permit, '2026-11-20', 'r', [permit, hers], wallet).change)).toHaveLength(3);
  });

  it('has its day and its person in common with what waits for it', () => {
    const [resting = permit, request = permit] = all;
    const moved = documentsAfter(all, changeDay(request, '2026-11-10', all, wallet).change);
    expect(moved).toContainEqual(expect.objectContaining({ id: 'p', details: expect.objectContaining({ sent_on: '2026-11-10' }) }));
    for (const one of [resting, request]) {
      const named = documentsAfter(all, nameDocument(one, 'Amina', all, wallet).change);
      expect(named.map(({ details }) => details.who)).toEqual(['Amina', 'Amina']);
    }
  });

  it('is one, however often it is told', () => {
    const [resting = permit] = all;
    const again = sendRequest(resting, '2026-11-21', 'r2', all, wallet);
    expect(documentsAfter(all, again.change).map(({ id }) => id)).toEqual(['p', 'r2']);
  });

  it('goes when it was not sent after all, or when it is removed: the document speaks again', () => {
    const [resting = permit, request = permit] = all;
    for (const change of [takeBackRequest(resting, all, wallet).change, forgetDocument(request, all, wallet).change]) {
      expect(documentsAfter(all, change)).toMatchObject([{ id: 'p', created_at: now, details: { sent_on: null } }]);
      expect(plans(change)).toBeGreaterThan(0);
    }
  });

  it('is done with when the new one is there', () => {
    const [resting = permit] = all;
    const renewed = renewDocument(resting, '2029-01-31', all, wallet);
    expect(documentsAfter(all, renewed.change)).toMatchObject([{ id: 'p', expires_on: '2029-01-31', details: { sent_on: null } }]);
  });

  it('is none for a kind for which nothing is sent', () => {
    const passport = aDocument('2027-01-31', { kind: 'passport' });
    expect(sendRequest(passport, '2026-11-20', 'r', [], wallet).change).toEqual([]);
  });
});

describe('a change', () => {
  it('of the day begins anew, and calendars take it for the newer one', () => {
    const changed = changeDay({ ...permit, created_at: '2026-01-01T08:00:00.000Z' }, '2027-02-28', [], wallet);
    expect(changed.document).toMatchObject({ id: 'p', expires_on: '2027-02-28', created_at: now, details: { sequence: 1 } });
    expect(changeDay(permit, permit.expires_on, [], wallet).change).toEqual([]);
  });

  it('of the person or the type says nothing twice', () => {
    const before = { ...permit, created_at: '2026-01-01T08:00:00.000Z' };
    const named = nameDocument(before, 'Amina', [], wallet).document;
    expect(named).toMatchObject({ created_at: before.created_at, details: { who: 'Amina', type: null, sequence: 1 } });
    expect(typeDocument(named, 'study', wallet).document.details).toMatchObject({ who: 'Amina', type: 'study' });
  });
});

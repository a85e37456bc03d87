import { expect, it } from 'vitest';
import type { Reminder } from '../../src/desk/reminder.ts';
import { countDone, countWording, wordingOf } from '../../src/desk/wording.ts';
import { deliveryScreen } from '../../src/screens/alarm-screens.ts';
import { aDocument, aRule } from '../support/documents.ts';

const plain = aRule('permit', { 'two-months': 60, 'one-month': 30, week: 7 });
const rule = { ...plain, ladder: plain.ladder.map((rung) => (rung.rung === 'week' ? rung : { ...rung, wordings: 2 as const })) };
const permit = aDocument('2027-03-31', { id: 'd1', chat: 7 });
const said = (rung: string, at: string, more: Partial<Reminder> = {}): Reminder => ({
  document: 'd1',
  rung,
  expires_on: '2027-03-31',
  due_on: '2027-01-30',
  outcome: 'sent',
  why: null,
  at,
  again_on: null,
  ...more,
});
const names = (writes: ReturnType<typeof countDone>) => writes.map((each) => (each.write === 'tally' ? each.tally : null));

it('each person has one wording of a kind, for good; of many about half have each', () => {
  const all = Array.from({ length: 1000 }, (_, chat) => wordingOf(chat, 'permit'));
  const first = all.filter((each) => each === 'a').length;
  expect(first).toBeGreaterThan(440);
  expect(first).toBeLessThan(560);
  expect(Array.from({ length: 1000 }, (_, chat) => wordingOf(chat, 'permit'))).toEqual(all);
  expect(Array.from({ length: 1000 }, (_, chat) => wordingOf(chat, 'passport'))).not.toEqual(all);
  // Written down: a person must not change sides with a new version.
  expect([1, 2, 3, 4, 5, 6].map((chat) => wordingOf(chat, 'permit'))).toMatchInlineSnapshot(`
    [
      "a",
      "b",
      "b",
      "a",
      "a",
      "b",
    ]
  `);
});

it('counts what was said and done under the wording alone, for all days together', () => {
  const own = wordingOf(7, 'permit');
  const one = (what: string) => [{ day: '', what: `wording:permit.${what}`, n: 1 }];
  expect(names(countWording(permit, rule, 'two-months', 'said'))).toEqual(one(`two-months:${own}:said`));
  expect(countWording(permit, rule, 'week', 'said')).toEqual([]);
  const reminders = [said('one-month', '2027-03-01T08:00:00.000Z'), said('two-months', '2027-01-30T08:00:00.000Z')];
  expect(names(countDone(permit, rule, { reminders }))).toEqual(one(`one-month:${own}:done`));
  expect(names(countDone(permit, rule, { reminders: [...reminders, said('week', '2027-03-24T08:00:00.000Z')] }))).toEqual(
    one(`one-month:${own}:done`),
  );
});

it('counts nothing done where no such words were read about this day of the document', () => {
  for (const more of [{ outcome: 'dropped' as const }, { expires_on: '2026-03-31' }, { document: 'd2' }])
    expect(countDone(permit, rule, { reminders: [said('one-month', '2027-03-01T08:00:00.000Z', more)] })).toEqual([]);
  expect(countDone(permit, plain, { reminders: [said('one-month', '2027-03-01T08:00:00.000Z')] })).toEqual([]);
});

it('is shown to those who run the bot once both were said fifty times', () => {
  const counts = (a: number, b: number) => [
    { day: '', what: 'wording:permit.two-months:a:said', n: a },
    { day: '', what: 'wording:permit.two-months:a:done', n: 12 },
    { day: '', what: 'wording:permit.two-months:b:said', n: b },
  ];
  const shown = (a: number, b: number) => JSON.stringify(deliveryScreen([], 7, counts(a, b)));
  expect(shown(400, 49)).not.toContain('wording');
  expect(shown(50, 50)).toContain('{"what":"permit.two-months","a_said":50,"a_done":12,"b_said":50,"b_done":0}');
});

import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/base/time.ts';
import { afterQuiet, bundleOf, type DatedDocument } from '../../src/desk/bundle.ts';
import type { Dates, Reminder } from '../../src/desk/reminder.ts';
import { aReminder } from '../store/samples.ts';
import { aDocument } from '../support/documents.ts';

const zone = 'Europe/Rome';
/** On a day in winter: one hour behind the clocks of Rome. */
const at = (day: string, clock: string) => `${day}T${String(Number(clock.slice(0, 2)) - 1).padStart(2, '0')}${clock.slice(2)}:00.000Z`;
const none: Dates = { said_on: null, stopped: [], file_at: null, reminders: [] };

/** A document with things to be said from and until so many days after 1 December. */
function dated(
  id: string,
  ...windows: readonly (readonly [rung: string, from: number, until: number, matters?: boolean])[]
): DatedDocument {
  const day = (days: number) => addDays('2026-12-01', days);
  return {
    document: aDocument('2026-12-31', { id, kind: id === 'p' ? 'passport' : 'permit' }),
    occasions: windows.map(([rung, from, until, matters = false]) => ({ rung, from: day(from), until: day(until), matters })),
  };
}
const look = (all: readonly DatedDocument[], now: string, dates: Dates = none) => {
  const { say, drop, next } = bundleOf(all, dates, now, zone);
  return {
    say: say.map((each) => `${each.document.id}:${each.occasion.rung}`),
    drop: drop.map((each) => `${each.occasion.rung} ${each.why}`),
    next,
  };
};
const became = (rung: string, more: Partial<Reminder> = {}): Reminder =>
  aReminder({ document: 'd', rung, expires_on: '2026-12-31', at: at('2026-12-01', '09:00'), ...more });
const dates = (...reminders: Reminder[]): Dates => ({ ...none, said_on: '2026-12-01', reminders });

const two = dated('d', ['month', 0, 9], ['week', 10, 16]);

describe('what is said of a person’s dates', () => {
  it('is nothing before its hour, and then what has begun; what is to come has its moment', () => {
    expect(look([two], at('2026-12-01', '08:59'))).toEqual({ say: [], drop: [], next: at('2026-12-01', '09:00') });
    expect(look([two], at('2026-12-01', '09:00'))).toEqual({ say: ['d:month'], drop: [], next: at('2026-12-11', '09:00') });
    expect(look([two], at('2026-12-01', '09:01'), dates(became('month')))).toEqual({ say: [], drop: [], next: at('2026-12-11', '09:00') });
  });

  it('is of all documents together, also what would begin an hour later', () => {
    const other = dated('p', ['first', 10, 20]);
    expect(look([two, other], at('2026-12-11', '08:15'), dates(became('month')))).toMatchObject({
      say: [],
      next: at('2026-12-11', '09:00'),
    });
    expect(look([two, other, dated('x', ['late', 3, 30])], at('2026-12-11', '08:15'), dates(became('month')))).toEqual({
      say: ['d:week', 'p:first', 'x:late'],
      drop: [],
      next: null,
    });
  });

  it('is dropped when its days passed, and only what is still useful is said', () => {
    expect(look([two], at('2026-12-12', '09:00'))).toEqual({ say: ['d:week'], drop: ['month late'], next: null });
    expect(look([two], at('2026-12-20', '09:00'))).toEqual({ say: [], drop: ['month late', 'week late'], next: null });
    expect(look([two], at('2026-12-20', '09:00'), dates(became('month'), became('week', { outcome: 'blocked' })))).toMatchObject({
      drop: ['week blocked'],
    });
  });

  it('waits through quiet hours, but not at the end of the day that matters', () => {
    const today = dated('d', ['today', 0, 0, true]);
    const plain = dated('d', ['today', 0, 0]);
    expect(look([two], at('2026-12-01', '21:00'))).toEqual({ say: [], drop: [], next: at('2026-12-02', '08:00') });
    expect(look([two], at('2026-12-02', '07:59'))).toEqual({ say: [], drop: [], next: at('2026-12-02', '08:00') });
    expect(look([two], at('2026-12-02', '08:00')).say).toEqual(['d:month']);
    expect(look([today], at('2026-12-01', '23:59')).say).toEqual(['d:today']);
    expect(look([plain], at('2026-12-01', '23:59'))).toEqual({ say: [], drop: [], next: at('2026-12-02', '08:00') });
  });

  it('comes once a day, but for what could not be said tomorrow', () => {
    const new_ = dated('p', ['first', 0, 5]);
    const last = dated('p', ['last', 0, 0]);
    const said = dates(became('month'));
    expect(look([two, new_], at('2026-12-01', '15:00'), said)).toMatchObject({ say: [], next: at('2026-12-02', '09:00') });
    expect(look([two, last], at('2026-12-01', '15:00'), said).say).toEqual(['p:last']);
  });

  it('is no longer than a message may be: what has most time waits for tomorrow, what has none comes at once', () => {
    const many = (last: number) => Array.from({ length: 12 }, (_, i) => dated(`d${i}`, ['x', 0, i < last ? 0 : 3]));
    const first = look(many(9), at('2026-12-01', '09:00'));
    expect(first).toEqual({ say: [0, 1, 2, 3, 4, 5, 6, 7].map((i) => `d${i}:x`), drop: [], next: at('2026-12-01', '09:00') });
    const said = dates(...[0, 1, 2, 3, 4, 5, 6, 7].map((i) => became('x', { document: `d${i}` })));
    expect(look(many(9), at('2026-12-01', '09:01'), said)).toEqual({ say: ['d8:x', 'd9:x', 'd10:x', 'd11:x'], drop: [], next: null });
    expect(look(many(8), at('2026-12-01', '09:00')).next).toBe(at('2026-12-02', '09:00'));
    expect(look(many(8), at('2026-12-01', '09:01'), said)).toEqual({ say: [], drop: [], next: at('2026-12-02', '09:00') });
  });

  it('is said again when somebody asked for it, and not before', () => {
    const later = dates(became('month', { again_on: '2026-12-04' }));
    expect(look([two], at('2026-12-02', '10:00'), later)).toMatchObject({ say: [], next: at('2026-12-04', '09:00') });
    expect(look([two], at('2026-12-04', '09:00'), later).say).toEqual(['d:month']);
  });

  it('is kept while the chat is closed, and said when it opens in time', () => {
    const closed = dates(became('month', { outcome: 'blocked' }));
    expect(look([two], at('2026-12-05', '12:00'), closed).say).toEqual(['d:month']);
  });

  it.each([['all'], ['kind:permit'], ['document:d']])('is nothing of what is stopped: %s', (what) => {
    expect(look([two], at('2026-12-01', '09:00'), { ...none, stopped: [what] })).toEqual({ say: [], drop: [], next: null });
    expect(look([two], at('2026-12-01', '09:00'), { ...none, stopped: [`${what}x`] }).say).toEqual(['d:month']);
  });

  it('leaves out what had begun when the document was saved', () => {
    const saved = { ...two, document: { ...two.document, created_at: at('2026-12-03', '12:00') } };
    expect(look([saved], at('2026-12-04', '09:00'))).toEqual({ say: [], drop: [], next: at('2026-12-11', '09:00') });
  });

  it('is said anew of another day of the same document', () => {
    expect(look([two], at('2026-12-01', '09:00'), dates(became('month', { expires_on: '2025-12-31' }))).say).toEqual([]);
    expect(look([two], at('2026-12-02', '09:00'), dates(became('month', { expires_on: '2025-12-31' }))).say).toEqual(['d:month']);
  });
});

it.each([
  ['2027-03-27T20:30:00.000Z', '2027-03-28T06:00:00.000Z'],
  ['2026-10-24T19:30:00.000Z', '2026-10-25T07:00:00.000Z'],
  ['2027-03-28T06:00:00.000Z', null],
])('quiet hours end by the clocks of the office, also on the nights on which these change: %s', (now, end) => {
  expect(afterQuiet(now, zone)).toBe(end);
});

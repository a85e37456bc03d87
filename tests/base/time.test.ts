import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dayAt, daysInMonth, isDay, momentOf, momentsOf } from '../../src/base/time.ts';

/** Four years and a bit: a leap day, every length of month. */
const days = Array.from({ length: 1600 }, (_, i) => addDays('2026-11-23', i));

describe('days without a calendar', () => {
  it('add months as a calendar does', () => {
    const calendar = (day: string, months: number) => Temporal.PlainDate.from(day).add({ months }).toString();
    const amounts = [-1200, -120, -13, -1, 0, 1, 2, 6, 11, 12, 48, 1200];
    const wrong = days.flatMap((day) => amounts.filter((months) => addMonths(day, months) !== calendar(day, months)));
    expect(wrong).toEqual([]);
    expect([addMonths('2027-01-31', 1), addMonths('2028-01-31', 1), addMonths('2027-03-31', -1)]).toEqual([
      '2027-02-28',
      '2028-02-29',
      '2027-02-28',
    ]);
  });

  it('know how long a month is', () => {
    expect(days.filter((day) => daysInMonth(day) !== Temporal.PlainDate.from(day).daysInMonth)).toEqual([]);
  });

  it('are days that exist', () => {
    expect(days.every(isDay)).toBe(true);
    const none = [
      '2027-02-29',
      '2027-02-30',
      '2027-04-31',
      '2027-13-01',
      '2027-00-10',
      '2027-01-00',
      '2027-01-32',
      '27-01-01',
      '',
      'unknown',
    ];
    expect(none.filter(isDay)).toEqual([]);
  });
});

describe('the day of a moment, asked over and over', () => {
  it('is the same as worked out each time, over midnights and changes of the clocks, forward and back', () => {
    const start = Date.parse('2026-10-20T00:00:00.000Z');
    const moments = Array.from({ length: 24 * 2 * 170 }, (_, i) => new Date(start + i * 1_800_000).toISOString());
    const edges = ['2026-11-22T22:59:59.999Z', '2026-11-22T23:00:00.000Z', '2026-11-23T22:59:59.999Z', '2026-11-23T23:00:00.000Z'];
    const asked = [...moments, ...edges, ...edges.toReversed(), ...moments.slice(0, 500)];
    const calendar = (moment: string, zone: string) => Temporal.Instant.from(moment).toZonedDateTimeISO(zone).toPlainDate().toString();
    const wrong = (moment: string, zone: string) => dayAt(moment, zone) !== calendar(moment, zone);
    expect(asked.filter((moment) => wrong(moment, 'Europe/Rome'))).toEqual([]);
    // Two zones by turns.
    expect(asked.filter((moment) => wrong(moment, 'Asia/Dhaka') || wrong(moment, 'Europe/Rome'))).toEqual([]);
  });
});

it('the moments of a day are those that the calendar gives, also where its clocks are changed', () => {
  const clocks = Array.from({ length: 48 }, (_, i) => `${String(i >> 1).padStart(2, '0')}:${i % 2 ? '30' : '00'}`);
  for (const day of ['2026-10-24', '2026-10-25', '2026-10-26', '2027-03-27', '2027-03-28', '2027-03-29', '2027-12-31']) {
    const momentAt = momentsOf(day, 'Europe/Rome');
    expect(clocks.map(momentAt)).toEqual(clocks.map((clock) => momentOf(day, clock, 'Europe/Rome')));
  }
});

import { afterEach, describe, expect, it } from 'vitest';
import type { Closure, Service, Timetable } from '../../src/desk/desk.ts';
import { operatorSeats, publicSeats } from '../../src/desk/seat.ts';
import { bookable, freeSlots, type SlotQuestion } from '../../src/desk/slot.ts';

const zone = 'Europe/Rome';
const hoursOf = (hours: string): Timetable => ({ desk: 'grosseto', hours, example: false, source: 'S01', checked_on: '2026-11-23' });
const service: Service = { id: 'renewal', icon: '🪪', minutes: 30, lead_hours: 0, horizon_days: 7, papers: [] };

/** Free times as `2026-11-23 09:00`. Monday 23 November 2026 at 8 in Rome unless told. */
function free(hours: string, more: Partial<Omit<SlotQuestion, 'timetable' | 'zone'>> & { days?: number } = {}) {
  const { days, ...question } = more;
  return freeSlots({
    timetable: hoursOf(hours),
    closures: [],
    service: days === undefined ? service : { ...service, horizon_days: days },
    taken: [],
    now: '2026-11-23T07:00:00.000Z',
    ...question,
    zone,
  }).map((slot) => `${slot.day} ${slot.time}`);
}
const days = (slots: readonly string[]) => [...new Set(slots.map((slot) => slot.slice(0, 10)))];

describe('free times', () => {
  it('fill the hours, earliest first, and end when the desk closes', () => {
    expect(free('Tu 09:00-10:15,15:00-16:00')).toEqual(['2026-11-24 09:00', '2026-11-24 09:30', '2026-11-24 15:00', '2026-11-24 15:30']);
  });

  it('say when in UTC', () => {
    const slots = freeSlots({
      timetable: hoursOf('Tu 09:00-09:30'),
      closures: [],
      service,
      taken: [],
      now: '2026-11-23T07:00:00.000Z',
      zone,
    });
    expect(slots).toEqual([
      { day: '2026-11-24', time: '09:00', starts_at: '2026-11-24T08:00:00.000Z', ends_at: '2026-11-24T08:30:00.000Z', seats: [1] },
    ]);
  });

  it('are as long as the service', () => {
    const long = { ...service, minutes: 45 };
    expect(free('Tu 09:00-11:00', { service: long })).toEqual(['2026-11-24 09:00', '2026-11-24 09:45']);
    expect(free('Tu 09:00-09:40', { service: long })).toEqual([]);
  });

  it('are as much longer as more come together, and begin at the same times', () => {
    expect(free('Tu 09:00-10:30', { people: 2 })).toEqual(['2026-11-24 09:00', '2026-11-24 09:30']);
    expect(free('Tu 09:00-10:30', { people: 4 })).toEqual([]);
  });

  it('are free while one of several seats is; a closure takes them all', () => {
    const span = { starts_at: '2026-11-24T08:00:00.000Z', ends_at: '2026-11-24T08:30:00.000Z' };
    const seats = (taken: SlotQuestion['taken']) => {
      const question = { closures: [], service, taken, now: '2026-11-23T07:00:00.000Z', zone };
      const timetable = { ...hoursOf('Tu 09:00-09:30'), seats: 2, staff_seats: 1 };
      const of = (each: readonly number[]) => freeSlots({ ...question, timetable, seats: each }).flatMap((slot) => slot.seats);
      return [of(publicSeats(timetable)), of(operatorSeats(timetable))];
    };
    expect(seats([])).toEqual([
      [1, 2],
      [3, 1, 2],
    ]);
    expect(seats([{ ...span, seat: 2 }])).toEqual([[1], [3, 1]]);
    expect(seats([span, { ...span, seat: 2 }])).toEqual([[], [3]]);
    expect(seats([{ ...span, closed: true }])).toEqual([[], []]);
    expect(seats([{ ...span, closed: true, seat: 1 }])).toEqual([[2], [3, 2]]);
  });

  it('are not offered on the public holidays of Italy', () => {
    const every = 'Mo-Su 09:00-09:30';
    expect(days(free(every, { now: '2026-12-06T07:00:00.000Z', days: 3 }))).toEqual(['2026-12-06', '2026-12-07', '2026-12-09']);
    expect(days(free(every, { now: '2028-04-24T06:00:00.000Z', days: 2 }))).toEqual(['2028-04-24', '2028-04-26']);
    // Easter is 28 March 2027, and the clocks change that night; Easter Monday follows.
    expect(days(free(every, { now: '2027-03-27T07:00:00.000Z', days: 3 }))).toEqual(['2027-03-27', '2027-03-30']);
    // A holiday again since law 151/2025.
    expect(days(free(every, { now: '2027-10-03T06:00:00.000Z', days: 2 }))).toEqual(['2027-10-03', '2027-10-05']);
    expect(days(free(every, { now: '2026-12-24T06:00:00.000Z', days: 3 }))).toEqual(['2026-12-24', '2026-12-27']);
  });

  it('are offered on a holiday on which the desk says it receives', () => {
    expect(days(free('Mo-Fr,PH 09:00-09:30', { now: '2026-12-07T07:00:00.000Z', days: 2 }))).toEqual([
      '2026-12-07',
      '2026-12-08',
      '2026-12-09',
    ]);
  });

  it('keep the clock of the wall when the clocks change', () => {
    const moments = (now: string, horizon_days: number) =>
      freeSlots({
        timetable: hoursOf('Sa-Su 09:00-09:30'),
        closures: [],
        service: { ...service, horizon_days },
        taken: [],
        now,
        zone,
      }).map((slot) => [slot.time, slot.starts_at]);
    expect(moments('2026-10-24T06:00:00.000Z', 1)).toEqual([
      ['09:00', '2026-10-24T07:00:00.000Z'],
      ['09:00', '2026-10-25T08:00:00.000Z'],
    ]);
    expect(moments('2029-03-24T06:00:00.000Z', 1)).toEqual([
      ['09:00', '2029-03-24T08:00:00.000Z'],
      ['09:00', '2029-03-25T07:00:00.000Z'],
    ]);
  });

  it('wait for the service’s notice, counted in real hours', () => {
    const day = { ...service, lead_hours: 24, horizon_days: 3 };
    expect(free('Mo-We 08:00-09:30', { service: day })).toEqual([
      '2026-11-24 08:00',
      '2026-11-24 08:30',
      '2026-11-24 09:00',
      '2026-11-25 08:00',
      '2026-11-25 08:30',
      '2026-11-25 09:00',
    ]);
    expect(free('Tu 08:00-09:30', { service: day, now: '2026-11-23T07:00:00.001Z' })).toEqual(['2026-11-24 08:30', '2026-11-24 09:00']);
    // 24 hours from 9:00 on the Saturday before the clocks go back end at 8:00 on the Sunday.
    expect(free('Su 07:00-09:00', { service: day, now: '2026-10-24T07:00:00.000Z' })[0]).toBe('2026-10-25 08:00');
  });

  it('end with the service’s horizon, that day included', () => {
    expect(days(free('Mo-Su 09:00-09:30', { days: 2 }))).toEqual(['2026-11-23', '2026-11-24', '2026-11-25']);
    expect(days(free('Mo-Su 23:00-23:30', { now: '2026-11-23T23:30:00.000Z', days: 1 }))).toEqual(['2026-11-24', '2026-11-25']);
  });

  it('leave out what a notice longer than the horizon makes impossible', () => {
    expect(free('Mo-Su 09:00-10:00', { service: { ...service, lead_hours: 240 } })).toEqual([]);
  });

  it('do not overlap what is taken, whatever its length', () => {
    const taken = (from: string, to: string) => ({ starts_at: `2026-11-24T${from}:00.000Z`, ends_at: `2026-11-24T${to}:00.000Z` });
    const hours = 'Tu 09:00-11:00';
    expect(free(hours, { taken: [taken('08:30', '09:00')] })).toEqual(['2026-11-24 09:00', '2026-11-24 10:00', '2026-11-24 10:30']);
    expect(free(hours, { taken: [taken('08:15', '08:45')] })).toEqual(['2026-11-24 10:00', '2026-11-24 10:30']);
    expect(free(hours, { taken: [taken('08:40', '08:45')] })).toEqual(['2026-11-24 09:00', '2026-11-24 10:00', '2026-11-24 10:30']);
    expect(free(hours, { taken: [taken('08:00', '09:31')] })).toEqual([]);
    expect(free(hours, { taken: [taken('07:00', '08:00'), taken('10:00', '11:00')] })).toHaveLength(4);
  });

  it('stop for closures, first and last day included, of that desk only', () => {
    const closed = (from: string, until: string, desk = 'grosseto'): Closure => ({ desk, from, until });
    const every = 'Mo-Fr 09:00-09:30';
    expect(days(free(every, { closures: [closed('2026-11-24', '2026-11-25')], days: 4 }))).toEqual([
      '2026-11-23',
      '2026-11-26',
      '2026-11-27',
    ]);
    expect(days(free(every, { closures: [closed('2026-11-24', '2026-11-24')], days: 2 }))).toEqual(['2026-11-23', '2026-11-25']);
    expect(days(free(every, { closures: [closed('2026-11-23', '2026-11-27', 'orbetello')], days: 1 }))).toEqual([
      '2026-11-23',
      '2026-11-24',
    ]);
  });

  it('follow OpenStreetMap: after a semicolon the other hours of that day go, after a comma they stay', () => {
    expect(free('Tu-We 09:00-09:30; We 15:00-15:30')).toEqual(['2026-11-24 09:00', '2026-11-25 15:00']);
    expect(free('Tu-We 09:00-09:30, We 15:00-15:30')).toEqual(['2026-11-24 09:00', '2026-11-25 09:00', '2026-11-25 15:00']);
  });

  it('keep the holidays free also where a comma joins the hours', () => {
    expect(free('Mo-We 09:00-09:30, Tu 15:00-15:30', { now: '2026-12-07T07:00:00.000Z', days: 2 })).toEqual([
      '2026-12-07 09:00',
      '2026-12-09 09:00',
    ]);
  });
});

describe('in a process that lives elsewhere', () => {
  const home = process.env['TZ'];
  afterEach(() => {
    process.env['TZ'] = home;
  });

  it.each(['America/New_York', 'Pacific/Auckland', 'UTC', 'Asia/Kathmandu'])('the times are the same (%s)', (elsewhere) => {
    const ask = () => [
      ...free('Mo-Su 00:00-00:30,09:00-09:30,23:30-24:00', { now: '2027-03-12T07:00:00.000Z', days: 25 }),
      ...free('Mo-Su 09:00-09:30', { now: '2026-10-20T07:00:00.000Z', days: 20 }),
    ];
    const atHome = ask();
    process.env['TZ'] = elsewhere;
    expect(new Date(2027, 0, 1).getTimezoneOffset()).not.toBe(-60);
    expect(ask()).toEqual(atHome);
    expect(atHome.length).toBeGreaterThan(60);
  });
});

describe('the days that can be booked', () => {
  it('run from the notice to the horizon', () => {
    expect(bookable({ ...service, lead_hours: 48, horizon_days: 30 }, '2026-11-23T23:30:00.000Z', zone)).toEqual({
      first: '2026-11-25T23:30:00.000Z',
      from: '2026-11-26',
      until: '2026-12-24',
    });
  });
});

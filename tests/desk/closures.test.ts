import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMinutes, clockAt, dayAt, momentOf } from '../../src/base/time.ts';
import { isClosed, isStranded, patronClosures, strandedOf } from '../../src/desk/closures.ts';
import { phoneInstead } from '../../src/desk/cut-off.ts';
import type { Closure, Desk, Service, Timetable } from '../../src/desk/desk.ts';
import { freeSlots } from '../../src/desk/slot.ts';
import { anAppointment } from '../store/samples.ts';
import { projectContent } from '../support/stage.ts';

const zone = 'Europe/Rome';
const desk = 'prato';
const timetableOf = (hours: string): Timetable => ({ desk, hours, example: false, source: 'S01', checked_on: '2026-11-23' });
const service: Service = { id: 'renewal', icon: '🪪', minutes: 30, lead_hours: 0, horizon_days: 60, papers: [] };
const free = (hours: string, closures: readonly Closure[], now = '2026-11-23T07:00:00.000Z', days = 20) =>
  freeSlots({ timetable: timetableOf(hours), closures, service: { ...service, horizon_days: days }, taken: [], now, zone });
const times = (hours: string, closures: readonly Closure[], now?: string, days?: number) =>
  free(hours, closures, now, days).map(({ day, time }) => `${day.slice(5)} ${time}`);

describe("a patron's day", () => {
  it('closes every place of its municipality, each year, and no other', async () => {
    const { closures } = await projectContent();
    const shut = (place: string, day: string) => isClosed(closures, place, day, 540, 600);
    for (const day of ['2026-08-10', '2027-08-10', '2031-08-10']) {
      expect([day, shut('coeso-grosseto', day), shut('questura-grosseto', day)]).toEqual([day, true, true]);
      expect(shut('coeso-follonica', day)).toBe(false);
    }
    expect(shut('coeso-grosseto', '2027-08-11')).toBe(false);
    expect(patronClosures([{ municipality: 'Siena', day: '02-29', source: 'x' }], [{ id: 'a', municipality: 'Siena' }])).toHaveLength(1);
  });
});

describe('a closure', () => {
  it('of some hours leaves the others', () => {
    const some = { desk, from: '2026-11-24', until: '2026-11-24', hours: { from: '09:30', until: '10:15' } };
    expect(times('Tu 09:00-11:00', [some], undefined, 5)).toEqual(['11-24 09:00', '11-24 10:30']);
  });

  it('comes again every week from its day on', () => {
    const weekly: Closure = { desk, from: '2026-11-25', until: '2026-11-26', every: 'week' };
    expect(times('Tu-Th 09:00-09:30', [weekly], undefined, 11)).toEqual(['11-24 09:00', '12-01 09:00']);
  });

  it('comes again every year, also over its end', () => {
    const patron: Closure = { desk, from: '2026-08-10', until: '2026-08-10', every: 'year' };
    expect(times('Mo-Fr 09:00-09:30', [patron], '2027-08-08T07:00:00.000Z', 3)).toEqual(['08-09 09:00', '08-11 09:00']);
    const winter: Closure = { desk, from: '2025-12-29', until: '2026-01-07', every: 'year' };
    expect(times('Mo-Fr 09:00-09:30', [winter], '2026-12-25T07:00:00.000Z', 14)).toEqual(['12-28 09:00', '01-08 09:00']);
  });
});

describe('whatever hours and closures', () => {
  const hours = fc.constantFrom(
    'Mo-Fr 09:00-12:30',
    'Tu 10:00-12:45,15:00-17:00; Th 10:00-12:45',
    'Mo-Su 08:00-20:00',
    'Mo-Fr 08:30-13:00; We off',
  );
  const day = fc.integer({ min: 0, max: 500 }).map((n) => addDays('2026-11-01', n));
  const half = fc.integer({ min: 0, max: 47 });
  const clock = (n: number) => `${String(Math.floor(n / 2)).padStart(2, '0')}:${n % 2 ? '30' : '00'}`;
  const closure: fc.Arbitrary<Closure> = fc
    .record({
      from: day,
      length: fc.integer({ min: 0, max: 6 }),
      at: fc.option(fc.tuple(half, half)),
      every: fc.constantFrom('week', 'year', null),
    })
    .map(({ from, length, at, every }) => ({
      desk,
      from,
      until: addDays(from, length),
      ...(at && at[0] !== at[1] ? { hours: { from: clock(Math.min(...at)), until: clock(Math.max(...at)) } } : {}),
      ...(every ? { every } : {}),
    }));
  const visitsAt = (slots: ReturnType<typeof free>) =>
    slots.map(({ starts_at, ends_at }, nth) => anAppointment(`a${nth}`, '09:00', '09:30', { starts_at, ends_at }));
  /** Written anew, day by day, as somebody reads a calendar. */
  const covers = (each: Closure, moment: string) => {
    const that = dayAt(moment, zone);
    const time = clockAt(moment, zone);
    if (each.hours && (time < each.hours.from || time >= each.hours.until)) return false;
    for (let nth = 0; ; nth += 1) {
      const again = (one: string) =>
        each.every === 'year' ? `${Number(one.slice(0, 4)) + nth}${one.slice(4)}` : addDays(one, each.every === 'week' ? nth * 7 : 0);
      if (again(each.from) > that) return false;
      if (that <= again(each.until)) return true;
      if (!each.every) return false;
    }
  };

  it('no time in a closure or on a public holiday is offered, and none that is offered would be stranded', () => {
    fc.assert(
      fc.property(hours, fc.array(closure, { maxLength: 5 }), day, (open, closures, today) => {
        const now = momentOf(today, '07:00', zone);
        const found = freeSlots({ timetable: timetableOf(open), closures, service: { ...service, horizon_days: 9 }, taken: [], now, zone });
        for (const slot of found) {
          for (const minute of [0, 15, 29]) {
            const moment = addMinutes(slot.starts_at, minute);
            if (closures.some((each) => covers(each, moment))) throw new Error(`${moment} is closed`);
          }
          if (['12-25', '12-26', '01-01', '01-06', '04-25', '05-01', '06-02', '08-15', '11-01', '12-08'].includes(slot.day.slice(5)))
            throw new Error(`${slot.day} is a holiday`);
        }
        expect(strandedOf({ timetables: [timetableOf(open)], closures }, visitsAt(found), addMinutes(now, -1), zone)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('who booked at a time that is not open any more is stranded, and nobody else', () => {
    fc.assert(
      fc.property(hours, hours, fc.array(closure, { maxLength: 3 }), day, (before, after, closures, today) => {
        const now = momentOf(today, '06:00', zone);
        const booked = visitsAt(free(before, [], now, 9));
        const known = { timetables: [timetableOf(after)], closures };
        const stranded = new Set(strandedOf(known, booked, now, zone).map(({ id }) => id));
        // Each half hour of the new hours begins where one of the old ones may.
        const open = new Set(free(after, closures, now, 9).map(({ starts_at }) => starts_at));
        for (const { id, starts_at } of booked) if (open.has(starts_at)) expect(stranded.has(id)).toBe(false);
        for (const { id, starts_at } of booked)
          if (closures.some((each) => covers(each, starts_at)) && !stranded.has(id)) throw new Error(`${starts_at} is closed`);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe('nobody is stranded', () => {
  const closures: Closure[] = [{ desk, from: '2026-12-01', until: '2026-12-01' }];
  const timetables = [timetableOf('Mo-Fr 08:00-18:00')];
  const visit = anAppointment('a1', '09:00', '09:30');
  const now = '2026-11-30T08:00:00.000Z';
  it('who is not booked, whose time has begun, or where nobody tells the hours', () => {
    expect(isStranded({ timetables, closures }, visit, now, zone)).toBe(true);
    expect(isStranded({ timetables, closures: [] }, visit, now, zone)).toBe(false);
    expect(isStranded({ timetables, closures }, { ...visit, status: 'cancelled-by-resident' }, now, zone)).toBe(false);
    expect(isStranded({ timetables, closures }, visit, visit.starts_at, zone)).toBe(false);
    expect(isStranded({ timetables: [], closures }, visit, now, zone)).toBe(false);
  });
});

it('so late an appointment is moved and cancelled by telephone, where the desk has one', () => {
  const visit = anAppointment('a1', '12:00', '12:30');
  const late = { ...service, cancel_hours: 2 };
  const place = (phone: string[]) => ({ phone }) as unknown as Desk;
  expect(phoneInstead(visit, late, place(['+39 0564 28246']), '2026-12-01T09:59:00.000Z')).toBeNull();
  expect(phoneInstead(visit, late, place(['+39 0564 28246']), '2026-12-01T10:01:00.000Z')).toBe('+39 0564 28246');
  expect(phoneInstead(visit, late, place([]), '2026-12-01T10:01:00.000Z')).toBeNull();
  expect(phoneInstead(visit, service, place(['+39 0564 28246']), '2026-12-01T11:59:00.000Z')).toBeNull();
});

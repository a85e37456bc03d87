import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addDays, clockAt, weekday } from '../../src/base/time.ts';
import { doorAt, hoursFault, receptions, weekHours } from '../../src/desk/hours.ts';
import { freeSlots } from '../../src/desk/slot.ts';

interface Row {
  readonly hours: string;
  readonly week?: readonly string[];
  readonly but?: Readonly<Record<string, string>>;
}
const rows = parse(readFileSync(new URL('hours.yaml', import.meta.url), 'utf8')) as Row[];
const mondays = ['2026-08-10', '2026-10-19', '2026-12-21', '2027-03-22', '2027-03-29', '2027-10-04'];
const feasts = ['2026-08-15', '2026-12-25', '2026-12-26', '2027-03-28', '2027-03-29', '2027-10-04'];
const zone = 'Europe/Rome';

/** Each day of the six weeks with its ranges, as the table tells them. */
function told({ week = [], but = {} }: Row): [string, string[]][] {
  const days = mondays.flatMap((monday) => [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(monday, n)));
  return days.map((day) => {
    const usual = feasts.includes(day) ? '-' : (week[(weekday(day) + 6) % 7] ?? '-');
    return [day, (but[day] ?? usual).split(' ').filter((range) => range !== '-' && range !== '')];
  });
}
const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
const clock = (n: number) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`;

describe('hours as offices write them', () => {
  it('are sixty and more', () => expect(rows.length).toBeGreaterThanOrEqual(60));

  it.each(rows.map((row) => [row.hours, row] as const))('%s', (_, row) => {
    const read = (day: string) =>
      receptions(row.hours, day, day)
        .filter((each) => each.sure)
        .map((each) => `${clock(each.from)}-${clock(each.until)}`);
    expect(told(row).map(([day]) => [day, read(day)])).toEqual(told(row));
  });

  it.each(rows.map((row) => [row.hours, row] as const))('the free times of %s', (hours, row) => {
    const service = { id: 'x', icon: '', minutes: 30, lead_hours: 0, horizon_days: 6, papers: [] };
    const timetable = { desk: 'a', hours, example: false, source: 'a', checked_on: '2026-11-23' };
    for (const monday of mondays) {
      // The Sunday evening before, so that the first time of Monday is still to come.
      const now = new Date(`${addDays(monday, -1)}T20:00:00Z`).toISOString();
      const question = { timetable, closures: [], service: { ...service, horizon_days: 7 }, taken: [], now, zone };
      const slots = freeSlots(question).filter(({ day }) => day >= monday);
      const expected = told(row)
        .filter(([day]) => monday <= day && day < addDays(monday, 7))
        .flatMap(([day, ranges]) =>
          ranges.flatMap((range) => {
            const [from = 0, until = 0] = range.split('-').map(minutes);
            return Array.from({ length: Math.floor((until - from) / 30) }, (_, n) => `${day} ${clock(from + n * 30)}`);
          }),
        );
      expect(slots.map(({ day, time }) => `${day} ${time}`)).toEqual(expected);
    }
  });
});

describe('hours that are refused', () => {
  it.each([
    ['Mo-Fr 9-13', 'minutes'],
    ['lun-ven 9:00-13:00', 'abbreviation'],
    ['Mo-Fr 09.00-13.00', 'separator'],
    ['SH off; Mo 09:00-10:00', 'school holidays'],
    ['Mo 09:00-13:00; SH 10:00-12:00', 'school holidays'],
    ['Mo-Fr sunrise-sunset', 'sun'],
    ['Mo-Fr 25:00-27:00', ''],
    ['domani', ''],
    ['', ''],
    ['off', 'never'],
    ['2020 Mo 10:00-12:00', ''],
  ])('%s', (hours, why) => {
    expect(hoursFault(hours, '2026-11-23')).toEqual(expect.stringContaining(why));
  });

  it.each(rows.filter(({ hours }) => !hours.startsWith('2026')).map(({ hours }) => hours))('but not %s', (hours) => {
    expect(hoursFault(hours, '2026-11-23')).toBeNull();
  });
});

describe('the week of a desk', () => {
  it('gives the hours of each day that has any', () => {
    const range = (hours: string) => ({ hours, sure: true, remark: null });
    expect(weekHours('Tu 10:00-12:45, Th 10:00-12:45,15:00-17:00', '2026-11-23')).toEqual([
      { day: '2026-11-24', ranges: [range('10:00–12:45')] },
      { day: '2026-11-26', ranges: [range('10:00–12:45'), range('15:00–17:00')] },
    ]);
  });

  it('is the week that is asked for', () => {
    const summer = 'Jul-Aug: Mo 08:00-12:00; Sep-Jun: Mo 09:00-13:00';
    const of = (day: string) => weekHours(summer, day).map(({ day: on, ranges }) => `${on} ${ranges[0]?.hours}`);
    expect(of('2026-07-06')).toEqual(['2026-07-06 08:00–12:00']);
    expect(of('2026-11-23')).toEqual(['2026-11-23 09:00–13:00']);
    expect(weekHours('Th[1] 10:00-13:00', '2026-11-23')).toEqual([]);
  });

  it('rests on public holidays where only the day before them is named', () => {
    const days = weekHours('Mo-Sa 09:00-13:00; PH -1 day 09:00-11:00', '2026-12-23').map(({ day, ranges }) => `${day} ${ranges[0]?.hours}`);
    expect(days).toEqual(['2026-12-23 09:00–13:00', '2026-12-24 09:00–11:00', '2026-12-28 09:00–13:00', '2026-12-29 09:00–13:00']);
  });

  it('rests on public holidays where a remark alone names them', () =>
    expect(weekHours('Fr 09:00-13:00 "non PH"', '2026-12-24')).toEqual([]));

  it('shows what is perhaps with its remark', () => {
    expect(weekHours('Mo 09:00-12:00 "su appuntamento"', '2026-11-23')).toEqual([
      { day: '2026-11-23', ranges: [{ hours: '09:00–12:00', sure: false, remark: 'su appuntamento' }] },
    ]);
  });
});

describe('the door', () => {
  const hours = 'Tu 10:00-12:45,15:00-17:00; Th[1] 10:00-12:45; We 09:00-12:00 "su appuntamento"';
  it.each([
    ['2026-11-24', '09:59', { is: 'closed', opens: '2026-11-24 10:00' }],
    ['2026-11-24', '10:00', { is: 'open', until: '12:45' }],
    ['2026-11-24', '12:44', { is: 'open', until: '12:45' }],
    ['2026-11-24', '12:45', { is: 'closed', opens: '2026-11-24 15:00' }],
    ['2026-11-25', '10:00', { is: 'perhaps', until: '12:00', remark: 'su appuntamento' }],
    ['2026-11-25', '12:00', { is: 'closed', opens: '2026-12-01 10:00' }],
  ])('on %s at %s', (day, at, expected) => {
    const door = doorAt(hours, day, at);
    const seen = door.is === 'closed' ? { is: 'closed', opens: door.opens && `${door.opens.day} ${clock(door.opens.from)}` } : door;
    expect(seen).toEqual(expected);
  });

  it('stays closed on the days that are told, and says when there is nothing ahead', () => {
    expect(doorAt('Tu 10:00-12:00', '2026-11-24', '10:30', (each) => (each.day < '2026-12-08' ? [] : [each]))).toMatchObject({
      is: 'closed',
      opens: { day: '2026-12-15' },
    });
    expect(doorAt('Jul Mo 10:00-12:00', '2026-11-24', '10:30')).toEqual({ is: 'closed', opens: null });
  });

  it('of a night is open after midnight', () => {
    expect(doorAt('Fr 22:00-02:00', '2026-12-05', '01:00')).toEqual({ is: 'open', until: '02:00' });
  });
});

describe('in a process that lives elsewhere', () => {
  const home = process.env['TZ'];
  afterEach(() => {
    process.env['TZ'] = home;
  });
  it.each(['America/New_York', 'Pacific/Auckland', 'Asia/Kathmandu'])('the day is the same (%s)', (elsewhere) => {
    process.env['TZ'] = elsewhere;
    const at = clockAt('2026-11-24T10:00:00.000Z', zone);
    expect(doorAt('Tu 10:00-12:45', '2026-11-24', at)).toEqual({ is: 'open', until: '12:45' });
  });
});

import { describe, expect, it } from 'vitest';
import type { Screen } from '../../src/base/screen.ts';
import { type Appointment, newVisit } from '../../src/desk/appointment.ts';
import { appointmentMessages, lateReminder, noteMessage, outOfCalendar } from '../../src/desk/appointment-messages.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { visitRungs } from '../../src/desk/message.ts';
import { countVisit, lastReminder, remindersOf, visitWording } from '../../src/desk/visit-reminders.ts';
import { appointmentLines, whenWhere } from '../../src/screens/appointment-lines.ts';
import { calendarFile } from '../../src/screens/calendar-file.ts';
import { appointmentReminder } from '../../src/screens/visit-reminder.ts';

const zone = 'Europe/Rome';
const now = '2026-11-23T08:00:00.000Z';
const desk: Desk = {
  id: 'grosseto',
  name: 'Sportello Grosseto',
  municipality: 'Grosseto',
  address: 'Via Damiano Chiesa 12',
  postcode: '58100',
  lat: 42.76,
  lon: 11.11,
  precision: 'door',
  phone: [],
  website: null,
  languages: [],
  services: ['renewal'],
  sources: ['S01'],
  checked_on: '2026-11-23',
};
const appointment: Appointment = {
  id: 'a1',
  code: 'K7F-3QM',
  desk: 'grosseto',
  service: 'renewal',
  starts_at: '2026-11-26T08:30:00.000Z',
  ends_at: '2026-11-26T09:00:00.000Z',
  status: 'booked',
  held_until: null,
  chat: 410,
  handoff: 'h1',
  sequence: 0,
  created_at: now,
  version: 1,
  ...newVisit,
};
const bring = [{ key: 'common:paper.passport' }];
const messages = (at: string, more: Partial<Appointment> = {}, there = true) =>
  appointmentMessages({ ...appointment, ...more }, zone, at, 'booked', bring, there);

describe('what a resident gets when an appointment is made', () => {
  it('is the place, the calendar file and the confirmation now, and a reminder two days before', () => {
    const to = { chat: 410 };
    expect(messages(now)).toEqual([
      {
        write: 'message',
        message: { key: 'appointment:a1:place', due: now, to, body: { kind: 'venue', desk: 'grosseto', appointment: 'a1' } },
      },
      { write: 'message', message: { key: 'appointment:a1:calendar', due: now, to, body: { kind: 'calendar', appointment: 'a1' } } },
      // Last, with code and papers.
      {
        write: 'message',
        message: { key: 'appointment:a1:confirmed', due: now, to, body: { kind: 'confirmation', appointment: 'a1', how: 'booked', bring } },
      },
      // The second comes with the first.
      { write: 'drop', key: 'appointment:a1:morning' },
      {
        write: 'message',
        message: {
          key: 'appointment:a1:day-before',
          due: '2026-11-24T08:30:00.000Z',
          to,
          body: { kind: 'appointment-reminder', appointment: 'a1', rung: 'early' },
        },
      },
    ]);
  });

  it('has the second reminder alone once the first has passed, and then none; an older one is taken out', () => {
    const [early, late] = ['day-before', 'morning'].map((name) => ({ write: 'drop', key: `appointment:a1:${name}` }));
    expect(messages('2026-11-24T08:29:59.999Z').slice(-2)).toMatchObject([late, { message: { due: '2026-11-24T08:30:00.000Z' } }]);
    expect(messages('2026-11-24T08:30:00.000Z').slice(-2)).toMatchObject([
      { message: { key: 'appointment:a1:morning', due: '2026-11-26T07:00:00.000Z', body: { rung: 'late' } } },
      early,
    ]);
    expect(messages('2026-11-26T07:00:00.000Z').slice(-2)).toEqual([late, early]);
  });

  it('brings the second with the first, but not on one day: after an outage the two are one', () => {
    expect(lateReminder(appointment, zone, '2026-11-25T22:59:00.000Z')).toMatchObject([{ message: { due: '2026-11-26T07:00:00.000Z' } }]);
    expect(lateReminder(appointment, zone, '2026-11-25T23:01:00.000Z')).toEqual([]);
    expect(lateReminder(appointment, zone, '2026-11-26T08:00:00.000Z')).toEqual([]);
  });

  it.each([
    // Two hours before.
    ['2026-11-26T10:30:00.000Z', '2026-11-24T10:30:00.000Z', '2026-11-26T08:30:00.000Z'],
    ['2026-11-26T09:00:00.000Z', '2026-11-24T09:00:00.000Z', '2026-11-26T07:00:00.000Z'],
    // Too early for two hours before: at eight, where papers can still be looked for, else on the evening before.
    ['2026-11-26T08:59:00.000Z', '2026-11-24T08:59:00.000Z', '2026-11-26T07:00:00.000Z'],
    ['2026-11-26T07:30:00.000Z', '2026-11-24T07:30:00.000Z', '2026-11-26T07:00:00.000Z'],
    ['2026-11-26T07:29:00.000Z', '2026-11-24T07:29:00.000Z', '2026-11-25T19:00:00.000Z'],
    ['2026-11-26T06:30:00.000Z', '2026-11-24T07:00:00.000Z', '2026-11-25T19:00:00.000Z'],
    ['2026-11-26T22:30:00.000Z', '2026-11-25T07:00:00.000Z', '2026-11-26T19:00:00.000Z'],
    // The clocks go back, and forward: hours before are hours.
    ['2026-10-26T08:30:00.000Z', '2026-10-24T08:30:00.000Z', '2026-10-26T07:00:00.000Z'],
    ['2027-03-29T09:30:00.000Z', '2027-03-27T09:30:00.000Z', '2027-03-29T07:30:00.000Z'],
  ])('reminds of %s at %s and %s, never at night', (starts_at, early, late) => {
    expect(remindersOf({ starts_at }, zone, '2026-10-01T08:00:00.000Z')).toEqual({ early, late });
  });

  it('has the same keys after a move, so that what was not sent is replaced', () => {
    const keys = (list: ReturnType<typeof messages>) => list.map((each) => (each.write === 'message' ? each.message.key : each));
    expect(keys(messages(now, { starts_at: '2026-12-10T08:30:00.000Z', sequence: 1 }))).toEqual(keys(messages(now)));
    // The place is told again only where it is another one.
    expect(keys(messages(now, {}, false))).toEqual(keys(messages(now)).filter((key) => key !== 'appointment:a1:place'));
  });
});

describe('the words of an appointment', () => {
  it('are day and time on the desk’s wall', () => {
    expect(whenWhere({ ...appointment, starts_at: '2026-11-25T23:30:00.000Z' }, desk, zone)).toEqual({
      day: '2026-11-26',
      time: '00:30',
      code: 'K7F-3QM',
      desk: 'Sportello Grosseto',
      town: 'Grosseto',
    });
    expect(whenWhere(appointment, undefined, zone)).toMatchObject({ desk: 'grosseto', town: '' });
  });

  it('name the address where one is known', () => {
    const keys = (of: Desk | undefined) => appointmentLines(appointment, of, zone).map((line) => line.key);
    expect(keys(desk)).toEqual(['common:appointment.when', 'common:appointment.where', 'common:desk.address']);
    expect(keys({ ...desk, address: null })).toEqual(['common:appointment.when', 'common:appointment.where']);
    expect(keys(undefined)).toEqual(['common:appointment.when', 'common:appointment.where']);
  });

  const reminded = { rung: 'early', papers: { left: [], all: 0, flow: null }, phone: null, other: null } as const;
  const reminder = (today: string, more: object = {}) => appointmentReminder(appointment, desk, zone, { ...reminded, today, ...more });
  const acts = (screen: Screen) => screen.buttons.flat().map((each) => ('act' in each ? each.act.do : null));

  it('remind with the answers, in a message of its own; by telephone where it is late', () => {
    expect(reminder('2026-11-25').stay).toBe(true);
    expect(acts(reminder('2026-11-25'))).toEqual(['appointment-confirm', 'appointment-move', 'appointment-cancel', 'appointment', 'home']);
    const late = reminder('2026-11-26', { rung: 'late', phone: '+39 0564 1' });
    expect(acts(late)).toEqual(['appointment-confirm', 'appointment', 'home']);
    expect(late.text.at(-1)).toEqual({ key: 'visit:costs.phone', with: { phone: '+39 0564 1' } });
  });

  it.each([
    ['2026-11-25', 'common:appointment.tomorrow'],
    ['2026-11-26', 'common:appointment.today'],
    ['2026-11-24', 'common:appointment.coming'],
  ])('of a reminder are true on %s', (today, key) => {
    expect(reminder(today).text[0]).toEqual({ key });
  });

  it('of a reminder are one of two for each person, about half of all people each', () => {
    const wording = visitWording(appointment.chat);
    for (const rung of visitRungs) expect(reminder('2026-11-24', { rung }).text.at(-1)).toEqual({ key: `visit:costs.${rung}-${wording}` });
    const half = Array.from({ length: 1000 }, (_, chat) => visitWording(chat + 1)).filter((each) => each === 'a').length;
    expect(Math.abs(half - 500)).toBeLessThan(60);
  });
});

describe('what is counted of two wordings', () => {
  it('is for the reminder that was read last', () => {
    const last = (at: string) => lastReminder(appointment, zone, at);
    expect(['2026-11-24T08:29:00.000Z', '2026-11-24T08:30:00.000Z', '2026-11-26T07:00:00.000Z'].map(last)).toEqual([null, 'early', 'late']);
    const [tally] = [countVisit(410, 'early', 'done')];
    expect(tally).toMatchObject({ tally: { what: `wording:visit.early:${visitWording(410)}:done`, n: 1 } });
  });
});

describe('what the desk gets', () => {
  it('is a note of its own each time', () => {
    const key = (at: string, note: string) => {
      const write = noteMessage('h1', 'grosseto', at, note);
      return write.write === 'message' ? write.message.key : '';
    };
    expect(new Set([key(now, 'moved'), key(now, 'cancelled'), key('2026-11-23T08:00:00.001Z', 'moved')]).size).toBe(3);
    expect(key(now, 'moved')).toMatch(/^handoff:h1:/);
  });
});

describe('a cancelled appointment', () => {
  it('leaves the calendar of whom the file with it has reached, by a file of its own, while it is to come', () => {
    const put = outOfCalendar({ ...appointment, told_in: 7 }, now);
    const body = { kind: 'calendar', appointment: 'a1' };
    expect(put).toEqual([{ write: 'message', message: { key: 'appointment:a1:calendar', due: now, to: { chat: 410 }, body } }]);
    expect(outOfCalendar(appointment, now)).toEqual([]);
    expect(outOfCalendar({ ...appointment, told_in: 7 }, appointment.starts_at)).toEqual([]);
    expect(outOfCalendar({ ...appointment, told_in: 7, chat: 0 }, now)).toEqual([]);
  });

  it('is the same event, of a higher number, cancelled, without an alarm', () => {
    const words = { title: 'Appointment', place: 'Grosseto', description: 'Code' };
    const lines = (more: Partial<Appointment>) =>
      new TextDecoder().decode(calendarFile({ ...appointment, ...more }, words, new Date(now)).source).split('\r\n');
    const booked = lines({ sequence: 1 });
    const off = lines({ sequence: 2, status: 'cancelled-by-desk' });
    expect(booked).toEqual(expect.arrayContaining(['METHOD:PUBLISH', 'SEQUENCE:1', 'STATUS:CONFIRMED', 'BEGIN:VALARM']));
    expect(off).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'SEQUENCE:2', 'STATUS:CANCELLED']));
    expect(off).not.toContain('BEGIN:VALARM');
    const uid = booked.filter((line) => line.startsWith('UID:'));
    expect(uid).toHaveLength(1);
    expect(off).toEqual(expect.arrayContaining(uid));
  });
});

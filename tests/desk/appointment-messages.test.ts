import { describe, expect, it } from 'vitest';
import { type Appointment, newVisit } from '../../src/desk/appointment.ts';
import { appointmentMessages, noteMessage } from '../../src/desk/appointment-messages.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { appointmentLines, appointmentReminder, whenWhere } from '../../src/screens/appointment-lines.ts';

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
  it('is the place, the calendar file and the confirmation now, and a reminder on the evening before', () => {
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
      // The one of the morning comes with that of the evening.
      { write: 'drop', key: 'appointment:a1:morning' },
      {
        write: 'message',
        message: {
          key: 'appointment:a1:day-before',
          due: '2026-11-25T17:00:00.000Z',
          to,
          body: { kind: 'appointment-reminder', appointment: 'a1' },
        },
      },
    ]);
  });

  it('has the reminder of the morning alone once that of the evening has passed, and then none; an older one is taken out', () => {
    const [evening, morning] = ['day-before', 'morning'].map((name) => ({ write: 'drop', key: `appointment:a1:${name}` }));
    expect(messages('2026-11-25T16:59:59.999Z').slice(-2)).toMatchObject([morning, { message: { due: '2026-11-25T17:00:00.000Z' } }]);
    expect(messages('2026-11-25T17:00:00.000Z').slice(-2)).toMatchObject([
      { message: { key: 'appointment:a1:morning', due: '2026-11-26T07:00:00.000Z' } },
      evening,
    ]);
    expect(messages('2026-11-26T07:00:00.000Z').slice(-2)).toEqual([morning, evening]);
    // Half an hour before it is too late for papers.
    expect(messages('2026-11-25T17:00:00.000Z', { starts_at: '2026-11-26T07:20:00.000Z' }).slice(-2)).toEqual([morning, evening]);
  });

  it.each([
    ['on the day the clocks go back', '2026-10-26T08:30:00.000Z', '2026-10-25T17:00:00.000Z'],
    ['on the day before they do', '2026-10-25T08:30:00.000Z', '2026-10-24T16:00:00.000Z'],
    ['on the day they go forward', '2027-03-29T07:30:00.000Z', '2027-03-28T16:00:00.000Z'],
    ['for an appointment after midnight UTC’s day', '2026-11-25T23:30:00.000Z', '2026-11-25T17:00:00.000Z'],
  ])('reminds at six by the clock on the wall %s', (_, starts_at, due) => {
    expect(messages('2026-10-01T08:00:00.000Z', { starts_at }).at(-1)).toMatchObject({ message: { due } });
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

  it('remind with a way to the appointment, in a message of its own', () => {
    const screen = appointmentReminder(appointment, desk, zone, '2026-11-25', { left: [], all: 0, flow: null });
    expect(screen.stay).toBe(true);
    expect(screen.buttons.flat().map((button) => ('act' in button ? button.act : null))).toEqual([
      { do: 'appointment-confirm', appointment: 'a1', sequence: '0' },
      { do: 'appointment-move', appointment: 'a1' },
      { do: 'appointment-cancel', appointment: 'a1' },
      { do: 'appointment', appointment: 'a1' },
      { do: 'home' },
    ]);
  });
});

describe('the words of a reminder', () => {
  it.each([
    ['2026-11-25', 'common:appointment.tomorrow'],
    ['2026-11-26', 'common:appointment.today'],
    ['2026-11-24', 'common:appointment.coming'],
  ])('are true on %s', (today, key) => {
    expect(appointmentReminder(appointment, desk, zone, today, { left: [], all: 0, flow: null }).text[0]).toEqual({ key });
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

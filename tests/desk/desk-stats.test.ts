import { expect, it } from 'vitest';
import type { AppointmentStatus } from '../../src/desk/appointment.ts';
import { statsOf } from '../../src/desk/desk-stats.ts';
import { aHandoff, anAppointment } from '../store/samples.ts';

const visits = (count: number, status: AppointmentStatus, service: string, lang: string) =>
  Array.from({ length: count }, (_, i) => ({
    appointment: anAppointment(`${status}-${service}-${lang}-${i}`, '09:00', '09:30', { status, service }),
    handoff: aHandoff(`${status}-${service}-${lang}-${i}`, { lang }),
  }));

it('tells counts of five and more, none of one to four, and nobody as nobody', () => {
  const month = [
    ...visits(7, 'attended', 'family', 'en'),
    ...visits(4, 'missed', 'family', 'it'),
    ...visits(5, 'cancelled-by-resident', 'work', 'it'),
    ...visits(6, 'attended', 'work', 'it'),
    ...visits(2, 'attended', 'work', 'en'),
    ...visits(3, 'attended', 'family', 'it'),
  ];
  expect(statsOf(month, 4)).toEqual({
    became: { booked: 0, attended: 18, missed: null, 'cancelled-by-resident': 5, 'cancelled-by-desk': 0 },
    topics: [
      { service: 'family', lang: 'en', count: 7 },
      { service: 'work', lang: 'it', count: 6 },
    ],
    others: 5,
    waiting: null,
    replies: 0,
    reply_minutes: null,
  });
});

it('tells the first reply of the one in the middle, and of fewer than five nothing', () => {
  expect(statsOf([], 0, [900, 10, 30, 20])).toMatchObject({ replies: null, reply_minutes: null });
  expect(statsOf([], 0, [900, 10, 30, 20, 40])).toMatchObject({ replies: 5, reply_minutes: 30 });
  expect(statsOf([], 0, [900, 10, 31, 20, 40, 5])).toMatchObject({ replies: 6, reply_minutes: 26 });
});

it('tells the reasons of no more people than came, so that what is held back cannot be reckoned', () => {
  const came = visits(9, 'attended', 'family', 'en');
  const { topics, others } = statsOf([...came, ...visits(4, 'missed', 'family', 'en')], 0);
  expect([topics[0]?.count, others]).toEqual([9, 0]);
});

it('hides who is left when they are few', () => {
  expect(statsOf(visits(3, 'attended', 'family', 'en'), 5)).toMatchObject({
    topics: [],
    others: null,
    waiting: 5,
    became: { attended: null },
  });
});

it('counts a request without an appointment as no visit', () => {
  expect(statsOf([{ appointment: null, handoff: aHandoff('h1') }], 0)).toMatchObject({ topics: [], others: 0, became: { booked: 0 } });
});

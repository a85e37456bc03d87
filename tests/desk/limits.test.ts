import { describe, expect, it } from 'vitest';
import { bookingLimit } from '../../src/desk/appointment-acts.ts';
import { listens, talkMinutes } from '../../src/desk/handoff-acts.ts';
import { aHandoff, anAppointment, at, now } from '../store/samples.ts';

describe('what one person may have booked at a time', () => {
  const family = anAppointment('a1', '09:00', '09:30', { service: 'family' });
  const permit = anAppointment('a2', '10:00', '10:30', { service: 'permit' });
  const why = (...given: Parameters<typeof bookingLimit>) => {
    const limit = bookingLimit(...given);
    return limit && [limit.why, limit.of.id];
  };

  it('one for the same need', () => {
    expect(why([family], { service: 'family' })).toEqual(['same-service', 'a1']);
    expect(why([family], { service: 'work' })).toBeNull();
    expect(why([], { service: 'family' })).toBeNull();
  });

  it('two in all', () => {
    expect(why([family, permit], { service: 'work' })).toEqual(['too-many', 'a1']);
  });

  it('none that touches another, which may end when the next begins', () => {
    const work = (from: string, to: string) => why([family], { service: 'work', starts_at: at(from), ends_at: at(to) });
    expect(work('09:15', '09:45')).toEqual(['same-hour', 'a1']);
    expect(work('08:45', '09:15')).toEqual(['same-hour', 'a1']);
    expect(work('09:30', '10:00')).toBeNull();
    expect(work('08:30', '09:00')).toBeNull();
  });
});

describe('a desk listens', () => {
  const later = (minutes: number) => new Date(Date.parse(now) + minutes * 60_000).toISOString();

  it('from its first words until nobody has written for two days', () => {
    const talking = aHandoff('h1', { talking: true, talk_at: now });
    expect([0, talkMinutes - 1, talkMinutes].map((minutes) => listens(talking, later(minutes)))).toEqual([true, true, false]);
  });

  it('not when a program before let the button begin it, nor after the end', () => {
    expect(listens(aHandoff('h1', { talking: true }), now)).toBe(false);
    expect(listens(aHandoff('h1', { talk_at: now }), now)).toBe(false);
  });
});

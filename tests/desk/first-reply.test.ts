import { describe, expect, it } from 'vitest';
import { afterWorking, type Hours, opensNext } from '../../src/desk/first-reply.ts';

const follonica: Hours = { desk: 'f', hours: 'Tu 10:00-12:45,15:00-17:00; Th 10:00-12:45', closures: [], zone: 'Europe/Rome' };
const closed = (from: string, until: string, desk = 'f'): Hours => ({ ...follonica, closures: [{ desk, from, until }] });

describe('working hours of a desk', () => {
  it.each<[string, Hours, string, number, string | null]>([
    ['within one opening', follonica, '2026-11-24T09:00:00.000Z', 60, '2026-11-24T10:00:00.000Z'],
    ['to the minute of closing', follonica, '2026-11-24T09:00:00.000Z', 165, '2026-11-24T11:45:00.000Z'],
    ['over the midday break', follonica, '2026-11-23T08:00:00.000Z', 240, '2026-11-24T15:15:00.000Z'],
    ['over days', follonica, '2026-11-23T08:00:00.000Z', 480, '2026-12-01T09:30:00.000Z'],
    ['not on a holiday (8 December is a Tuesday)', follonica, '2026-12-04T08:00:00.000Z', 60, '2026-12-10T10:00:00.000Z'],
    ['not in a closure', closed('2026-11-24', '2026-11-26'), '2026-11-23T08:00:00.000Z', 60, '2026-12-01T10:00:00.000Z'],
    ['in a closure of another desk', closed('2026-11-24', '2026-11-26', 'g'), '2026-11-23T08:00:00.000Z', 60, '2026-11-24T10:00:00.000Z'],
    ['in summer time, an hour earlier in UTC', follonica, '2026-10-19T08:00:00.000Z', 60, '2026-10-20T09:00:00.000Z'],
    ['after the clock change', follonica, '2026-10-26T08:00:00.000Z', 60, '2026-10-27T10:00:00.000Z'],
    ['over the end of the year', follonica, '2026-12-30T12:00:00.000Z', 240, '2027-01-05T10:15:00.000Z'],
    ['never, closed for months', closed('2026-11-01', '2027-12-31'), '2026-11-23T08:00:00.000Z', 60, null],
    ['until midnight', { ...follonica, hours: 'Mo-Su 20:00-24:00' }, '2026-11-23T08:00:00.000Z', 240, '2026-11-23T23:00:00.000Z'],
  ])('%s', (_, hours, since, minutes, at) => {
    expect(afterWorking(hours, since, minutes)).toBe(at);
  });

  it('is open now, or next', () => {
    expect(opensNext(follonica, '2026-11-24T09:30:00.000Z')).toBe('2026-11-24T09:30:00.000Z');
    expect(opensNext(follonica, '2026-11-24T11:45:00.000Z')).toBe('2026-11-24T14:00:00.000Z');
    expect(opensNext(closed('2026-11-01', '2027-12-31'), '2026-11-24T09:30:00.000Z')).toBeNull();
  });
});

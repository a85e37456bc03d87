import { expect, it } from 'vitest';
import { race } from '../bench/race.ts';

it('of many who go for the last times at once over HTTP, each time goes to one, and all others are offered something else', async () => {
  const [residents, times] = [60, 12];
  const raced = await race({ residents, hours: '2026 Dec 01 10:00-12:00', seats: 3 });
  expect(raced).toEqual({ booked: times, told: times, offered: residents - times, errors: [] });
}, 120_000);

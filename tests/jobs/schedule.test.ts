import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Schedule, startSchedule } from '../../src/jobs/schedule.ts';

const minute = 60_000;
const log = pino({ level: 'silent' });
let schedule: Schedule | null = null;
/** When the sweep ran, by a clock that nobody sets. */
let ran: number[] = [];

beforeEach(() => {
  ran = [];
});
afterEach(async () => {
  await schedule?.stop();
  vi.useRealTimers();
});

function begin(zone: string, moment: string, run: () => Promise<void> = async () => undefined, cron: string | null = null): void {
  vi.useFakeTimers({ now: new Date(moment) });
  const sweep = async () => {
    ran.push(performance.now());
    await run();
  };
  schedule = startSchedule([{ name: 'deliver', cron, longest: cron === null ? minute : 25 * 60 * minute, run: sweep }], zone, log);
}

/** The longest time that nothing ran, in milliseconds. */
function longestPause(): number {
  const moments = [...ran, performance.now()];
  return Math.max(...moments.slice(1).map((each, i) => each - (moments[i] ?? 0)));
}

describe.each(['UTC', 'Europe/Rome'])('in %s', (zone) => {
  it.each([
    ['the clocks go forward', '2027-03-27T23:30:00Z'],
    ['the clocks go back', '2027-10-30T22:30:00Z'],
  ])('the sweep runs every minute through the night on which %s', async (_, moment) => {
    begin(zone, moment);
    await vi.advanceTimersByTimeAsync(4 * 60 * minute);
    expect(ran.length).toBeGreaterThan(235);
    expect(longestPause()).toBeLessThan(2 * minute);
  });

  it.each([
    ['back by an hour', -60],
    ['back by a day', -24 * 60],
    ['forward by three hours', 180],
  ])('goes on when the clock of the machine is set %s', async (_, minutes) => {
    begin(zone, '2026-12-01T10:00:00Z');
    await vi.advanceTimersByTimeAsync(10 * minute);
    vi.setSystemTime(Date.now() + minutes * minute);
    const before = ran.length;
    await vi.advanceTimersByTimeAsync(10 * minute);
    expect(ran.length - before).toBeGreaterThanOrEqual(6);
    expect(longestPause()).toBeLessThan(2 * minute);
  });
});

it.each([
  ['forward', '2027-03-27T12:00:00Z'],
  ['back', '2027-10-30T12:00:00Z'],
])('a job of every morning runs every morning around the day on which the clocks go %s', async (_, moment) => {
  begin('Europe/Rome', moment, async () => undefined, '17 4 * * *');
  await vi.advanceTimersByTimeAsync(3 * 24 * 60 * minute);
  expect(ran.length).toBe(3);
});

it('a sweep that hangs is not begun a second time, and is known not to have ended', async () => {
  let end = () => {};
  begin('Europe/Rome', '2026-12-01T10:00:00Z', () => new Promise((resolve) => (end = resolve)));
  await vi.advanceTimersByTimeAsync(20 * minute);
  expect([ran.length, schedule?.lastRun('deliver')]).toEqual([1, null]);
  end();
  await vi.advanceTimersByTimeAsync(2 * minute);
  expect(ran.length).toBeGreaterThan(1);
  end();
});

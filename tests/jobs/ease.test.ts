import { expect, it } from 'vitest';
import { createEase } from '../../src/jobs/ease.ts';

it('lets a burst through at once, and a long drain in pieces with pauses', () => {
  let time = 0;
  const ease = createEase(() => time);
  let taken = 0;
  let pauses = 0;
  while (time < 60_000) {
    const pause = ease.pause(12, 6);
    if (pause > 0) pauses += 1;
    time += pause;
    ease.took(12);
    taken += 12;
    if (time === 0) expect(taken).toBeLessThanOrEqual(96);
  }
  expect(taken / 60).toBeGreaterThan(50);
  expect(taken / 60).toBeLessThan(53);
  // Four pieces a second, not one message at a time.
  expect(pauses / 60).toBeLessThan(4.5);
});

it('gathers the messages of a long drain at the pace of Telegram into pieces, and waits for none too long', () => {
  let time = 0;
  const ease = createEase(() => time);
  // Twenty-five a second, one by one: a second and more of it is a burst.
  for (; time < 2000; time += 40) {
    expect(ease.pause(1, 6)).toBe(0);
    ease.took(1);
  }
  for (; time < 4000; time += 40) ease.took(1);
  expect(ease.pause(1, 6)).toBe(210);
  expect(ease.pause(5, 6)).toBe(210);
  expect(ease.pause(6, 6)).toBe(0);
  time += 210;
  expect(ease.pause(1, 6)).toBe(0);
  // A few seconds later it is over.
  ease.took(1);
  time += 5000;
  ease.took(1);
  expect(ease.pause(1, 6)).toBe(0);
});

it('is rested after a while, and does not hold up a few', () => {
  let time = 0;
  const ease = createEase(() => time);
  ease.took(96);
  expect(ease.pause(1, 0)).toBe(20);
  expect(ease.pause(24, 12)).toBe(480);
  time = 2000;
  expect(ease.pause(24, 12)).toBe(0);
  for (let i = 0; i < 200; i++) {
    expect(ease.pause(1, 0)).toBe(0);
    ease.took(1);
    time += 25;
  }
});

import { describe, expect, it } from 'vitest';
import { createReach } from '../../src/jobs/reach.ts';

const reach = () => {
  const woken: number[] = [];
  return { ...createReach(async () => void woken.push(1)), woken };
};

describe('whether Telegram answers', () => {
  it('many calls that fail together are one failure, with a short pause', () => {
    const { failed, pause, room } = reach();
    for (let i = 0; i < 40; i++) failed();
    expect(pause()).toBeLessThanOrEqual(500);
    expect(room(24)).toBe(0);
  });

  it('the first answer to anybody ends the pause and wakes what waits, once', () => {
    const { failed, answered, pause, since, room, woken } = reach();
    failed();
    answered();
    answered();
    expect([pause(), since(), room(24), woken.length]).toEqual([null, null, 24, 1]);
  });
});

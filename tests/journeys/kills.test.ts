import { expect, it } from 'vitest';
import { killed } from '../support/kills.ts';

it('nothing that was confirmed is lost when the process is killed again and again under mixed load', { timeout: 300_000 }, async () => {
  const { lost, unfinished, confirmed } = await killed(5);
  expect([lost, unfinished]).toEqual([[], 0]);
  expect(confirmed).toBeGreaterThan(0);
});

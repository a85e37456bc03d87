import { expect, it } from 'vitest';
import { killed } from '../support/kills.ts';

it('nothing that was confirmed is lost when the process is killed again and again under mixed load', { timeout: 240_000 }, async () => {
  const { lost, unfinished, confirmed } = await killed(5, 1);
  expect([lost, unfinished]).toEqual([[], []]);
  expect(confirmed).toBeGreaterThan(0);
});

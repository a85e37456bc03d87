import { describe, expect, it } from 'vitest';
import { createReach } from '../../src/jobs/reach.ts';

function reach(answers: boolean[]) {
  const woken: boolean[] = [];
  const left = [...answers];
  const made = createReach(
    async () => left.shift() ?? false,
    async (outage) => void woken.push(outage),
  );
  return { ...made, woken, left };
}

describe('whether Telegram answers', () => {
  it('calls that fail together are one failure, and one look', async () => {
    const { failed, ask, since, left, stop } = reach([false, true]);
    for (let i = 0; i < 40; i++) failed();
    await ask();
    expect(since()).not.toBeNull();
    expect(left).toEqual([true]);
    stop();
  });

  it('a message that fails alone is no outage: what else waits is not woken', async () => {
    const { failed, ask, since, woken } = reach([true]);
    failed();
    await ask();
    expect([since(), woken]).toEqual([null, [false]]);
  });

  it('after an outage the first answer to anybody wakes what waits, once', async () => {
    const { failed, ask, answered, since, woken } = reach([false]);
    failed();
    await ask();
    await answered();
    await answered();
    expect([since(), woken]).toEqual([null, [true]]);
  });

  it('looks again by itself, and when asked', async () => {
    const alone = reach([false, true]);
    alone.failed();
    await expect.poll(() => alone.woken).toEqual([true]);
    const asked = reach([false, true]);
    asked.failed();
    await asked.ask();
    await asked.ask();
    expect(asked.woken).toEqual([true]);
  });
});

import { describe, expect, it } from 'vitest';
import { type HealthDeps, health } from '../../src/console/health.ts';

const now = '2026-11-23T08:00:00.000Z';
const idle = { count: 0, oldest: null };
const backlog = {
  due: { look: 1, desk: 2, reminder: 300, dates: 4 },
  ready: { look: idle, desk: idle, reminder: idle, dates: idle },
  oldest: now,
  rights: 3,
  aside: 4,
};
const healthy: HealthDeps = {
  store: { probe: async () => undefined, backlog: async () => backlog },
  now: () => now,
  lastTaken: () => performance.now(),
  unreachableSince: () => null,
  unmarked: () => 0,
  troubles: () => [],
};
const ask = async (more: Partial<HealthDeps> = {}): Promise<Record<string, unknown>> => {
  const answer = await health({ ...healthy, ...more }).request('/healthz');
  return { status: answer.status, ...((await answer.json()) as Record<string, unknown>) };
};
/** So long ago that people feel it. */
const long = (): number => performance.now() - 120_000;

describe('/healthz', () => {
  it('is well while a long drain works, and tells what waits', async () => {
    expect(await ask()).toMatchObject({
      status: 200,
      ok: true,
      taken: true,
      written: true,
      answered: true,
      waiting: { look: 1, desk: 2, reminder: 300, dates: 4 },
      refused: 3,
      aside: 4,
    });
  });

  it.each([
    ['Telegram has given no updates', { lastTaken: long }, 'answered'],
    ['Telegram does not answer what is sent', { unreachableSince: long }, 'taken'],
    ['the outbox is not looked through', { troubles: () => ['not-swept' as const] }, 'sent'],
    ['the outbox grows', { troubles: () => ['growing' as const] }, 'swept'],
    ['what was sent cannot be marked', { unmarked: () => 1 }, 'taken'],
    [
      'the disk is full',
      { store: { probe: () => Promise.reject(new Error('SQLITE_FULL')), backlog: () => Promise.reject(new Error('SQLITE_FULL')) } },
      'taken',
    ],
  ] as const)('is not well when %s', async (_, more, well) => {
    const told = await ask(more);
    expect([told['status'], told['ok'], told[well]]).toEqual([503, false, true]);
  });

  it('bears a short silence', async () => {
    expect(await ask({ unreachableSince: () => performance.now() - 10_000 })).toMatchObject({ status: 200, answered: true });
  });
});

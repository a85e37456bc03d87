import { expect } from 'vitest';
import type { Instant } from '../../src/base/time.ts';
import { close } from '../../src/desk/handoff-acts.ts';
import { canReopen, reopen } from '../../src/desk/ticket-acts.ts';
import type { Store } from '../../src/store/store.ts';

const operator = { id: 7, name: 'O' };

/** The desk closes one of a person's requests, or takes it up again; while an appointment stands it cannot be closed. */
export async function endOrReopen(store: Store, chat: number, nth: number, now: Instant): Promise<void> {
  const all = await store.handoffsOf(chat, '2026-01-01T00:00:00.000Z');
  const handoff = all[nth % Math.max(all.length, 1)];
  if (!handoff) return;
  const visit = handoff.appointment === null ? null : await store.appointment(handoff.appointment);
  const closed = handoff.status === 'closed';
  const acted = closed ? reopen(handoff, operator, now) : close(handoff, visit, now);
  expect('change' in acted).toBe(closed ? canReopen(handoff, now) : visit?.status !== 'booked');
  if ('change' in acted) expect(await store.commit(acted.change)).toBe('done');
}

import { expect, it } from 'vitest';
import { createMetrics, metricsRoute } from '../../src/console/metrics.ts';
import type { Fact } from '../../src/law/fact.ts';

const now = '2026-11-23T08:10:00.000Z';
const fact = (key: string, review_by: string): Fact => ({
  key,
  value: 1,
  unit: 'EUR',
  sources: ['S01'],
  checked_on: '2026-01-01',
  review_by,
  confidence: 'high',
});
const idle = { count: 0, oldest: null };
const made = () =>
  createMetrics({
    store: {
      backlog: async () => ({
        due: { look: 0, desk: 2, reminder: 5, dates: 0 },
        ready: { look: idle, desk: idle, reminder: idle, dates: idle },
        oldest: '2026-11-23T08:00:00.000Z',
        rights: 1,
        aside: 0,
      }),
      tallies: async () => [{ day: '2026-11-23', what: 'sent', n: 3 }],
    },
    questions: [],
    facts: [fact('fee', '2026-06-01'), fact('term', '2027-06-01')],
    zone: 'Europe/Rome',
    now: () => now,
  });
const token = 'a-token-of-the-figures';

it('the figures tell updates, calls, messages, what waits and numbers of the law that are due', async () => {
  const metrics = made();
  metrics.update('press', 'done', 0.02);
  metrics.message('look', 'sent');
  metrics.call('sendMessage', '429', 0.1);
  const answer = await metricsRoute(metrics, token).request('/metrics', { headers: { authorization: `Bearer ${token}` } });
  const text = await answer.text();
  expect(answer.status).toBe(200);
  for (const line of [
    'sportello_update_seconds_count{kind="press",outcome="done"} 1',
    'sportello_messages_total{lane="look",became="sent"} 1',
    'sportello_call_seconds_count{method="sendMessage",outcome="429"} 1',
    'sportello_messages_waiting{lane="reminder"} 5',
    'sportello_messages_lag_seconds 600',
    'sportello_messages_refused 1',
    'sportello_facts_due 1',
    'sportello_reminders_today{outcome="sent"} 3',
  ])
    expect(text).toContain(line);
});

it('they are for who has the token, and nobody where there is none', async () => {
  const metrics = made();
  for (const authorization of ['', token, `Bearer ${token}x`]) {
    expect((await metricsRoute(metrics, token).request('/metrics', { headers: { authorization } })).status).toBe(401);
  }
  expect((await metricsRoute(metrics, null).request('/metrics', { headers: { authorization: 'Bearer null' } })).status).toBe(404);
});

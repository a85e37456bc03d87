import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { dayAt, type Instant, type Zone } from '../base/time.ts';
import { lanes } from '../desk/message.ts';
import { type Fact, factOn, type OpenQuestion } from '../law/fact.ts';
import type { Store } from '../store/store.ts';

export interface MetricsDeps {
  readonly store: Pick<Store, 'backlog' | 'tallies'>;
  readonly facts: readonly Fact[];
  readonly questions: readonly OpenQuestion[];
  readonly zone: Zone;
  now(): Instant;
}

/** Figures for Prometheus: counts and times, nothing personal. */
export interface Metrics {
  /** An update was dealt with, in so many seconds. */
  update(kind: string, outcome: 'done' | 'failed', seconds: number): void;
  /** What became of an outbox message. */
  message(lane: string, became: string): void;
  /** A call of the Bot API ended. */
  call(method: string, outcome: string, seconds: number): void;
  /** The page. */
  text(): Promise<string>;
}

/** For where nobody may read them: then none are kept, which every update would pay for. */
export const noMetrics: Metrics = { update: () => undefined, message: () => undefined, call: () => undefined, text: async () => '' };

/** From a tap that nobody feels to a call that was given up. */
const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];

export function createMetrics({ store, facts, questions, zone, now }: MetricsDeps): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const updates = new Histogram({
    name: 'sportello_update_seconds',
    help: 'Time to deal with an update, by what it is and how it ended',
    labelNames: ['kind', 'outcome'] as const,
    buckets: seconds,
    registers,
  });
  const calls = new Histogram({
    name: 'sportello_call_seconds',
    help: 'Time of a call of the Bot API with its repeats, by method and outcome',
    labelNames: ['method', 'outcome'] as const,
    buckets: seconds,
    registers,
  });
  const messages = new Counter({
    name: 'sportello_messages_total',
    help: 'Outbox messages by lane and what became of them',
    labelNames: ['lane', 'became'] as const,
    registers,
  });
  const waiting = new Gauge({
    name: 'sportello_messages_waiting',
    help: 'Outbox messages that are due and unsent, by lane',
    labelNames: ['lane'] as const,
    registers,
  });
  const lag = new Gauge({ name: 'sportello_messages_lag_seconds', help: 'How long the oldest of them has been due', registers });
  const refused = new Gauge({
    name: 'sportello_messages_refused',
    help: 'Messages that a desk\u2019s group does not let through',
    registers,
  });
  const aside = new Gauge({ name: 'sportello_messages_aside', help: 'Messages that can never be sent: somebody must look', registers });
  const reminders = new Gauge({
    name: 'sportello_reminders_today',
    help: 'What became of the reminders of dates today: sent, blocked, dropped with the reason',
    labelNames: ['outcome'] as const,
    registers,
  });
  const gaps = new Gauge({ name: 'sportello_facts_due', help: 'Numbers of the law that somebody must look at', registers });
  const keys = [...new Set(facts.map(({ key }) => key))];

  async function measure(): Promise<void> {
    const at = now();
    const backlog = await store.backlog(at);
    for (const lane of lanes) waiting.set({ lane }, backlog.due[lane]);
    lag.set(backlog.oldest === null ? 0 : Math.max(0, (Date.parse(at) - Date.parse(backlog.oldest)) / 1000));
    refused.set(backlog.rights);
    aside.set(backlog.aside);
    const today = dayAt(at, zone);
    reminders.reset();
    for (const { what, n } of await store.tallies(today, today)) reminders.set({ outcome: what }, n);
    const due = keys.filter((key) => {
      const { standing, overdue } = factOn(facts, key, today, questions);
      return standing !== 'current' || overdue;
    });
    gaps.set(due.length);
  }

  return {
    update: (kind, outcome, took) => updates.observe({ kind, outcome }, took),
    message: (lane, became) => messages.inc({ lane, became }),
    call: (method, outcome, took) => calls.observe({ method, outcome }, took),
    async text() {
      await measure();
      return await registry.metrics();
    },
  };
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** `/metrics`, for who has the token (`Authorization: Bearer …`); without a token there is no such page. */
export function metricsRoute(metrics: Metrics, token: string | null): Hono {
  const app = new Hono();
  if (token === null) return app;
  const expected = digest(`Bearer ${token}`);
  return app.get('/metrics', async (c) => {
    if (!timingSafeEqual(digest(c.req.header('authorization') ?? ''), expected)) return c.text('wrong token', 401);
    return c.text(await metrics.text(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
  });
}

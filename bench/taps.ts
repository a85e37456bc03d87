import { pino } from 'pino';
import type { Message } from '../src/desk/message.ts';
import { createDelivery } from '../src/jobs/deliver.ts';
import type { Delivery } from '../src/jobs/delivery.ts';
import type { Store } from '../src/store/store.ts';
import { now } from './growth-fill.ts';

export const taps = 200;
/** Short and many, so that a moment in which the machine is busy with something else meets both alike. */
const rounds = 25;
const each = 60;
const tapEvery = 20;

let update = 10_000_000_000;

/** What a tap costs the store: the person read (as one of the list, which is never remembered) and written with the mark of the update; in milliseconds. */
export async function tap(store: Store, chat: number): Promise<number> {
  const begun = performance.now();
  const [person] = await store.people(chat - 1, 1);
  // Somebody whom the purge has just forgotten.
  await store.commit(person ? [{ write: 'person', person }] : [], { id: ++update, at: now });
  return performance.now() - begun;
}

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
export const quantile = (values: readonly number[], part: number) => sorted(values)[Math.floor((values.length - 1) * part)] ?? 0;
export const median = (values: readonly number[]) => quantile(values, 0.5);
export const anyone = (persons: number) => 1 + Math.floor(Math.random() * persons);

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Taps at a steady rate, each by another person, until `over` or so many; what each took. */
export async function tapping(store: Store, persons: number, over: () => boolean, most: number): Promise<readonly number[]> {
  const under: Promise<number>[] = [];
  const begun = performance.now();
  while (!over() && under.length < most) {
    under.push(tap(store, anyone(persons)));
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, begun + under.length * tapEvery - performance.now())));
  }
  return await Promise.all(under);
}

/** Taps at rest and during a drain, in turn, so that what else the machine does meets both alike; a drain is well under way when they begin. */
export async function draining(store: Store, persons: number, send: (message: Message) => Promise<Delivery>) {
  const [idle, during]: [number[], number[]] = [[], []];
  let [sent, counted, time] = [0, 0, 0];
  for (let i = 0; i < rounds; i++) {
    idle.push(...(await tapping(store, persons, () => false, each)));
    const delivery = createDelivery({
      store,
      log: pino({ level: 'silent' }),
      by: 'bench',
      alarm: () => [],
      look: async () => true,
      now: () => now,
      async send(message) {
        sent += 1;
        return await send(message);
      },
    });
    const run = delivery.run();
    await tapping(store, persons, () => false, 50);
    const [before, begun] = [sent, performance.now()];
    during.push(...(await tapping(store, persons, () => false, each)));
    time += performance.now() - begun;
    if (sent === before) throw new Error('nothing left to drain');
    counted += sent - before;
    await delivery.stop();
    await run;
  }
  return { idle, during, rate: (counted * 1000) / time };
}

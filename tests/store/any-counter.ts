import { expect } from 'vitest';
import { dayAt, type Instant } from '../../src/base/time.ts';
import type { Appointment } from '../../src/desk/appointment.ts';
import { type Comer, inLine, placesInLine } from '../../src/desk/counter.ts';
import { callNext, comeIn, goTo, type Step, walkIn } from '../../src/desk/counter-acts.ts';
import type { Store } from '../../src/store/store.ts';

const zone = 'Europe/Rome';
/** The operators, by Telegram's number. */
const operators = [7, 8];

/** What happens at the counter of a desk, and what must hold there whatever was done. */
export function anyCounter(store: Store, desk: string) {
  /** How many numbers were given on a day. */
  const given = new Map<string, number>();
  const comersOn = (now: Instant) => store.comers(desk, dayAt(now, zone), dayAt(now, zone));
  const count = ({ day }: Comer) => given.set(day, (given.get(day) ?? 0) + 1);
  const commit = async (step: Step) => await store.commit(step.change);

  return {
    /** Two people without an appointment ask for a number in the same moment. */
    async walks(now: Instant): Promise<void> {
      const comers = await comersOn(now);
      const both = operators.map(() => walkIn(comers, desk, undefined, now, zone));
      const done = await Promise.all(
        both.map(async (one) => ('comer' in one ? await store.commit([{ write: 'comer', comer: one.comer }]) : null)),
      );
      const [first] = both;
      if (!first || !('comer' in first)) return;
      expect(done.toSorted()).toEqual(['done', 'stale']);
      count(first.comer);
    },
    /** Somebody with an appointment is there. */
    async comes(appointment: Appointment, now: Instant): Promise<void> {
      const handoff = await store.handoffOf(appointment.id);
      const came = handoff && comeIn(await comersOn(now), { appointment, handoff }, now, zone);
      if (!came || !('comer' in came)) return;
      expect(await commit(came)).toBe('done');
      count(came.comer);
    },
    /** Both operators ask for the next in the same moment: one of them gets the first. */
    async nexts(now: Instant): Promise<void> {
      const comers = await comersOn(now);
      const done = await Promise.all(
        operators.map(async (by) => {
          const step = callNext(comers, by, now);
          return step ? await commit(step) : null;
        }),
      );
      expect(done.filter((each) => each === 'done')).toHaveLength(inLine(comers).length > 0 ? 1 : 0);
    },
    /** Somebody goes on, or not; what the counter marks on an appointment is what its person has from then on. Gives whose ended. */
    async goes(nth: number, now: Instant): Promise<string | null> {
      const comers = await comersOn(now);
      const comer = comers[nth % Math.max(comers.length, 1)];
      const to = placesInLine[nth % placesInLine.length];
      if (!comer || !to) return null;
      const appointment = comer.appointment === null ? null : await store.appointment(comer.appointment);
      const handoff = appointment && (await store.handoffOf(appointment.id));
      const step = goTo(comer, to, appointment && handoff ? { appointment, handoff } : null, comer.by ?? 7, now);
      if (!('comer' in step)) return null;
      expect(await commit(step)).toBe('done');
      const after = appointment && (await store.appointment(appointment.id));
      return after && after.status !== 'booked' ? after.id : null;
    },
    /** Every number that was given is there, once; nobody is with two operators. */
    async holdsTrue(now: Instant): Promise<void> {
      const comers = await comersOn(now);
      expect(comers.map(({ number }) => number)).toEqual(Array.from({ length: given.get(dayAt(now, zone)) ?? 0 }, (_, i) => i + 1));
      for (const { place, by } of comers) if (place === 'called' || place === 'with') expect(operators).toContain(by);
    },
  };
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMinutes } from '../../src/base/time.ts';
import type { Change } from '../../src/desk/change.ts';
import { databases } from '../support/databases.ts';
import { freshStore } from '../support/fresh-store.ts';
import { aHandoff, aHold, anAppointment, at, now } from './samples.ts';

/** What somebody does at one of a desk's six half hours, on one of the appointments that are there. */
interface Act {
  readonly does: 'hold' | 'book' | 'cancel';
  /** Which half hour, or which of the first appointments. */
  readonly nth: number;
  /** The seats that are looked at, or, where even, an older version. */
  readonly how: number;
}

const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.record({ does: fc.constantFrom('hold', 'book', 'book', 'cancel'), nth: fc.nat(5), how: fc.nat(3) }),
  { minLength: 2, maxLength: 12 },
);
const hours = ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30', '12:00'] as const;
const spanOf = (nth: number) => ({ starts_at: at(hours[nth] ?? '09:00'), ends_at: at(hours[nth + 1] ?? '12:00') });

let runs = 0;

/** On PostgreSQL each commit is a transaction of its own, and nobody knows which is first. */
for (const database of databases.filter(({ name }) => name === 'SQLite')) {
  describe(`${database.name}: what is done in the same moment`, () => {
    const fresh = freshStore(database);

    /** A desk of its own: three who have booked, and three holds, of which the last lapsed long ago. */
    async function desk(): Promise<string> {
      const name = `desk${++runs}`;
      const of = (nth: number) => ({ desk: name, chat: runs * 100 + nth, ...spanOf(nth) });
      await fresh.store.commit(
        [0, 1, 2, 3, 4, 5].map((nth) => ({
          write: 'appointment' as const,
          appointment:
            nth < 3
              ? anAppointment(`${name}-${nth}`, '09:00', '09:30', of(nth))
              : aHold(`${name}-${nth}`, '09:00', '09:30', '09:00', { ...of(nth), held_until: addMinutes(now, nth === 5 ? -60 : 10) }),
        })),
      );
      return name;
    }

    function changeOf(name: string, { does, nth, how }: Act, i: number): Change {
      const id = `${name}-${nth}`;
      const version = how % 2 === 0 ? 1 : how;
      switch (does) {
        case 'hold': {
          const until = addMinutes(now, 10);
          const held = aHold(`${name}-n${i}`, '09:00', '09:30', '09:00', { desk: name, chat: 50 + i, ...spanOf(nth), held_until: until });
          return [{ write: 'appointment', appointment: { ...held, created_at: now }, seats: [[1], [1, 2], [2], [2, 1]][how] ?? [1] }];
        }
        case 'book': {
          const handoff = `${name}-h${i}`;
          return [
            { write: 'handoff', handoff: aHandoff(handoff, { desk: name, chat: 50 + i, appointment: id }) },
            { write: 'appointment-set', id, version, now, set: { status: 'booked', held_until: null, handoff } },
            { write: 'draw', handoff, now },
          ];
        }
        case 'cancel':
          return [{ write: 'appointment-set', id, version, now, set: { status: 'cancelled-by-resident' } }];
      }
    }

    /** All that is to be seen of a desk, without its name. */
    async function seen(name: string): Promise<string> {
      const ids = [0, 1, 2, 3, 4, 5].map(String).concat(Array.from({ length: 12 }, (_, i) => `n${i}`));
      const appointments = await Promise.all(ids.map((id) => fresh.store.appointment(`${name}-${id}`)));
      const handoffs = await Promise.all(Array.from({ length: 12 }, (_, i) => fresh.store.handoff(`${name}-h${i}`)));
      const seats = await fresh.store.seated(name, at('09:00'), at('12:00'));
      const cards = (await fresh.store.due(now, 999)).filter(({ message: { to } }) => 'desk' in to && to.desk === name);
      const told = { appointments, handoffs, seats: [...seats].sort(), cards: cards.map(({ message }) => message.key).sort() };
      return JSON.stringify(told)
        .replaceAll(name, 'desk')
        .replaceAll(/"(code|chat)":[^,]*/g, '');
    }

    it('becomes what it would have become one after the other', async () => {
      await fc.assert(
        fc.asyncProperty(acts, async (all) => {
          const [together, apart] = [await desk(), await desk()];
          const at = await Promise.all(all.map((act, i) => fresh.store.commit(changeOf(together, act, i))));
          const alone: string[] = [];
          for (const [i, act] of all.entries()) alone.push(await fresh.store.commit(changeOf(apart, act, i)));
          expect(at).toEqual(alone);
          expect(await seen(together)).toEqual(await seen(apart));
        }),
        { numRuns: 40 },
      );
    }, 60_000);

    it('who is refused leaves the others booked, each with a card for the desk', async () => {
      const name = await desk();
      const answers = await Promise.all([3, 4, 3].map((nth, i) => fresh.store.commit(changeOf(name, { does: 'book', nth, how: 0 }, i))));
      expect(answers).toEqual(['done', 'done', 'stale']);
      const cards = (await fresh.store.due(now, 99)).filter(({ message: { body } }) => body.kind === 'card');
      expect(cards.map(({ message: { body } }) => 'handoff' in body && body.handoff)).toEqual([`${name}-h0`, `${name}-h1`]);
      expect(await fresh.store.handoff(`${name}-h2`)).toBeNull();
    });
  });
}

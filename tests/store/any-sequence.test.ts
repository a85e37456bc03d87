import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMinutes, dayAt, type Instant } from '../../src/base/time.ts';
import { drawLot } from '../../src/conversation/fresh.ts';
import { type Appointment, newVisit } from '../../src/desk/appointment.ts';
import { book, cancel, isOpen, move } from '../../src/desk/appointment-acts.ts';
import { closeDesk, closureOf, reopenDesk } from '../../src/desk/closure-acts.ts';
import { isStranded, minutesOfDay, shutSeats } from '../../src/desk/closures.ts';
import type { Service, Timetable } from '../../src/desk/desk.ts';
import { releaseHold } from '../../src/desk/freed.ts';
import { publicSeats } from '../../src/desk/seat.ts';
import { freeSlots } from '../../src/desk/slot.ts';
import { wait } from '../../src/desk/wish-acts.ts';
import { offerFreed } from '../../src/jobs/offer-freed.ts';
import { readTaken } from '../../src/store/desk-time.ts';
import type { Store } from '../../src/store/store.ts';
import { databases } from '../support/databases.ts';
import { freshStore } from '../support/fresh-store.ts';
import { anyCounter } from './any-counter.ts';
import { endOrReopen } from './any-request.ts';
import { aPerson } from './samples.ts';

const zone = 'Europe/Rome';
const start = '2026-12-03T07:00:00.000Z';
/** Of the weeks that are looked at. */
const holidays = ['2026-12-08', '2026-12-25', '2026-12-26', '2027-01-01', '2027-01-06'];

const timetables = fc.record({
  hours: fc.constantFrom(
    'Mo-Fr 09:00-11:00',
    'Tu 10:00-12:45,15:00-17:00; Th 10:00-12:45',
    'Mo-Su 09:00-10:30',
    'Sa 22:00-24:00; Su 00:00-01:00',
  ),
  seats: fc.integer({ min: 1, max: 3 }),
  minutes: fc.constantFrom(20, 30, 45),
  people: fc.integer({ min: 1, max: 2 }),
});
const people = 4;
const who = fc.integer({ min: 1, max: people });
const which = fc.integer({ min: 0, max: 200 });
const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constantFrom('hold', 'book', 'move', 'wish', 'take' as const), who, which }),
    fc.record({ do: fc.constantFrom('hold', 'book', 'cancel', 'off', 'ill' as const), who, which }),
    fc.record({ do: fc.constantFrom('close', 'open', 'later', 'job' as const), who, which }),
    fc.record({ do: fc.constantFrom('walk', 'come', 'next', 'go', 'end' as const), who, which }),
  ),
  { minLength: 5, maxLength: 40 },
);
type Step = (typeof steps extends fc.Arbitrary<readonly (infer One)[]> ? One : never) & { readonly who: number; readonly which: number };

let runs = 0;
let named = 0;

/** A desk of its own in a database that others use, and what the people of this run should have. */
function world(store: Store, given: { hours: string; seats: number; minutes: number; people: number }) {
  const run = ++runs;
  const desk = `desk${run}`;
  const chatOf = (person: number) => run * 100 + person;
  const timetable: Timetable = { desk, hours: given.hours, seats: given.seats, example: false, source: 'S01', checked_on: '2026-11-23' };
  const service: Service = { id: 'permit', icon: '🪪', minutes: given.minutes, lead_hours: 2, horizon_days: 40, papers: [] };
  const content = { services: new Map([[service.id, service]]), timetables: [timetable], closures: [] };
  const holds = new Map<number, string>();
  /** What each person was told to have: the appointment, and when. */
  const has = new Map<number, { readonly id: string; readonly starts_at: Instant }>();
  const counter = anyCounter(store, desk);
  let now = start;

  const current = async (id: string | undefined): Promise<Appointment | null> => (id === undefined ? null : await store.appointment(id));
  const free = async (mine?: string) => {
    const taken = (await readTaken(store, { now, zone }, desk, service)).filter(({ id }) => id !== mine);
    return freeSlots({ timetable, closures: [], service, taken, now, zone, people: given.people });
  };

  async function act({ do: what, who: person, which: nth }: Step): Promise<void> {
    const chat = chatOf(person);
    const mine = await current(has.get(person)?.id);
    const hold = await current(holds.get(person));
    const slots = await free();
    const slot = slots[nth % Math.max(slots.length, 1)];
    const day = slot?.day ?? dayAt(now, zone);
    switch (what) {
      case 'hold': {
        if (!slot || mine) return;
        const id = `h${++named}`;
        const { starts_at, ends_at, seats } = slot;
        const of = { id, code: `C${named}`, desk, service: service.id, starts_at, ends_at, chat, handoff: null, sequence: 0 };
        const held = { ...of, ...newVisit, status: 'held', held_until: addMinutes(now, 10), created_at: now, version: 1 } as const;
        const change = [
          ...releaseHold(hold, drawLot(), now),
          { write: 'appointment' as const, appointment: { ...held, people: given.people }, seats },
        ];
        if ((await store.commit(change)) === 'done') holds.set(person, id);
        return;
      }
      case 'book': {
        if (hold?.status !== 'held' || mine) return;
        const sheet = { name: 'A B', flow: null, outcome: null, answers: {}, papers: [], line: null };
        const { change } = book({ hold, handoff: `f${++named}`, joins: null, lang: 'it', sheet, bring: [] }, now, zone);
        if ((await store.commit(change)) === 'done') has.set(person, { id: hold.id, starts_at: hold.starts_at });
        holds.delete(person);
        return;
      }
      case 'move': {
        const [there] = (await free(mine?.id)).slice(nth % 7);
        if (!mine || !there || !isOpen(mine, now)) return;
        const acted = move({ appointment: mine, handoff: null, desk, slot: there, by: 'resident', lot: drawLot() }, now, zone);
        if ('change' in acted && (await store.commit(acted.change)) === 'done')
          has.set(person, { id: mine.id, starts_at: there.starts_at });
        return;
      }
      case 'cancel':
      case 'off':
      case 'ill': {
        if (!mine) return;
        const by = what === 'cancel' ? ({ resident: true } as const) : ({ desk: what === 'off' ? 'not-needed' : 'ill' } as const);
        const acted = cancel(mine, null, by, drawLot(), now);
        if ('change' in acted && (await store.commit(acted.change)) === 'done') has.delete(person);
        return;
      }
      case 'wish': {
        const wanted = { desk, service: service.id, moving: mine?.id ?? null, before: mine?.starts_at ?? null };
        const acted = wait(chat, wanted, await store.wish(chat), now, zone);
        if ('change' in acted)
          await store.commit([
            { write: 'person', person: aPerson(chat, { version: (await store.person(chat))?.version ?? 0 }) },
            ...acted.change,
          ]);
        return;
      }
      case 'take': {
        const wish = await store.wish(chat);
        const offered = await current(wish?.hold ?? undefined);
        if (!wish || !offered || offered.status !== 'held' || (offered.held_until ?? '') <= now) return;
        if (wish.moving === null) holds.set(person, offered.id);
        else if (mine) {
          const instead = offered.id;
          const acted = move({ appointment: mine, handoff: null, desk, slot: offered, instead, by: 'resident', lot: drawLot() }, now, zone);
          if (!('change' in acted)) return;
          const over = { write: 'appointment-set', id: offered.id, version: offered.version, now, set: { status: 'lapsed' } } as const;
          const ended = { write: 'wish', wish: { ...wish, open: false, hold: null } } as const;
          expect(await store.commit([...acted.change, over, ended])).toBe('done');
          has.set(person, { id: mine.id, starts_at: offered.starts_at });
        }
        return;
      }
      case 'close':
        await store.commit(
          closeDesk(closureOf(desk, day, { hours: null, ...(nth % 2 && given.seats > 1 ? { seat: given.seats } : {}) }), [], now),
        );
        return;
      case 'open': {
        const [closure] = (await store.closures(dayAt(now, zone))).filter((each) => each.desk === desk);
        if (closure) await store.commit(reopenDesk(closure, [], now));
        return;
      }
      case 'later':
        now = addMinutes(now, [3, 11, 40, 700, 1500][nth % 5] ?? 3);
        return;
      case 'walk':
        await counter.walks(now);
        return;
      case 'come':
        // On the day, a little before the time or after it.
        if (!mine) return;
        if (mine.starts_at > now) now = addMinutes(mine.starts_at, -(nth % 40));
        await counter.comes(mine, now);
        return;
      case 'next':
        await counter.nexts(now);
        return;
      case 'go': {
        const ended = await counter.goes(nth, now);
        for (const [each, { id }] of has) if (id === ended) has.delete(each);
        return;
      }
      case 'end':
        await endOrReopen(store, chat, nth, now);
        return;
      case 'job':
        await offerFreed({ store, content, zone, now: () => now, lot: drawLot, nudge: () => undefined });
    }
  }

  /** What must hold whatever was done. */
  async function holdsTrue(): Promise<void> {
    const closures = (await store.closures('2026-12-01')).filter((each) => each.desk === desk);
    const taken = await store.taken(desk, '2026-11-01T00:00:00.000Z', '2027-06-01T00:00:00.000Z', now);
    for (const [i, one] of taken.entries()) {
      expect(publicSeats(timetable)).toContain(one.seat);
      for (const other of taken.slice(i + 1))
        expect(one.seat === other.seat && one.starts_at < other.ends_at && other.starts_at < one.ends_at, `${one.id} and ${other.id}`).toBe(
          false,
        );
    }
    for (const [person, { id, starts_at }] of has)
      expect(await store.appointment(id), `what ${person} has`).toMatchObject({ status: 'booked', starts_at, chat: chatOf(person) });
    for (const { day, starts_at, ends_at, seats } of await free()) {
      expect(holidays).not.toContain(day);
      const visit = { desk, status: 'booked', starts_at, ends_at } as Appointment;
      expect(isStranded({ timetables: [timetable], closures }, visit, now, zone), `${starts_at} is in a closure`).toBe(false);
      expect(seats.length).toBeGreaterThan(0);
      const { from, until } = minutesOfDay(visit, zone);
      for (const seat of shutSeats(closures, desk, day, from, until)) expect(seats).not.toContain(seat);
    }
    await counter.holdsTrue(now);
  }

  /** Nothing of this run is left to the next. */
  async function end(): Promise<void> {
    for (const { id } of await store.taken(desk, '2026-11-01T00:00:00.000Z', '2027-06-01T00:00:00.000Z', now)) {
      const left = await store.appointment(id);
      if (left?.status === 'held')
        await store.commit([{ write: 'appointment-set', id, version: left.version, now, set: { status: 'lapsed' } }]);
    }
  }
  return { act, holdsTrue, end };
}

for (const database of databases) {
  describe(`${database.name}: any sequence of holding, booking, moving, cancelling, closing, waiting and coming to the counter`, () => {
    const fresh = freshStore(database);
    const numRuns = database.name === 'SQLite' ? 20 : 5;

    it('gives no two people one seat, loses no appointment, and offers nothing in a closure or on a holiday', async () => {
      await fc.assert(
        fc.asyncProperty(timetables, steps, async (given, all) => {
          const { act, holdsTrue, end } = world(fresh.store, given);
          for (const step of all) {
            await act(step);
            await holdsTrue();
          }
          await end();
        }),
        { numRuns, seed: 20261130 },
      );
    }, 120_000);
  });
}

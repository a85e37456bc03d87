import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Comer, inLine, isFull, nextNumber, placesInLine, turnOf, waitFor } from '../../src/desk/counter.ts';
import { callNext, comeIn, goTo, walkIn } from '../../src/desk/counter-acts.ts';
import { aComer, aHandoff, anAppointment, at } from '../store/samples.ts';

const zone = 'Europe/Rome';

describe('whose turn it is', () => {
  it('at their time; late, or without one, from when they came', () => {
    expect(turnOf(at('09:00'), at('08:40'))).toBe(at('09:00'));
    expect(turnOf(at('09:00'), at('09:10'))).toBe(at('09:00'));
    expect(turnOf(at('09:00'), at('09:11'))).toBe(at('09:11'));
    expect(turnOf(null, at('08:40'))).toBe(at('08:40'));
    const comers = [
      aComer(1, { turn: at('09:30') }),
      aComer(2, { turn: at('09:00') }),
      aComer(3, { turn: at('09:00') }),
      aComer(4, { turn: at('08:00'), place: 'parked' }),
    ];
    expect(inLine(comers).map(({ number }) => number)).toEqual([2, 3, 1]);
  });
});

describe('who comes', () => {
  const visit = { appointment: anAppointment('a1', '09:00', '09:30'), handoff: aHandoff('h1') };
  it('stands in line once, on the day of the appointment', () => {
    const come = comeIn([], visit, at('08:50'), zone);
    expect(come).toMatchObject({ comer: { number: 1, appointment: 'a1', place: 'waiting', turn: at('09:00') } });
    if (!('comer' in come)) throw new Error('refused');
    expect(comeIn([come.comer], visit, at('08:51'), zone)).toEqual({ refused: 'there-already' });
    expect(comeIn([], visit, '2026-12-02T08:50:00.000Z', zone)).toEqual({ refused: 'not-today' });
    const cancelled = { ...visit, appointment: { ...visit.appointment, status: 'cancelled-by-resident' as const } };
    expect(comeIn([], cancelled, at('08:50'), zone)).toEqual({ refused: 'not-booked' });
    // Called, not there, and came after all.
    expect(comeIn([{ ...come.comer, place: 'missed' }], visit, at('09:40'), zone)).toMatchObject({ comer: { number: 2 } });
  });

  it('without an appointment gets a number, as long as there are some', () => {
    const some = Array.from({ length: 20 }, (_, i) => aComer(i + 1));
    expect(walkIn(some.slice(1), 'prato', undefined, at('09:00'), zone)).toMatchObject({ comer: { number: 21 } });
    expect(walkIn(some, 'prato', undefined, at('09:00'), zone)).toEqual({ refused: 'full' });
    expect(isFull(some.slice(0, 2), { walk_ins: 2 })).toBe(true);
    expect(isFull([aComer(1, { appointment: 'a1' })], { walk_ins: 1 })).toBe(false);
    expect(isFull([], { walk_ins: 0 })).toBe(true);
  });

  it('who is done is marked as come, once the time has begun', () => {
    const called = aComer(1, { appointment: 'a1', place: 'called', called_at: at('08:50'), by: 7 });
    const early = goTo(called, 'done', visit, 7, at('08:55'));
    expect('change' in early && early.change.map(({ write }) => write)).toEqual(['comer-set']);
    const done = goTo(called, 'done', visit, 7, at('09:20'));
    expect('change' in done && done.change).toContainEqual(
      expect.objectContaining({ write: 'appointment-set', id: 'a1', set: { status: 'attended' } }),
    );
    expect(goTo({ ...called, place: 'done' }, 'with', visit, 7, at('09:20'))).toEqual({ refused: 'moved-on' });
  });
});

describe('how long one waits', () => {
  const past = (minutes: number[]) =>
    minutes.map((each, i) =>
      aComer(i + 1, { place: 'done', called_at: at('08:00'), ended_at: new Date(Date.parse(at('08:00')) + each * 60_000).toISOString() }),
    );
  it('is not told from few visits', () => {
    expect(waitFor([aComer(1)], past([10, 10, 10, 10]), at('09:00'))).toBeNull();
  });
  it('is a range from visits like those of late, for so many ahead and so many operators', () => {
    const visits = past([10, 10, 20, 20, 30, 30, 40, 40]);
    const ahead = [aComer(1), aComer(2), aComer(3)];
    expect(waitFor(ahead, visits, at('09:00'))).toEqual({ from: 60, to: 120 });
    const two = [7, 8].map((by, i) => aComer(10 + i, { place: 'with', by, called_at: at('08:50') }));
    expect(waitFor([...ahead, ...two], visits, at('09:00'))).toEqual({ from: 30, to: 60 });
    expect(waitFor([], visits, at('09:00'))).toEqual({ from: 0, to: 5 });
  });
});

it('whatever is pressed in whatever order, nobody is lost, called twice at once, or given the number of another', () => {
  const press = fc.oneof(
    fc.constant({ do: 'walk' as const }),
    fc.record({ do: fc.constant('next' as const), by: fc.integer({ min: 7, max: 9 }) }),
    fc.record({ do: fc.constant('go' as const), number: fc.integer({ min: 1, max: 12 }), to: fc.constantFrom(...placesInLine) }),
  );
  fc.assert(
    fc.property(fc.array(press, { maxLength: 60 }), (presses) => {
      let comers: readonly Comer[] = [];
      const put = (comer: Comer) => {
        comers = [...comers.filter(({ number }) => number !== comer.number), comer];
      };
      let given = 0;
      for (const each of presses) {
        if (each.do === 'walk') {
          const came = walkIn(comers, 'prato', undefined, at('09:00'), zone);
          if (!('comer' in came)) continue;
          expect(came.comer.number).toBe(nextNumber(comers));
          put(came.comer);
          given += 1;
        } else if (each.do === 'next') {
          const first = inLine(comers)[0];
          const next = callNext(comers, each.by, at('09:00'));
          expect(next?.comer.number).toBe(first?.number);
          if (next) put(next.comer);
        } else {
          const comer = comers.find(({ number }) => number === each.number);
          const gone = comer && goTo(comer, each.to, null, 7, at('09:00'));
          if (gone && 'comer' in gone) {
            expect(comer.place).not.toBe(gone.comer.place);
            put(gone.comer);
          }
        }
        expect(new Set(comers.map(({ number }) => number)).size).toBe(given);
        expect(comers).toHaveLength(given);
      }
    }),
  );
});

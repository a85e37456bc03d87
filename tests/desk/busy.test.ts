import fc from 'fast-check';
import { expect, it } from 'vitest';
import { busy, isIn } from '../../src/desk/busy.ts';
import { anySeat } from '../../src/desk/seat.ts';

const instant = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour)).toISOString();
const span = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 20 }), fc.boolean(), fc.constantFrom(...anySeat))
  .map(
    ([from, hours, closed, seat]) =>
      ({ starts_at: instant(from), ends_at: instant(from + hours), ...(closed ? { closed } : { seat }) }) as const,
  );

it('tells the seats that looking at all of them tells, in whatever order it is asked', () => {
  fc.assert(
    fc.property(fc.array(span), fc.array(fc.nat(60), { minLength: 1 }), fc.integer({ min: 1, max: 20 }), (taken, froms, hours) => {
      const seatsAt = busy(taken);
      for (const from of froms) {
        const [begin, end] = [instant(from), instant(from + hours)];
        const there = taken.filter((each) => each.starts_at < end && begin < each.ends_at);
        const seats = seatsAt(begin, end);
        for (const seat of anySeat)
          expect(isIn(seats, seat)).toBe(there.some((each) => ('seat' in each ? each.seat === seat : each.closed)));
      }
    }),
  );
});

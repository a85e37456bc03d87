import fc from 'fast-check';
import { expect, it } from 'vitest';
import { overlaps } from '../../src/desk/overlaps.ts';

const instant = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour)).toISOString();
const span = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 20 }), fc.boolean())
  .map(([from, hours, closed]) => ({ starts_at: instant(from), ends_at: instant(from + hours), ...(closed ? { closed } : {}) }) as const);

it('finds what looking at all of them finds', () => {
  fc.assert(
    fc.property(fc.array(span), fc.nat(60), fc.integer({ min: 1, max: 20 }), (taken, from, hours) => {
      const [begin, end] = [instant(from), instant(from + hours)];
      const looked = taken.filter((each) => each.starts_at < end && begin < each.ends_at);
      const found = overlaps(taken)(begin, end);
      expect(found).toHaveLength(looked.length);
      expect(new Set(found)).toEqual(new Set(looked));
    }),
  );
});

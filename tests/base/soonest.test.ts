import fc from 'fast-check';
import { expect, it } from 'vitest';
import { soonest } from '../../src/base/soonest.ts';

it('gives any numbers in the order of a stable sort', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (values) => {
      const next = soonest(values.length, (a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
      const given: number[] = [];
      for (let each = next(); each !== null; each = next()) given.push(each);
      expect(given).toEqual(values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0)));
      expect(next()).toBeNull();
    }),
  );
});

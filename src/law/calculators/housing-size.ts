import { countOf } from '../argument.ts';
import type { CalculatorEntry } from '../calculator.ts';
import { numberOf } from '../sum.ts';

/** The table of the decree gives square metres for each of the first four people and, less, for each one beyond. */
const firstPeople = 4;

/**
 * The smallest dwelling for so many `people` (at least two: the sponsor counts; one person alone is measured as a studio), in whole
 * `square_metres`. DM 5 July 1975 art. 2; TUI art. 29 c. 3 a. Rooms and height count too, and the municipality looks at who really lives there.
 */
export const housingSize: CalculatorEntry = {
  needs: { people: 'number' },
  gives: ['square_metres'],
  parts: [],
  facts: ['famre_housing_m2_first_four', 'famre_housing_m2_beyond_four'],
  run({ people }, world) {
    const count = countOf(people);
    const first = numberOf('famre_housing_m2_first_four', world);
    const beyond = numberOf('famre_housing_m2_beyond_four', world);
    if (count === null || count < 2 || first === null || beyond === null) return null;
    return { values: { square_metres: Math.min(count, firstPeople) * first + Math.max(count - firstPeople, 0) * beyond } };
  },
};

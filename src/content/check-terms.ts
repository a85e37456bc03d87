import type { Fact } from '../law/fact.ts';
import type { NamedTerm, TermTables } from '../law/term.ts';
import type { Problem } from './content.ts';
import type { RawContent } from './read.ts';

/** How the unit of a fact begins that counts this: `days from the notification`. */
const counts: Readonly<Record<NamedTerm['unit'] | 'working-days', RegExp>> = {
  hours: /^hours?\b/,
  'stay-days': /^days?\b/,
  days: /^days?\b/,
  'working-days': /^working days?\b/,
  months: /^months?\b/,
  years: /^years?\b/,
  birthday: /^years of age\b/,
};

/** Terms that stand twice in a list, name no fact, or count something else than their fact. */
export function termProblems({ terms: { from, value }, facts }: RawContent): readonly Problem[] {
  const all = facts.flatMap((file) => file.value);
  return (Object.keys(value) as (keyof TermTables)[]).flatMap((list) =>
    value[list].flatMap((row, i, rows): Problem[] => {
      const unit = 'unit' in row ? row.unit : 'working-days';
      const known = all.filter((fact) => fact.key === row.fact);
      const odd = known.find((fact) => !isCount(fact, counts[unit]));
      return [
        ...(rows.findIndex((each) => each.id === row.id) < i ? [from.at([list, i, 'id'], `${row.id} stands twice`)] : []),
        ...(known.length > 0 ? [] : [from.at([list, i, 'fact'], `unknown fact ${row.fact}`)]),
        ...(odd ? [from.at([list, i], `the unit of ${row.fact} is "${odd.unit}", not ${unit}`)] : []),
      ];
    }),
  );
}

const isCount = ({ value, unit }: Fact, counted: RegExp) => typeof value === 'number' && counted.test(unit);

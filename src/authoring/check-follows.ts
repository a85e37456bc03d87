import type { Problem } from '../content/content.ts';
import type { RawContent } from '../content/read.ts';

/** What follows from other attributes: values and attributes that there are, and nothing that somebody keeps private. */
export function followsProblems({ attributes: { value: all, from } }: RawContent): readonly Problem[] {
  const byId = new Map(all.map((each) => [each.id, each]));
  return all.flatMap(({ id, values, follows }, i) =>
    follows.flatMap(({ value, told, past, ahead }, n) => {
      const days = [past, ahead].filter((each) => each !== undefined);
      const wrong = [
        ...(values.includes(value) ? [] : [`${value} is no value of ${id}`]),
        ...Object.entries(told).flatMap(([other, one]) =>
          byId.get(other)?.values.includes(one) ? [] : [`${one} is no value of ${other}`],
        ),
        ...days.flatMap((day) => (byId.get(day)?.type === 'day' ? [] : [`${day} is no day`])),
        ...[...Object.keys(told), ...days].flatMap((other) => (byId.get(other)?.private ? [`${other} is private`] : [])),
        ...(days.length + Object.keys(told).length > 0 ? [] : ['follows from nothing']),
      ];
      return wrong.map((problem) => from.at(['attributes', i, 'follows', n], problem));
    }),
  );
}

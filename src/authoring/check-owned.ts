import type { Problem } from '../content/content.ts';
import type { RawContent } from '../content/read.ts';
import { reference } from '../content/reference.ts';
import type { TextIndex } from '../content/text-index.ts';

/** Facts that a part owns and that a text of another namespace says too: the rule would stand in two places, and one of them be forgotten. */
export function ownedProblems({ parts, facts }: RawContent, index: TextIndex): readonly Problem[] {
  const known = new Set(facts.flatMap(({ value }) => value.map(({ key }) => key)));
  return parts.flatMap(({ from, value: part }) =>
    part.owns.flatMap((fact, i): readonly Problem[] => {
      if (!known.has(fact)) return [from.at(['owns', i], `unknown fact ${fact}`)];
      const own = `${part.id}:`;
      return index
        .keys(reference)
        .filter((key) => !key.startsWith(own) && index.params(reference, key).has(`fact.${fact}`))
        .map((key) => index.at(reference, key, `{{fact.${fact}}} is said by the part ${part.id} alone: use its items`));
    }),
  );
}

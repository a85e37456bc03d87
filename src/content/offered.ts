import type { Language } from './content.ts';
import { isForOperators } from './for-operators.ts';
import type { RawContent } from './read.ts';
import { reference } from './reference.ts';
import type { TextIndex } from './text-index.ts';

/**
 * A language is offered when it has at least so much of what its readers need. What it lacks then is a fault that the check tells, so that it lacks
 * nothing where the check is asked; nobody loses their language because one new text is not translated yet.
 */
const nearlyWhole = 0.9;

/** The languages that people can choose. */
export function offeredIn(
  { languages, forOperators }: Pick<RawContent, 'languages' | 'forOperators'>,
  index: TextIndex,
): readonly Language[] {
  const needed = index.keys(reference).filter((key) => !isForOperators(key, forOperators.value));
  return languages.value.filter(({ id }) => {
    if (id === reference) return true;
    if (!index.folders.includes(id)) return false;
    return needed.filter((key) => index.forms(id, key)).length >= needed.length * nearlyWhole;
  });
}

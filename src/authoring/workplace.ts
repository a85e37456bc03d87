import type { Day } from '../base/time.ts';
import { readLedgers } from '../content/provenance-file.ts';
import { readContent } from '../content/read.ts';
import { indexTexts } from '../content/text-index.ts';
import { problemLine } from './commands/root.ts';

/** Where a command works, on which day, and how it tells what it did. */
export interface Workplace {
  readonly root: string;
  readonly day: Day;
  print(line: string): void;
}

/** Gives the exit code. */
export type Command = (at: Workplace, words: readonly string[]) => Promise<number>;

/** The texts with their ledgers; null: something cannot be read, which is told. */
export async function looked({ root, print }: Omit<Workplace, 'day'>) {
  const raw = await readContent(root, { demo: false });
  const { ledgers, problems } = await readLedgers(root);
  for (const each of [...raw.problems, ...problems]) print(problemLine(each));
  if (raw.problems.length + problems.length > 0) return null;
  const index = indexTexts(raw.locales);
  return { raw, index, ledgers, languages: raw.languages.value.map(({ id }) => id).filter((id) => index.folders.includes(id)) };
}

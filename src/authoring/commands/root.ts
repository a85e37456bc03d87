import { join } from 'node:path';
import type { Content, Problem } from '../../content/content.ts';
import { loadContent } from '../../content/load.ts';

/** The folder of the project: three up, both from `src/authoring/commands/` and from `dist/authoring/commands/`. */
export const root = join(import.meta.dirname, '..', '..', '..');

/** Where people using the commands live: it decides which day it is. */
export const zone = 'Europe/Rome';

/** A problem on one line, the way editors can follow: `file:line place: problem`. */
export function problemLine({ file, line, place, problem }: Problem): string {
  return `${file}${line === null ? '' : `:${line}`}${place ? ` ${place}` : ''}: ${problem}`;
}

/** The content of the project for a command; null when it does not load, which is then told. */
export async function contentOrProblems(): Promise<Content | null> {
  const loaded = await loadContent(root, { demo: false });
  if ('content' in loaded) return loaded.content;
  for (const problem of loaded.problems) console.error(problemLine(problem));
  return null;
}

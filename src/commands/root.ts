import { join } from 'node:path';
import type { Problem } from '../content/content.ts';

/** The folder of the project: two up, both from `src/commands/` and from `dist/commands/`. */
export const root = join(import.meta.dirname, '..', '..');

/** Where people using the commands live: it decides which day it is. */
export const zone = 'Europe/Rome';

/** A problem on one line, the way editors can follow: `file:line place: problem`. */
export function problemLine({ file, line, place, problem }: Problem): string {
  return `${file}${line === null ? '' : `:${line}`}${place ? ` ${place}` : ''}: ${problem}`;
}

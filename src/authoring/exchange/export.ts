import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { standings } from '../../content/provenance.ts';
import { reference } from '../../content/reference.ts';
import { type Command, looked } from '../workplace.ts';
import type { Entry } from './entry.ts';
import { notesOn } from './notes.ts';
import { pluralFormsOf } from './plural-forms.ts';
import { toPo } from './po.ts';
import { toXliff } from './xliff.ts';

const usage = 'npm run texts -- export --lang sq [--format po|xliff] [--out texts]';

/** Writes a file for each namespace of a language into `<out>/<lang>/`, also of a language that nobody has begun. */
export const exportTexts: Command = async (at, words) => {
  const { lang, format, out } = asked(words);
  const fault = lang === undefined || (format !== 'po' && format !== 'xliff') ? usage : unknown(lang);
  if (lang === undefined || fault !== null) {
    at.print(fault ?? usage);
    return 2;
  }
  const found = await looked(at);
  if (!found) return 1;
  const { raw, index, ledgers } = found;
  const states = lang === reference ? new Map<string, never>() : standings(index, lang, ledgers);
  const notes = notesOn(raw, index, lang);
  const spaces = new Map<string, Entry[]>();
  for (const key of index.keys(reference)) {
    const words = index.forms(lang, key);
    const state = lang === reference ? 'reviewed' : words === null ? 'missing' : (states.get(key)?.state ?? 'machine');
    const entry: Entry = { key, italian: index.forms(reference, key) ?? new Map(), words, state, notes: notes(key) };
    const space = key.slice(0, key.indexOf(':'));
    spaces.set(space, [...(spaces.get(space) ?? []), entry]);
  }
  const folder = join(at.root, out, lang);
  await mkdir(folder, { recursive: true });
  for (const [space, entries] of spaces)
    await writeFile(join(folder, `${space}.${format}`), format === 'po' ? toPo(lang, entries) : toXliff(lang, space, entries));
  at.print(`${spaces.size} files in ${out}/${lang}, ${index.keys(reference).length} texts`);
  return 0;
};

function asked(words: readonly string[]) {
  try {
    const options = { lang: { type: 'string' }, format: { type: 'string' }, out: { type: 'string' } } as const;
    const { values } = parseArgs({ args: [...words], options });
    return { lang: values.lang, format: values.format ?? 'po', out: values.out ?? 'texts' };
  } catch {
    return { lang: undefined, format: 'po', out: 'texts' };
  }
}

/** Why texts of a language cannot be exchanged; null: they can. */
function unknown(lang: string): string | null {
  try {
    pluralFormsOf(lang);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

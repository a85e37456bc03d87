import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Event } from '../../content/ledger.ts';
import { markOf, standings } from '../../content/provenance.ts';
import { appendEvents } from '../../content/provenance-file.ts';
import { reference } from '../../content/reference.ts';
import type { TextIndex } from '../../content/text-index.ts';
import { type Command, looked, type Workplace } from '../workplace.ts';
import type { Received } from './entry.ts';
import { fromPo } from './po.ts';
import { takeIn } from './take-in.ts';
import { fromXliff } from './xliff.ts';

const usage = 'npm run texts -- import <file or folder …> [--by person|machine] [--role translator]';

/**
 * Takes what translators give back into the locale files and the ledger, text by text: one that cannot be taken is told with its reason, and the others
 * are taken. What a person finished is theirs; what is marked as unfinished, or made by a machine, counts as a machine's. Ends with 1 when something was refused.
 */
export const importTexts: Command = async (at, words) => {
  const asked = askedFor(words);
  if (!asked || asked.files.length === 0) {
    at.print(usage);
    return 2;
  }
  const found = await looked(at);
  if (!found) return 1;
  const { received, faults } = await receive(asked.files);
  for (const fault of faults) at.print(fault);
  let refused = faults.length;
  for (const one of joined(received)) {
    if (one.lang === reference || !found.raw.languages.value.some(({ id }) => id === one.lang)) {
      at.print(`${one.lang || 'no language'}: is no language of data/languages.yaml into which is translated`);
      refused++;
      continue;
    }
    const taken = takeIn(found.index, one);
    const states = standings(found.index, one.lang, found.ledgers);
    const checked = taken.confirmed.filter((key) => asked.by === 'person' && states.get(key)?.state !== 'reviewed');
    for (const [file, written] of taken.files) {
      await mkdir(dirname(join(at.root, file)), { recursive: true });
      await writeFile(join(at.root, file), written);
    }
    const done = new Set(one.texts.filter((each) => each.done).map(({ key }) => key));
    const byPerson = asked.by === 'person' ? [...taken.changed.filter((key) => done.has(key)), ...checked] : [];
    await note(at, one.lang, byPerson, { by: 'person', role: asked.role, checked: [] });
    await note(
      at,
      one.lang,
      taken.changed.filter((key) => !byPerson.includes(key)),
      { by: 'machine' },
    );
    for (const line of taken.refused) at.print(line);
    refused += taken.refused.length;
    at.print(`${one.lang}: ${taken.changed.length} taken, ${checked.length} confirmed, ${taken.refused.length} refused`);
  }
  return refused > 0 ? 1 : 0;
};

function askedFor(words: readonly string[]) {
  try {
    const options = { by: { type: 'string' }, role: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options });
    const by = values.by ?? 'person';
    return by === 'person' || by === 'machine' ? { files: positionals, by, role: values.role ?? 'translator' } : null;
  } catch {
    return null;
  }
}

async function receive(paths: readonly string[]): Promise<{ readonly received: readonly Received[]; readonly faults: readonly string[] }> {
  const received: Received[] = [];
  const faults: string[] = [];
  for (const path of (await Promise.all(paths.map(filesAt))).flat()) {
    try {
      const written = await readFile(path, 'utf8');
      received.push(path.endsWith('.po') ? fromPo(written) : fromXliff(written));
    } catch (error) {
      faults.push(`${path}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    }
  }
  return { received, faults };
}

/** A file, or those of a folder. */
async function filesAt(path: string): Promise<readonly string[]> {
  const there = await stat(path).catch(() => null);
  if (!there?.isDirectory()) return [resolve(path)];
  return (await readdir(path))
    .filter((name) => /\.(po|xliff|xlf)$/.test(name))
    .sort()
    .map((name) => join(resolve(path), name));
}

/** All files of a language together. */
function joined(all: readonly Received[]): readonly Received[] {
  const langs = [...new Set(all.map(({ lang }) => lang))];
  return langs.map((lang) => {
    const own = all.filter((each) => each.lang === lang);
    return { lang, texts: own.flatMap(({ texts }) => texts), faults: own.flatMap(({ faults }) => faults) };
  });
}

type Who = { readonly by: 'machine' } | { readonly by: 'person'; readonly role: string; readonly checked: readonly [] };

/** Notes in the ledger who made these texts, as they stand in the files by now. */
async function note(at: Workplace, lang: string, keys: readonly string[], who: Who): Promise<void> {
  if (keys.length === 0) return;
  const now = (await looked(at))?.index;
  if (!now) return;
  const spaces = [...new Set(keys.map((key) => key.slice(0, key.indexOf(':'))))].sort();
  const events = spaces.map((of): Event => {
    const own = keys.filter((key) => key.startsWith(`${of}:`)).sort();
    return { day: at.day, ...who, of, texts: Object.fromEntries(own.map((key) => [key.slice(of.length + 1), marks(now, lang, key)])) };
  });
  await appendEvents(at.root, lang, events);
}

const marks = (index: TextIndex, lang: string, key: string): string =>
  [reference, lang].map((each) => markOf(index.forms(each, key) ?? new Map())).join(' ');

import { dayAt, type Zone } from '../base/time.ts';
import type { Correction } from '../desk/correction.ts';
import { type Event, questions } from './ledger.ts';
import { withText, writtenTree } from './locale-patch.ts';
import { markOf } from './provenance.ts';
import { ledgerFolder } from './provenance-file.ts';
import { reference } from './reference.ts';
import type { TextTree } from './template.ts';
import type { Forms, TextIndex } from './text-index.ts';

/** What mediators said, as it would stand in the files. */
export interface Corrected {
  /** The files that change: their path, and what they hold then. `before` is empty where there is no such file. */
  readonly files: readonly { readonly file: string; readonly before: string; readonly after: string }[];
  /** Texts that somebody said are wrong without giving others: a language and a key each. */
  readonly rejected: readonly string[];
}

/** The locale files and the ledgers with the corrections that are still of their texts; each is credited by role and day, never by name. */
export function withCorrections(
  index: TextIndex,
  ledgers: Readonly<Record<string, string>>,
  all: readonly Correction[],
  zone: Zone,
): Corrected {
  const fresh = all.filter((each) => isFresh(index, each));
  const kept = fresh.filter(({ verdict }) => verdict !== 'rejected');
  const files = new Map<string, { before: string; tree: TextTree }>();
  for (const { lang, key, words } of kept) {
    const [namespace = '', path = ''] = split(key);
    const [own, italian] = [lang, reference].map((each) => index.files.find((one) => one.lang === each && one.namespace === namespace));
    if (!words || !own || !italian) continue;
    const now = files.get(own.file) ?? { before: own.written, tree: own.tree };
    const tree = Object.entries(words).reduce(
      (before, [form, said]) => withText(before, italian.tree, `${path}${form ? `_${form}` : ''}`.split('.'), said),
      now.tree,
    );
    files.set(own.file, { ...now, tree });
  }
  const noted = [...new Set(kept.map(({ lang }) => lang))].map((lang) => {
    const events = kept.filter((each) => each.lang === lang).map((each) => eventOf(index, each, zone));
    const before = ledgers[lang] ?? '';
    return { file: `${ledgerFolder}/${lang}.jsonl`, before, after: before + events.map((each) => `${JSON.stringify(each)}\n`).join('') };
  });
  return {
    files: [...[...files].map(([file, { before, tree }]) => ({ file, before, after: writtenTree(tree) })), ...noted],
    rejected: fresh.filter(({ verdict }) => verdict === 'rejected').map(({ lang, key }) => `${lang} ${key}`),
  };
}

const split = (key: string) => [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];

const mark = (forms: Forms | null): string => (forms ? markOf(forms) : '');

const isFresh = (index: TextIndex, { lang, key, italian, own }: Correction): boolean =>
  mark(index.forms(reference, key)) === italian && mark(index.forms(lang, key)) === own;

function eventOf(index: TextIndex, { lang, key, words, by, at }: Correction, zone: Zone): Event {
  const [of = '', path = ''] = split(key);
  const own = words ? new Map(Object.entries(words)) : index.forms(lang, key);
  const texts = { [path]: `${mark(index.forms(reference, key))} ${mark(own)}` };
  return { day: dayAt(at, zone), by: 'person', role: by, checked: [...questions], of, texts };
}

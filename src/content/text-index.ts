import type { Problem } from './content.ts';
import { paramsOf } from './params.ts';
import type { LocaleFile } from './read.ts';
import { flat } from './template.ts';
import { parseYaml, type YamlFile } from './yaml-file.ts';

/** The forms of a key: one text, or one for each plural category (`''` for a text without plural). */
export type Forms = ReadonlyMap<string, string>;

/** All texts as written, by language and key, for the checks. */
export interface TextIndex {
  /** The languages that have a folder. */
  readonly folders: readonly string[];
  readonly files: readonly LocaleFile[];
  forms(lang: string, key: string): Forms | null;
  /** The keys of a language, without plural suffixes. */
  keys(lang: string): readonly string[];
  /** The names of the parameters of a key, in any of its forms. */
  params(lang: string, key: string): ReadonlySet<string>;
  /** A problem at a key's place in the file of that language. */
  at(lang: string, key: string, problem: string): Problem;
}

const plural = /_(zero|one|two|few|many|other)$/;

export function indexTexts(files: readonly LocaleFile[]): TextIndex {
  const langs = new Map<string, Map<string, Map<string, string>>>();
  for (const { lang, namespace, tree } of files) {
    const keys = langs.get(lang) ?? new Map<string, Map<string, string>>();
    langs.set(lang, keys);
    for (const [path, words] of flat(tree)) {
      const key = `${namespace}:${path.replace(plural, '')}`;
      keys.set(key, (keys.get(key) ?? new Map<string, string>()).set(plural.exec(path)?.[1] ?? '', words));
    }
  }
  const positions = new Map<LocaleFile, YamlFile>();
  return {
    folders: [...langs.keys()],
    files,
    forms: (lang, key) => langs.get(lang)?.get(key) ?? null,
    keys: (lang) => [...(langs.get(lang)?.keys() ?? [])],
    params: (lang, key) => new Set([...(langs.get(lang)?.get(key)?.values() ?? [])].flatMap(paramsOf).map(({ name }) => name)),
    at(lang, key, problem) {
      const [namespace = '', path = ''] = key.split(':');
      const found = files.find((each) => each.lang === lang && each.namespace === namespace);
      if (!found) return { file: `locales/${lang}/${namespace}.json`, line: null, place: path, problem };
      const positioned = positions.get(found) ?? parseYaml(found.file, found.written);
      positions.set(found, positioned);
      const forms = langs.get(lang)?.get(key);
      const [form] = forms?.keys() ?? [];
      return { ...positioned.at(`${path}${form ? `_${form}` : ''}`.split('.'), problem), place: path };
    },
  };
}

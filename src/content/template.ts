import { type Param, partsOf } from './params.ts';

/** A file of texts: nested names down to the words. */
export interface TextTree {
  readonly [name: string]: string | TextTree;
}

/** The words under a key, and those of its plural forms (`left_one`, `left_other` under `left`). */
export interface Forms {
  words: string | null;
  readonly plural: string[];
}

/** A text made ready to be said. */
export interface Template {
  readonly params: readonly Pick<Param, 'name' | 'formatted'>[];
  /** The names of its parameters. */
  readonly names: readonly string[];
  /** The words cut at their parameters; null where a number chooses among plural forms. */
  readonly parts: readonly (string | Param)[] | null;
}

const plural = /^(.*)_(?:zero|one|two|few|many|other)$/;

/** What stands under every key of a language; a plural form stands under its own key too. */
export function formsOf(namespaces: Readonly<Record<string, TextTree>>): ReadonlyMap<string, Forms> {
  const all = new Map<string, Forms>();
  const under = (key: string): Forms => {
    const forms = all.get(key) ?? { words: null, plural: [] };
    all.set(key, forms);
    return forms;
  };
  for (const [namespace, tree] of Object.entries(namespaces)) {
    for (const [path, words] of flat(tree)) {
      under(`${namespace}:${path}`).words = words;
      const many = plural.exec(path)?.[1];
      if (many !== undefined) under(`${namespace}:${many}`).plural.push(words);
    }
  }
  return all;
}

/** The texts of a tree that have plural forms, with those forms; null: none has. */
export function pluralsIn(tree: TextTree): TextTree | null {
  const many = new Set(Object.keys(tree).map((name) => plural.exec(name)?.[1]));
  const found = Object.entries(tree).flatMap(([name, value]): [string, string | TextTree][] => {
    const inside = typeof value !== 'string' ? pluralsIn(value) : many.has(name) || plural.test(name) ? value : null;
    return inside === null ? [] : [[name, inside]];
  });
  return found.length > 0 ? Object.fromEntries(found) : null;
}

/** The parameters of all forms; of one that stands twice the first. */
export function templateOf({ words, plural: forms }: Forms): Template {
  const cut = [...forms, ...(words === null ? [] : [words])].map(partsOf);
  const params = new Map<string, Param>();
  for (const part of cut.flat()) if (typeof part !== 'string' && !params.has(part.name)) params.set(part.name, part);
  return { params: [...params.values()], names: [...params.keys()], parts: forms.length > 0 ? null : (cut[0] ?? []) };
}

/** The texts of a tree with their dotted paths. */
export function flat(tree: TextTree, before = ''): [path: string, words: string][] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string' ? [[`${before}${name}`, value] as [string, string]] : flat(value, `${before}${name}.`),
  );
}

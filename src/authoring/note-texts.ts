import type { Day } from '../base/time.ts';
import type { Event, Ledgers } from '../content/ledger.ts';
import { markOf, standings, type TextState } from '../content/provenance.ts';
import { reference } from '../content/reference.ts';
import type { TextIndex } from '../content/text-index.ts';

/** What is to be added to the ledgers, by language. */
export type Additions = Readonly<Record<string, readonly Event[]>>;

/** The present marks of a text, of its Italian and of its own words; null: one of them is missing. */
function present(index: TextIndex, lang: string, key: string): string | null {
  const [italian, own] = [index.forms(reference, key), index.forms(lang, key)];
  return italian && own ? `${markOf(italian)} ${markOf(own)}` : null;
}

/** The marks under each key that were noted last. */
function noted(events: readonly Event[]): ReadonlyMap<string, string> {
  const last = new Map<string, string>();
  for (const event of events) for (const [path, marks] of Object.entries(event.texts)) last.set(`${event.of}:${path}`, marks);
  return last;
}

/** Texts by namespace, each namespace an event. */
function events<Rest>(texts: ReadonlyMap<string, string>, rest: Rest): (Rest & Pick<Event, 'of' | 'texts'>)[] {
  const spaces = new Map<string, Record<string, string>>();
  for (const [key, marks] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const at = key.indexOf(':');
    const of = key.slice(0, at);
    spaces.set(of, { ...spaces.get(of), [key.slice(at + 1)]: marks });
  }
  return [...spaces].map(([of, those]) => ({ ...rest, of, texts: those }));
}

/**
 * What the files say and the ledgers do not: texts that are new or written anew, by machine, since whoever checks says so with `/review` or an import;
 * and Italian texts that changed under translations which stayed.
 */
export function toNote(index: TextIndex, languages: readonly string[], ledgers: Ledgers, day: Day): Additions {
  const known = new Set(
    (ledgers[reference] ?? []).flatMap(({ of, texts }) => Object.entries(texts).map(([path, marks]) => `${of}:${path} ${marks}`)),
  );
  const changed = new Map<string, string>();
  const additions: Record<string, readonly Event[]> = {};
  for (const lang of languages.filter((each) => each !== reference)) {
    const last = noted(ledgers[lang] ?? []);
    const states = standings(index, lang, ledgers);
    const made = new Map<string, string>();
    for (const key of index.keys(lang)) {
      const now = present(index, lang, key);
      const before = last.get(key);
      if (now === null || before === now) continue;
      const [[from = '', own = ''], [italian = '', words = '']] = [before?.split(' ') ?? [], now.split(' ')];
      if (own !== words) made.set(key, now);
      else if (states.get(key)?.state === 'outdated' && !known.has(`${key} ${from} ${italian}`)) changed.set(key, `${from} ${italian}`);
    }
    additions[lang] = events(made, { day, by: 'machine' });
  }
  return { ...additions, [reference]: events(changed, { day, by: 'author' }) };
}

/** Declares that the meaning of Italian texts is what it was, in all languages; keys without a change that was noted or can be seen are given back. */
export function harmless(
  index: TextIndex,
  languages: readonly string[],
  ledgers: Ledgers,
  keys: readonly string[],
  day: Day,
): { readonly additions: Additions; readonly unchanged: readonly string[] } {
  const same = new Map<string, string[]>();
  for (const lang of languages) {
    const last = noted(ledgers[lang] ?? []);
    const states = standings(index, lang, ledgers);
    for (const key of keys) {
      const now = index.forms(reference, key);
      if (states.get(key)?.state !== 'outdated' || !now) continue;
      const marks = `${last.get(key)?.split(' ')[0]} ${markOf(now)}`;
      same.set(key, [...new Set([...(same.get(key) ?? []), marks])]);
    }
  }
  const most = Math.max(0, ...[...same.values()].map((each) => each.length));
  const additions = Array.from({ length: most }, (_, i) =>
    events(new Map([...same].flatMap(([key, all]) => (all[i] ? [[key, all[i]] as const] : []))), {
      day,
      by: 'author' as const,
      harmless: true as const,
    }),
  ).flat();
  return { additions: { [reference]: additions }, unchanged: keys.filter((key) => !same.has(key)) };
}

/** Says of translations that stayed while their Italian changed that they still fit: made by machine from the Italian of now. */
export function kept(
  index: TextIndex,
  lang: string,
  keys: readonly string[],
  day: Day,
): { readonly additions: Additions; readonly unknown: readonly string[] } {
  const found = keys.map((key) => [key, present(index, lang, key)] as const);
  const there = new Map(found.flatMap(([key, marks]) => (marks === null ? [] : [[key, marks] as const])));
  return { additions: { [lang]: events(there, { day, by: 'machine' }) }, unknown: keys.filter((key) => !there.has(key)) };
}

/** How many texts of a language are in which state. */
export function counts(index: TextIndex, lang: string, ledgers: Ledgers, wanted: readonly string[]): Readonly<Record<TextState, number>> {
  const states = standings(index, lang, ledgers);
  const sum: Record<TextState, number> = { missing: 0, machine: 0, reviewed: 0, outdated: 0 };
  for (const key of wanted) sum[states.get(key)?.state ?? 'missing']++;
  return sum;
}

import { createHash } from 'node:crypto';
import { addDays, type Day } from '../base/time.ts';
import type { Event, Ledgers } from './ledger.ts';
import { reference } from './reference.ts';
import type { Forms, TextIndex } from './text-index.ts';
import type { Provenance } from './text-states.ts';

/** What a text of a language is: `outdated`: the Italian changed since it was made or checked. */
export type TextState = 'missing' | 'machine' | 'reviewed' | 'outdated';

/** So many days after its Italian changed an old translation is not shown any more. */
const patienceDays = 42;

/** A short mark of a text with all its plural forms: another text has another. */
export function markOf(forms: Forms): string {
  const words = [...forms].sort(([a], [b]) => (a < b ? -1 : 1)).map((form) => form.join('\u0000'));
  return createHash('sha256').update(words.join('\u0001')).digest('base64url').slice(0, 6);
}

/** What is known of a text besides that it is there. */
export interface Standing {
  readonly state: Exclude<TextState, 'missing'>;
  /** Of what is outdated: the day since which the Italian is another, as far as it was noted. */
  readonly since: Day | null;
  /** Of what somebody checked. */
  readonly role: string | null;
}

/** The last change of each Italian text, and what stands for the same Italian as what: marks that only a harmless change divides. */
interface Italian {
  readonly changed: ReadonlyMap<string, Day>;
  same(key: string, before: string, now: string): boolean;
}

/** The states of all texts of a language that are there, by key. */
export function standings(index: TextIndex, lang: string, ledgers: Ledgers): ReadonlyMap<string, Standing> {
  const last = new Map<string, { readonly event: Event; readonly marks: string }>();
  for (const event of ledgers[lang] ?? [])
    for (const [path, marks] of Object.entries(event.texts)) last.set(`${event.of}:${path}`, { event, marks });
  const italian = italianOf(ledgers[reference] ?? []);
  const states = new Map<string, Standing>();
  for (const key of index.keys(lang)) {
    const forms = index.forms(lang, key);
    if (forms) states.set(key, standing(key, markOf(forms), index.forms(reference, key), last.get(key), italian));
  }
  return states;
}

const machine: Standing = { state: 'machine', since: null, role: null };

function standing(
  key: string,
  own: string,
  now: Forms | null,
  noted: { readonly event: Event; readonly marks: string } | undefined,
  italian: Italian,
): Standing {
  const [from = '', made = ''] = noted?.marks.split(' ') ?? [];
  // What nobody noted, or what was written anew since, is not what somebody checked.
  if (!noted || made !== own) return machine;
  const present = now ? markOf(now) : '';
  if (!italian.same(key, from, present)) return { state: 'outdated', since: italian.changed.get(`${key} ${present}`) ?? null, role: null };
  return noted.event.by === 'person' ? { state: 'reviewed', since: null, role: noted.event.role } : machine;
}

function italianOf(events: readonly Event[]): Italian {
  const changed = new Map<string, Day>();
  const harmless = new Map<string, string>();
  for (const event of events)
    for (const [path, marks] of Object.entries(event.texts)) {
      const key = `${event.of}:${path}`;
      const [before = '', after = ''] = marks.split(' ');
      if (event.by === 'author' && event.harmless) harmless.set(`${key} ${before}`, after);
      else changed.set(`${key} ${after}`, event.day);
    }
  return {
    changed,
    same(key, before, now) {
      const met = new Set<string>();
      for (let mark: string | undefined = before; mark !== undefined && !met.has(mark); mark = harmless.get(`${key} ${mark}`)) {
        if (mark === now) return true;
        met.add(mark);
      }
      return false;
    },
  };
}

/** What the bot must know of a language while it runs. */
export function provenanceOf(index: TextIndex, lang: string, ledgers: Ledgers): Provenance {
  const all = [...standings(index, lang, ledgers)];
  return {
    reviewed: all.filter(([, { state }]) => state === 'reviewed').map(([key]) => key),
    outdated: Object.fromEntries(
      all.flatMap(([key, { state, since }]) => (state === 'outdated' ? [[key, since === null ? '' : addDays(since, patienceDays)]] : [])),
    ),
  };
}

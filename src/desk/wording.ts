import type { Write } from './change.ts';
import type { Document, DocumentRule } from './document.ts';
import type { Dates } from './reminder.ts';

/** Of two wordings of a reminder that say the same. */
export type Wording = 'a' | 'b';
export const wordings: readonly Wording[] = ['a', 'b'];

/** What is counted of a wording: that it was said, and that the person then sent the request or had the new document. */
export type WordingCount = 'said' | 'done';

/** The day under which wordings are counted, for all days together. */
export const everyDay = '';

/** Which of two a person reads about a kind of document: always the same, and about half of all people each. */
export function wordingOf(chat: number, kind: string): Wording {
  // FNV-1a, and a last stir, without which the lowest bit tells little more than the last letter.
  let hash = 0x811c9dc5;
  for (const letter of `${kind} ${chat}`) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) & 1) === 0 ? 'a' : 'b';
}

/** Whether a rung is said in two wordings. */
export const hasWordings = ({ ladder }: Pick<DocumentRule, 'ladder'>, rung: string): boolean =>
  ladder.some((each) => each.rung === rung && each.wordings !== undefined);

/** What is counted, by name: `wording:permit.two-months:a:said`. */
const wordingName = (kind: string, rung: string, wording: Wording, count: WordingCount): string =>
  `wording:${kind}.${rung}:${wording}:${count}`;

/** Counts one; nothing where a rung has one wording. */
export function countWording({ chat, kind }: Document, rule: DocumentRule | undefined, rung: string, count: WordingCount): Write[] {
  if (!rule || !hasWordings(rule, rung)) return [];
  return [{ write: 'tally', tally: { day: everyDay, what: wordingName(kind, rung, wordingOf(chat, kind), count), n: 1 } }];
}

/** What a person did about a document counts for the wording that they read last. */
export function countDone(document: Document, rule: DocumentRule | undefined, { reminders }: Pick<Dates, 'reminders'>): Write[] {
  const said = reminders
    .filter(({ document: id, expires_on, outcome }) => id === document.id && expires_on === document.expires_on && outcome === 'sent')
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .find(({ rung }) => rule && hasWordings(rule, rung));
  return said ? countWording(document, rule, said.rung, 'done') : [];
}

import type { Chance } from './chance.ts';
import { type Ladders, plusDays, type Window } from './ladders.ts';

/** A document in the simulation, with what became of each of its windows. */
export interface Paper {
  readonly id: string;
  readonly chat: number;
  readonly kind: string;
  readonly type: string | null;
  readonly day: string;
  readonly windows: readonly Window[];
  /** The hour of the simulation in which it was saved, and in which it was forgotten. */
  born: number;
  gone: number;
  /** The hours in which a rung was said. */
  readonly said: Map<string, number[]>;
}

/** What happens in an hour. */
export type Happening =
  | { readonly what: 'save'; readonly paper: Paper }
  | { readonly what: 'forget'; readonly paper: Paper }
  | { readonly what: 'language'; readonly chat: number; readonly lang: string }
  | { readonly what: 'block' | 'open'; readonly chat: number };

export interface Life {
  readonly papers: readonly Paper[];
  readonly happenings: ReadonlyMap<number, readonly Happening[]>;
  /** Whether the server runs in an hour. */
  readonly on: readonly boolean[];
}

export interface Sizes {
  readonly residents: number;
  readonly documents: number;
  readonly hours: number;
}

const mostPapers = 5;

/** Draws a year of people: what they save, forget and renew, when they block the bot or change their language, when the server is off. */
export function drawLife(chance: Chance, ladders: Ladders, start: string, { residents, documents, hours }: Sizes): Life {
  const happenings = new Map<number, Happening[]>();
  const at = (hour: number, happening: Happening) => {
    if (hour < hours) happenings.set(hour, [...(happenings.get(hour) ?? []), happening]);
  };
  const papers: Paper[] = [];
  const counts = new Map<number, number>();

  function save(id: string, chat: number, hour: number): void {
    const { kind, types } = chance.one(ladders.kinds);
    const type = types.length > 0 && chance.happens(800) ? chance.one(types) : null;
    const saved = plusDays(start, Math.floor(hour / 24));
    const day = plusDays(saved, chance.between(-60, 500));
    const paper: Paper = { id, chat, kind, type, day, windows: ladders.windows(kind, type, day), born: hour, gone: hours, said: new Map() };
    papers.push(paper);
    at(hour, { what: 'save', paper });
    const over = hour + chance.between(24, 24 * 300);
    if (over >= hours || !chance.happens(250)) return;
    paper.gone = over;
    at(over, { what: 'forget', paper });
    // Renewed: another document in its place.
    if (chance.happens(700)) save(`${id}n`, chat, over);
  }

  for (let i = 0; i < documents; i++) {
    let chat = chance.between(1, residents);
    while ((counts.get(chat) ?? 0) >= mostPapers) chat = chance.between(1, residents);
    counts.set(chat, (counts.get(chat) ?? 0) + 1);
    save(`d${i}`, chat, i % 2 === 0 ? 0 : chance.between(1, Math.floor(hours * 0.9)));
  }
  for (let chat = 1; chat <= residents; chat++) {
    if (chance.happens(100)) at(chance.between(1, hours), { what: 'language', chat, lang: chance.one(['it', 'en']) });
    if (!chance.happens(80)) continue;
    const from = chance.between(1, hours);
    at(from, { what: 'block', chat });
    at(from + chance.between(5, 24 * 60), { what: 'open', chat });
  }
  return { papers, happenings, on: drawOutages(chance, hours) };
}

/** About one outage a month, of up to three days. */
function drawOutages(chance: Chance, hours: number): readonly boolean[] {
  const on = Array.from({ length: hours }, () => true);
  for (let i = 0; i < Math.ceil(hours / 720); i++) {
    const from = chance.between(24, Math.max(25, hours - 100));
    for (let hour = from; hour < Math.min(hours - 24, from + chance.between(2, 72)); hour++) on[hour] = false;
  }
  return on;
}

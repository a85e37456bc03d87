import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/**
 * What is to be said of a document, worked out from the files alone: none of the program's own code, so that both can be compared.
 * Days are `YYYY-MM-DD`.
 */
export interface Window {
  readonly rung: string;
  readonly from: string;
  readonly until: string;
  readonly matters: boolean;
}

interface Offset {
  readonly before?: number | string;
  readonly after?: number | string;
  readonly plus?: number;
}

interface Rule {
  readonly kind: string;
  readonly types?: readonly string[];
  readonly ends?: Offset;
  readonly ladder: readonly {
    readonly rung: string;
    readonly from: Offset;
    readonly until?: Offset;
    readonly matters?: boolean;
    readonly only?: readonly string[];
    readonly not?: readonly string[];
  }[];
}

export interface Ladders {
  readonly kinds: readonly { readonly kind: string; readonly types: readonly string[] }[];
  windows(kind: string, type: string | null, day: string): readonly Window[];
  /** The end of the term that begins on the document's day. */
  ends(kind: string, day: string): string | null;
}

const dayLong = 86_400_000;
/** So many days later. */
export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayLong).toISOString().slice(0, 10);
/** Days from one to the other. */
export const apart = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayLong;

const yamlIn = (folder: string): readonly unknown[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => parse(readFileSync(join(folder, name), 'utf8')) as unknown);

/** Reads the rules and the numbers under the root. A number that stands more than once throws: this knows no days of the law. */
export function readLadders(root: string): Ladders {
  const facts = new Map<string, number[]>();
  for (const file of yamlIn(join(root, 'data/facts')) as { facts: { key: string; value: number }[] }[])
    for (const { key, value } of file.facts) facts.set(key, [...(facts.get(key) ?? []), value]);
  const rules = new Map((yamlIn(join(root, 'data/documents')) as Rule[]).map((rule) => [rule.kind, rule]));
  const ruleOf = (kind: string): Rule => {
    const rule = rules.get(kind);
    if (!rule) throw new Error(`no rule for ${kind}`);
    return rule;
  };

  function number(told: number | string): number {
    if (typeof told === 'number') return told;
    const [value, ...others] = facts.get(told.replace('fact.', '')) ?? [];
    if (value === undefined || others.length > 0) throw new Error(`${told}: ${others.length + 1} values`);
    return value;
  }
  const shift = ({ before, after, plus = 0 }: Offset) => (before === undefined ? number(after ?? 0) : -number(before)) + plus;

  return {
    kinds: [...rules.values()].map(({ kind, types = [] }) => ({ kind, types })),
    ends: (kind, day) => {
      const { ends } = ruleOf(kind);
      return ends ? plusDays(day, shift(ends)) : null;
    },
    windows(kind, type, day) {
      const mine = ruleOf(kind).ladder.filter(
        ({ only, not }) => (only ? type !== null && only.includes(type) : true) && !(type !== null && not?.includes(type)),
      );
      const begun = mine
        .map((each) => ({ ...each, start: plusDays(day, shift(each.from)) }))
        .sort((a, b) => a.start.localeCompare(b.start));
      return begun.flatMap(({ rung, start, until, matters = false }, i) => {
        const next = begun[i + 1];
        const ends = [...(until ? [plusDays(day, shift(until))] : []), ...(next ? [plusDays(next.start, -1)] : [])].sort();
        return ends[0] === undefined || ends[0] < start ? [] : [{ rung, from: start, until: ends[0], matters }];
      });
    },
  };
}

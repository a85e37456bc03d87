import { type Day, isDay } from '../base/time.ts';

/** Arguments of calculators come from answers: each reader gives the value, or null when it is missing or makes no sense. */
export type ArgumentValue = string | number | undefined;

export function dayOf(value: ArgumentValue): Day | null {
  return typeof value === 'string' && isDay(value) ? value : null;
}

/** A number of people, children, months: whole and not negative. */
export function countOf(value: ArgumentValue): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null;
}

export function wordOf<Word extends string>(words: readonly Word[], value: ArgumentValue): Word | null {
  return words.find((each) => each === value) ?? null;
}

/** The words of a table, in its order. */
export function wordsOf<Word extends string>(table: Readonly<Record<Word, unknown>>): readonly Word[] {
  return Object.keys(table) as Word[];
}

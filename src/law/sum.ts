import type { Computed } from './calculator.ts';
import type { KnownFacts } from './fact.ts';

/** One part of a sum: its id (words: `common:cost.<id>`) and its amount in cents; null when its fact may not be shown. */
export interface Part {
  readonly id: string;
  readonly cents: number | null;
}

/** The number that a fact holds; null when it is missing, not in force, due for review, or no number. */
export function numberOf(key: string, world: KnownFacts): number | null {
  const value = world.fact(key);
  return typeof value === 'number' ? value : null;
}

/** An amount of money in cents, so that a sum has no rounding of its own; null as `numberOf`. */
export function centsOf(key: string, world: KnownFacts): number | null {
  const euros = numberOf(key, world);
  return euros === null ? null : Math.round(euros * 100);
}

/** So many times the amount of a fact, in cents. */
export function timesOf(count: number, key: string, world: KnownFacts): number | null {
  const cents = centsOf(key, world);
  return cents === null ? null : count * cents;
}

/** The total in cents and the parts in euros, in order; null when any part is not known: half a sum would be a wrong sum. */
export function sumOf(parts: readonly Part[]): { readonly cents: number; readonly parts: NonNullable<Computed['parts']> } | null {
  let total = 0;
  const known: { id: string; amount: number }[] = [];
  for (const { id, cents } of parts) {
    if (cents === null) return null;
    total += cents;
    known.push({ id, amount: cents / 100 });
  }
  return { cents: total, parts: known };
}

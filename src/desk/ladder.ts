import type { KnownFacts } from '../law/fact.ts';
import type { DocumentRule, Ladder } from './document.ts';
import { offsetDays } from './occasions.ts';

/** A ladder as it stands on a day: of each rung the first day and, where it has one, the last (`<rung>:until`), in days from the document's own. */
export function ladderOn(rule: DocumentRule, world: KnownFacts): Ladder {
  const days = rule.ladder.flatMap(({ rung, from, until }) => [
    [rung, offsetDays(from, world)] as const,
    ...(until ? [[`${rung}:until`, offsetDays(until, world)] as const] : []),
  ]);
  return Object.fromEntries(rule.ends ? [...days, [':ends', offsetDays(rule.ends, world)] as const] : days);
}

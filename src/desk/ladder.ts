import type { World } from '../law/facts-of-day.ts';
import type { DocumentRule, Ladder } from './document.ts';
import { offsetDays } from './occasions.ts';

/** A ladder as it stands on a day: of each rung the first day and, where it has one, the last (`<rung>:until`), in days from the document's own. */
export function ladderOn(rule: DocumentRule, world: World): Ladder {
  return Object.fromEntries(
    rule.ladder.flatMap(({ rung, from, until }) => [
      [rung, offsetDays(from, world)],
      ...(until ? [[`${rung}:until`, offsetDays(until, world)] as const] : []),
    ]),
  );
}

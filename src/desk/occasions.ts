import { addDays, type Day } from '../base/time.ts';
import type { KnownFacts } from '../law/fact.ts';
import type { Days, Document, DocumentRule, Offset, Rung } from './document.ts';

/** What may be said of a document, and the days on which that is useful, both included. */
export interface Occasion {
  readonly rung: string;
  readonly from: Day;
  readonly until: Day;
  /** That day itself counts: quiet hours do not hold. */
  readonly matters: boolean;
}

function daysOf(days: Days, world: KnownFacts): number | null {
  const told = typeof days === 'number' ? days : world.fact(days.slice('fact.'.length));
  return typeof told === 'number' && Number.isInteger(told) ? told : null;
}

/** So many days after the document's own day, negative before it; null while its fact may not be shown. */
export function offsetDays(offset: Offset, world: KnownFacts): number | null {
  const days = daysOf('before' in offset ? offset.before : offset.after, world);
  return days === null ? null : ('before' in offset ? -days : days) + (offset.plus ?? 0);
}

const holdsFor = ({ only, not }: Rung, type: string | null): boolean =>
  (only === undefined || (type !== null && only.includes(type))) && !(type !== null && not?.includes(type));

/**
 * What is to be said of a document, by day, whatever was said before: each rung from its day until its own end or the day before the next
 * begins, so that on no day there are two. A rung whose fact may not be shown is left out, and so is one that the next one leaves no day.
 * Nothing while the request for the next document is on its way, or where nobody knows the end of its term. A fact is the one known on `world.today`.
 */
export function occasionsOf(document: Document, rule: DocumentRule, world: KnownFacts): readonly Occasion[] {
  const { type, sent_on } = document.details;
  if (sent_on !== null || (rule.ends && endOf(document, rule, world) === null)) return [];
  const day = (offset: Offset) => {
    const days = offsetDays(offset, world);
    return days === null ? null : addDays(document.expires_on, days);
  };
  const begun = rule.ladder
    .filter((rung) => holdsFor(rung, type))
    .flatMap((rung) => {
      const from = day(rung.from);
      return from === null ? [] : [{ rung, from, own: rung.until ? day(rung.until) : null }];
    })
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return begun.flatMap(({ rung, from, own }, i) => {
    const next = begun[i + 1];
    const before = next ? addDays(next.from, -1) : null;
    const until = [own, before].filter((each) => each !== null).sort()[0];
    if (until === undefined || until < from) return [];
    return [{ rung: rung.rung, from, until, matters: rung.matters }];
  });
}

/** The end of the term that begins on a document's day; null: none, or nobody knows it. */
export function endOf({ expires_on }: Document, { ends }: DocumentRule, world: KnownFacts): Day | null {
  const days = ends && offsetDays(ends, world);
  return days === null ? null : addDays(expires_on, days);
}

/** The occasion of a day; null: nothing is to be said then. */
export function occasionOn(occasions: readonly Occasion[], today: Day): Occasion | null {
  return occasions.find(({ from, until }) => from <= today && today <= until) ?? null;
}

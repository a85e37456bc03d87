import { dayAt, type Instant, type Zone } from '../base/time.ts';
import type { Content } from '../content/content.ts';
import { type Bundle, bundleOf, type DatedDocument, type Said } from '../desk/bundle.ts';
import type { Change, Write } from '../desk/change.ts';
import type { Document } from '../desk/document.ts';
import { occasionsOf } from '../desk/occasions.ts';
import { type Dates, type DropReason, noDates, type ReminderOutcome } from '../desk/reminder.ts';
import { worldOn } from '../law/facts-of-day.ts';
import type { Reads } from '../store/store.ts';

/** The documents with what may be said of each, by the rules and facts of a day. */
export function datedDocuments(documents: readonly Document[], content: Content, now: Instant, zone: Zone): readonly DatedDocument[] {
  const world = worldOn(content, dayAt(now, zone));
  return documents.flatMap((document) => {
    const rule = content.documents.get(document.kind);
    return rule ? [{ document, occasions: occasionsOf(document, rule, world) }] : [];
  });
}

/** A person's bundle of that moment, with what it goes by. */
export interface Planned {
  readonly bundle: Bundle;
  /** What would be to come if nothing of it were said. */
  readonly dates: Dates;
}

/** Looks what is to be said to a person now about all their dates. */
export async function planFor(
  { store, content, zone }: { readonly store: Pick<Reads, 'documentsOf' | 'dates'>; readonly content: Content; readonly zone: Zone },
  chat: number,
  now: Instant,
): Promise<Planned> {
  const [documents, known] = [await store.documentsOf(chat), await store.dates(chat)];
  const dates = known ?? noDates;
  return { bundle: bundleOf(datedDocuments(documents, content, now, zone), dates, now, zone), dates };
}

/** What is written when a bundle was said, or could not be. */
export interface Became {
  readonly outcome: ReminderOutcome;
  readonly why: string | null;
}

/** The proof: what became of each, and the counts of the day. One that was blocked before is not counted as that again. */
export function becameOf(said: readonly Said[], dates: Dates, now: Instant, zone: Zone, { outcome, why }: Became): Write[] {
  const fresh = said.filter((each) => outcome !== 'blocked' || !wasBlocked(each, dates));
  return [
    ...fresh.map(({ document, occasion }): Write => {
      const { rung, from } = occasion;
      const due = { document: document.id, rung, expires_on: document.expires_on, due_on: from };
      const became = { outcome, why, at: now, again_on: null };
      return { write: 'reminder', reminder: { ...due, ...became } };
    }),
    ...counted(dayAt(now, zone), outcome === 'dropped' ? `dropped:${why}` : outcome, fresh.length),
  ];
}

/** What will never be said, written down with its reason. */
export function droppedOf({ drop }: Bundle, dates: Dates, now: Instant, zone: Zone): Change {
  const reasons: readonly DropReason[] = ['blocked', 'late'];
  return reasons.flatMap((why) =>
    becameOf(
      drop.filter((each) => each.why === why),
      dates,
      now,
      zone,
      { outcome: 'dropped', why },
    ),
  );
}

const counted = (day: string, what: string, n: number): Write[] => (n > 0 ? [{ write: 'tally', tally: { day, what, n } }] : []);

const wasBlocked = ({ document, occasion }: Said, { reminders }: Dates) =>
  reminders.some((each) => each.document === document.id && each.rung === occasion.rung && each.outcome === 'blocked');

import { addDays, type Day, dayAt, type Instant, momentOf, type Zone } from '../base/time.ts';
import type { Content } from '../content/content.ts';
import { bundleOf, datesHour } from '../desk/bundle.ts';
import type { Change, Write } from '../desk/change.ts';
import { datesMessage } from '../desk/dates.ts';
import type { Document, DocumentRule, Ladder, Offset } from '../desk/document.ts';
import { ladderOn } from '../desk/ladder.ts';
import { noDates, type Reminder } from '../desk/reminder.ts';
import { worldOn } from '../law/facts-of-day.ts';
import type { Store } from '../store/store.ts';
import { datedDocuments } from './send-dates.ts';

/** Documents planned in one transaction, for which others wait. */
const page = 50;

export interface PlanDeps {
  readonly store: Pick<Store, 'ladder' | 'documentsOfKind' | 'documentsOf' | 'dates' | 'datesAside' | 'rungsWaiting' | 'commit'>;
  readonly content: Content;
  readonly zone: Zone;
  now(): Instant;
  /** Called when something was put into the outbox. */
  nudge(): void;
}

/** A rung whose day the law moved: how far it was from the document's own, and is. */
interface Moved {
  readonly rung: string;
  readonly was: number;
  readonly is: number;
}

/**
 * Looks for the next moments of all who have a document of a kind whose ladder has changed since this was last done: a rung was added, taken away,
 * or stands on another day, because the content or a fact is another; and tells whose day of the law moved. While no ladder changed, no document is read.
 * Before that what stands aside is put back.
 */
export async function planReminders(deps: PlanDeps): Promise<void> {
  const { store, content, zone } = deps;
  await putBack(deps);
  const world = worldOn(content, dayAt(deps.now(), zone));
  for (const rule of content.documents.values()) {
    const ladder = ladderOn(rule, world);
    const before = await store.ladder(rule.kind);
    if (JSON.stringify(before) === JSON.stringify(ladder)) continue;
    const moved = before ? movedOf(rule, before, ladder) : [];
    let after = '';
    for (;;) {
      const documents = await store.documentsOfKind(rule.kind, after, page);
      const chats = new Set(documents.map(({ chat }) => chat));
      const changes = [...documents.flatMap((each) => toldOf(deps, each, moved))];
      for (const chat of chats) changes.push(...(await planned(deps, chat)));
      if (changes.length > 0) await store.commit(changes);
      after = documents.at(-1)?.id ?? after;
      if (documents.length < page) break;
    }
    // Only now: a run that was cut short is made good by the next.
    await store.commit([{ write: 'ladder', kind: rule.kind, ladder }]);
    deps.nudge();
  }
}

/** What was set aside (a fault of ours in drawing it, a row that could not be read) is tried again: else its person would never hear of a date any more. */
async function putBack({ store, now, nudge }: PlanDeps): Promise<void> {
  for (const begun = now(); ; ) {
    const chats = await store.datesAside(begun, page);
    if (chats.length === 0) return;
    await store.commit(chats.map((chat): Write => ({ write: 'message-by', message: datesMessage(chat, begun) })));
    nudge();
  }
}

/** The person's row by their next moment. Who has none yet comes from a version with a message for each reminder: what it said is said. */
async function planned(deps: PlanDeps, chat: number): Promise<Change> {
  const { store, content, zone } = deps;
  const now = deps.now();
  const documents = await store.documentsOf(chat);
  const known = await store.dates(chat);
  const all = datedDocuments(documents, content, now, zone);
  const before = known ? [] : (await Promise.all(all.map((each) => saidBefore(deps, each, now)))).flat();
  const { say, drop, next } = bundleOf(all, known ?? { ...noDates, reminders: before }, now, zone);
  const due = say.length + drop.length > 0 ? now : next;
  return [
    { write: 'dates', chat, set: {} },
    ...before.map((reminder): Write => ({ write: 'reminder', reminder })),
    ...documents.map(({ id }): Write => ({ write: 'drop', cause: `document:${id}` })),
    ...(due === null ? [] : [{ write: 'message-by' as const, message: datesMessage(chat, due) }]),
  ];
}

/** What had begun when this version came and does not wait in the outbox any more. */
async function saidBefore(
  { store, zone }: PlanDeps,
  { document, occasions }: ReturnType<typeof datedDocuments>[number],
  now: Instant,
): Promise<Reminder[]> {
  const waiting = await store.rungsWaiting(document.id);
  const begun = occasions.filter(({ from, rung }) => momentOf(from, datesHour, zone) <= now && !waiting.includes(rung));
  const became = { outcome: 'sent', why: 'by the version before', at: now, again_on: null } as const;
  return begun.map(({ rung, from }) => ({ document: document.id, rung, expires_on: document.expires_on, due_on: from, ...became }));
}

/** The rungs that stand on a day of the law, which is another now: of all that hang on one term the one nearest to its day. */
function movedOf({ ladder: rungs }: DocumentRule, before: Ladder, ladder: Ladder): Moved[] {
  const byTerm = new Map<string, Moved & { readonly apart: number }>();
  for (const { rung, from } of rungs) {
    const [was, is, term] = [before[rung], ladder[rung], termOf(from)];
    if (term === null || typeof was !== 'number' || typeof is !== 'number' || was === is) continue;
    const apart = Math.abs(from.plus ?? 0);
    if (apart < (byTerm.get(term)?.apart ?? Number.POSITIVE_INFINITY)) byTerm.set(term, { rung, was, is, apart });
  }
  return [...byTerm.values()];
}

/** The fact of the law that an offset stands on. */
function termOf(offset: Offset): string | null {
  const days = 'before' in offset ? offset.before : offset.after;
  return typeof days === 'string' ? days : null;
}

/** Tells whose day is still to come, or was until now, that it is another. */
function toldOf({ now, zone }: PlanDeps, { id, chat, expires_on }: Document, moved: readonly Moved[]): Write[] {
  const today: Day = dayAt(now(), zone);
  return moved.flatMap(({ rung, was, is }) => {
    const day = addDays(expires_on, is);
    if (day <= today && addDays(expires_on, was) <= today) return [];
    const body = { kind: 'date-moved' as const, document: id, rung, was: addDays(expires_on, was) };
    return [{ write: 'message-once', message: { key: `moved:${id}:${rung}:${day}`, due: now(), to: { chat }, body } }];
  });
}

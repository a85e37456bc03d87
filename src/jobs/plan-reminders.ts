import { dayAt, type Instant, type Zone } from '../base/time.ts';
import type { Content } from '../content/content.ts';
import type { Write } from '../desk/change.ts';
import type { Document } from '../desk/document.ts';
import { documentReminders, ladderOn } from '../desk/document-reminders.ts';
import { worldOn } from '../law/facts-of-day.ts';
import type { Store } from '../store/store.ts';

/** Documents planned in one transaction, for which others wait. */
const page = 50;

export interface PlanDeps {
  readonly store: Pick<Store, 'ladder' | 'documentsOfKind' | 'commit'>;
  readonly content: Content;
  readonly zone: Zone;
  now(): Instant;
  /** Called when something was put into the outbox. */
  nudge(): void;
}

/**
 * Plans the reminders of stored documents anew where the ladder of their kind has changed since it was last planned: a rung was added, taken
 * away, or stands on another day, because the content or a fact is another. While no ladder changed, no document is read. What was sent stays so.
 */
export async function planReminders(deps: PlanDeps): Promise<void> {
  const { store, content, zone } = deps;
  const world = worldOn(content, dayAt(deps.now(), zone));
  for (const rule of content.documents.values()) {
    const ladder = ladderOn(rule, world);
    const before = await store.ladder(rule.kind);
    if (JSON.stringify(before) === JSON.stringify(ladder)) continue;
    const gone = Object.keys(before ?? {}).filter((rung) => !(rung in ladder));
    const plan = (document: Document) => planned(document, gone, documentReminders(document, rule, world, deps.now(), zone));
    let after = '';
    for (;;) {
      const documents = await store.documentsOfKind(rule.kind, after, page);
      if (documents.length > 0) await store.commit(documents.map(plan));
      after = documents.at(-1)?.id ?? after;
      if (documents.length < page) break;
    }
    // Only now: a run that was cut short is made good by the next.
    await store.commit([{ write: 'ladder', kind: rule.kind, ladder }]);
    deps.nudge();
  }
}

function planned({ id }: Document, gone: readonly string[], reminders: readonly Write[]): Write {
  const messages = reminders.flatMap((each) => (each.write === 'message' ? [each.message] : []));
  return { write: 'planned', document: id, messages, drop: gone.map((rung) => `document:${id}:${rung}`) };
}

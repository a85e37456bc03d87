import { addDays, type Day, type Instant, momentOf, type Zone } from '../base/time.ts';
import type { World } from '../law/facts-of-day.ts';
import type { Write } from './change.ts';
import type { Document, DocumentRule } from './document.ts';

/** The hour at which people are reminded of a document. */
const hour = '09:00';

/** The day of a rung, counted back from expiry; null while its fact may not be shown. */
function dayOfRung(document: Document, days: DocumentRule['ladder'][number]['days'], world: World): Day | null {
  const before = typeof days === 'number' ? days : world.fact(days.slice('fact.'.length));
  return typeof before === 'number' ? addDays(document.expires_on, -before) : null;
}

/** The reminders still to come, one a rung; those whose hour has passed are left out. Keys replace earlier ones of the same document. */
export function documentReminders(document: Document, rule: DocumentRule, world: World, now: Instant, zone: Zone): Write[] {
  return rule.ladder.flatMap(({ rung, days }) => {
    const day = dayOfRung(document, days, world);
    const due = day ? momentOf(day, hour, zone) : null;
    if (!due || due <= now) return [];
    const body = { kind: 'document-reminder' as const, document: document.id, rung };
    return [{ write: 'message' as const, message: { key: `document:${document.id}:${rung}`, due, to: { chat: document.chat }, body } }];
  });
}

/** The next day on which the person will be reminded: today too, while its hour is still to come. */
export function nextReminder(document: Document, rule: DocumentRule, world: World, now: Instant, zone: Zone): Day | null {
  const days = rule.ladder
    .map(({ days: before }) => dayOfRung(document, before, world))
    .filter((day): day is Day => day !== null && momentOf(day, hour, zone) > now);
  return days.sort()[0] ?? null;
}

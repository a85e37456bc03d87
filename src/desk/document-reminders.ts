import { addDays, type Day, daysBetween, type Instant, momentOf, type Zone } from '../base/time.ts';
import type { World } from '../law/facts-of-day.ts';
import type { Write } from './change.ts';
import type { Document, DocumentRule, Ladder } from './document.ts';
import { occasionsOf, offsetDays } from './occasions.ts';

/** The hour at which people are reminded of a document. */
const hour = '09:00';

/** A ladder as it stands on a day. */
export function ladderOn(rule: DocumentRule, world: World): Ladder {
  return Object.fromEntries(
    rule.ladder.map(({ rung, from }) => {
      const days = offsetDays(from, world);
      return [rung, days === null ? null : -days];
    }),
  );
}

/** The reminders still to come, one a rung; those whose hour has passed are left out. Keys replace earlier ones of the same document. */
export function documentReminders(document: Document, rule: DocumentRule, world: World, now: Instant, zone: Zone): Write[] {
  return occasionsOf(document, rule, world).flatMap(({ rung, from }) => {
    const due = momentOf(from, hour, zone);
    if (due <= now) return [];
    const body = { kind: 'document-reminder' as const, document: document.id, rung };
    return [{ write: 'message' as const, message: { key: `document:${document.id}:${rung}`, due, to: { chat: document.chat }, body } }];
  });
}

/** The next day on which the person will be reminded: today too, while its hour is still to come. */
export function nextReminder(document: Document, rule: DocumentRule, world: World, now: Instant, zone: Zone): Day | null {
  return occasionsOf(document, rule, world).find(({ from }) => momentOf(from, hour, zone) > now)?.from ?? null;
}

/** What has become of a reminder: its words hold, a later one has come, or the day of expiry has and its words are of another time. */
export type Standing = 'holds' | 'overtaken' | 'past';

/**
 * How a rung stands that was planned for a day and is only said today. One before the day of expiry holds until that day, one of the day on
 * it, one after it from then on. Of several whose day has come, only the last is said.
 */
export function standingOf(
  document: Document,
  rule: DocumentRule | undefined,
  world: World,
  planned: { readonly rung: string; readonly day: Day },
  today: Day,
): Standing {
  // Its own day is the planned one: the fact that it is counted by may have changed since.
  const others = rule?.ladder.filter(({ rung }) => rung !== planned.rung) ?? [];
  const days = others
    .map((each) => offsetDays(each.from, world))
    .map((each) => (each === null ? null : addDays(document.expires_on, each)));
  if (days.some((day) => day !== null && day > planned.day && day <= today)) return 'overtaken';
  const side = (day: Day) => Math.sign(daysBetween(day, document.expires_on));
  return side(today) === side(planned.day) ? 'holds' : 'past';
}

import { addDays, type Day, daysBetween, type Instant, momentOf, type Zone } from '../base/time.ts';
import type { World } from '../law/facts-of-day.ts';
import type { Write } from './change.ts';
import type { Document, DocumentRule, Ladder } from './document.ts';

/** The hour at which people are reminded of a document. */
const hour = '09:00';

type Days = DocumentRule['ladder'][number]['days'];

/** How many days before expiry a rung stands; null while its fact may not be shown. */
function before(days: Days, world: World): number | null {
  const told = typeof days === 'number' ? days : world.fact(days.slice('fact.'.length));
  return typeof told === 'number' ? told : null;
}

/** The day of a rung, counted back from expiry; null while its fact may not be shown. */
function dayOfRung(document: Document, days: Days, world: World): Day | null {
  const told = before(days, world);
  return told === null ? null : addDays(document.expires_on, -told);
}

/** A ladder as it stands on a day. */
export function ladderOn(rule: DocumentRule, world: World): Ladder {
  return Object.fromEntries(rule.ladder.map(({ rung, days }) => [rung, before(days, world)]));
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
    .map(({ days }) => dayOfRung(document, days, world))
    .filter((day): day is Day => day !== null && momentOf(day, hour, zone) > now);
  return days.sort()[0] ?? null;
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
  const days = others.map((each) => dayOfRung(document, each.days, world));
  if (days.some((day) => day !== null && day > planned.day && day <= today)) return 'overtaken';
  const side = (day: Day) => Math.sign(daysBetween(day, document.expires_on));
  return side(today) === side(planned.day) ? 'holds' : 'past';
}

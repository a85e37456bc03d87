import { type Day, type Instant, momentOf, type Zone } from '../base/time.ts';
import type { Write } from './change.ts';
import type { Closure, DeskId, Timetable } from './desk.ts';
import type { DeskTelling } from './message.ts';
import { freeSlots } from './slot.ts';

/** The morning list comes at this hour, the evening's question at this one or when the desk shuts, whichever is later. */
const [morningHour, eveningHour] = ['08:00', '18:00'] as const;
/** The finest piece of a desk's time that is looked at, in minutes. */
const piece = 5;

interface DeskDay {
  readonly timetable: Timetable;
  readonly closures: readonly Closure[];
  readonly day: Day;
  readonly zone: Zone;
}

/** From when to when a desk receives on a day, whatever is free of it; null: it does not. */
function hoursOf({ timetable, closures, day, zone }: DeskDay): { readonly opens: Instant; readonly shuts: Instant } | null {
  const service = { id: '', icon: '', minutes: piece, lead_hours: 0, horizon_days: 0, papers: [] };
  const ofAll = closures.filter(({ seat }) => seat === undefined);
  const pieces = freeSlots({ timetable, closures: ofAll, service, taken: [], now: momentOf(day, '00:00', zone), zone });
  const [first] = pieces;
  const last = pieces.at(-1);
  return first && last ? { opens: first.starts_at, shuts: last.ends_at } : null;
}

/** What is to be said of a working day by now. */
export function tellings(of: DeskDay, now: Instant): readonly DeskTelling[] {
  const hours = hoursOf(of);
  if (!hours) return [];
  const evening = [momentOf(of.day, eveningHour, of.zone), hours.shuts].sort().at(-1) ?? hours.shuts;
  const morning = now >= momentOf(of.day, morningHour, of.zone) && now < hours.shuts;
  return [...(morning ? (['morning'] as const) : []), ...(now >= evening ? (['evening'] as const) : [])];
}

/** The message of a telling; said once, however often it is asked for. */
export function deskDayMessage(desk: DeskId, day: Day, what: DeskTelling, now: Instant): Write {
  const body = { kind: 'desk-day', desk, day, what } as const;
  return { write: 'message-once', message: { key: `desk:${desk}:${what}:${day}`, due: now, to: { desk }, body, lane: 'dates' } };
}

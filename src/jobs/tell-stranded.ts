import { addDays, dayAt, type Instant, momentOf, type Zone } from '../base/time.ts';
import type { Content } from '../content/content.ts';
import { tellOnce } from '../desk/closure-acts.ts';
import { strandedOf } from '../desk/closures.ts';
import type { Store } from '../store/store.ts';

/** No service can be booked further ahead, in days. */
const furthest = 367;

export interface StrandedDeps {
  readonly store: Store;
  readonly content: Pick<Content, 'desks' | 'timetables' | 'closures'>;
  readonly zone: Zone;
  now(): Instant;
  /** Called when something was put into the outbox. */
  nudge(): void;
}

/**
 * Hours or closures are other ones than when somebody booked: each whose time has gone is told once and offered other times, and the desk sees under
 * the card who has still to answer. The appointment stands until they do.
 */
export async function tellStranded({ store, content, zone, now, nudge }: StrandedDeps): Promise<void> {
  const today = dayAt(now(), zone);
  const known = { timetables: content.timetables, closures: [...content.closures, ...(await store.closures(today))] };
  const until = momentOf(addDays(today, furthest), '00:00', zone);
  for (const desk of content.desks.keys()) {
    const there = await store.appointmentsOn(desk, now(), until);
    for (const appointment of strandedOf(known, there, now(), zone)) {
      await store.commit(tellOnce({ appointment, handoff: await store.handoffOf(appointment.id) }, now()));
      nudge();
    }
  }
}

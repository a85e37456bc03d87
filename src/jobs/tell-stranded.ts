import { addDays, dayAt, type Instant, momentOf, type Zone } from '../base/time.ts';
import type { Content } from '../content/content.ts';
import { readShut, standsAgain, tellOnce, toldKey } from '../desk/closure-acts.ts';
import { strandedOf } from '../desk/closures.ts';
import { openAgainScreen } from '../screens/closure-screens.ts';
import type { Store } from '../store/store.ts';

/** No service can be booked further ahead, in days. */
const furthest = 367;

export interface StrandedDeps {
  readonly store: Store;
  readonly content: Content;
  readonly zone: Zone;
  now(): Instant;
  /** Called when something was put into the outbox. */
  nudge(): void;
}

/**
 * Hours or closures are other ones than when somebody booked: each whose time has gone is told once and offered other times, and the desk sees under
 * the card who has still to answer. The appointment stands until they do. Where the closure is gone from the files since, they are told that too.
 */
export async function tellStranded({ store, content, zone, now, nudge }: StrandedDeps): Promise<void> {
  const today = dayAt(now(), zone);
  const known = { timetables: content.timetables, closures: [...content.closures, ...(await store.closures(today))] };
  const until = momentOf(addDays(today, furthest), '00:00', zone);
  for (const desk of content.desks.keys()) {
    const there = await store.appointmentsOn(desk, now(), until);
    const stranded = new Set(strandedOf(known, there, now(), zone));
    for (const appointment of there) {
      const told = readShut(appointment);
      if (stranded.has(appointment) === told || (told && appointment.status !== 'booked')) continue;
      // On its way: whoever reads it is not told twice.
      if (!told && appointment.shut_told === '' && (await store.isUnsent(toldKey({ appointment, handoff: null })))) continue;
      const each = { appointment, handoff: await store.handoffOf(appointment.id) };
      const screen = told ? openAgainScreen({ content, zone }, each) : null;
      await store.commit(told ? standsAgain({ ...each, screen }, now()) : tellOnce(each, now()));
      nudge();
    }
  }
}

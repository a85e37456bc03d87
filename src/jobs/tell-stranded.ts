import { addDays, dayAt, type Instant, momentOf, type Zone } from '../base/time.ts';
import type { Content } from '../content/content.ts';
import type { Appointment } from '../desk/appointment.ts';
import { readShut, standsAgain, tellOnce, toldKey } from '../desk/closure-acts.ts';
import { strandedOf, type Times } from '../desk/closures.ts';
import { reseat, seatsOf } from '../desk/reseat.ts';
import { openAgainScreen } from '../screens/closure-screens.ts';
import { readSeats } from '../store/desk-time.ts';
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
  const closures = [...content.closures, ...(await store.closures(today))];
  const until = momentOf(addDays(today, furthest), '00:00', zone);
  for (const desk of content.desks.keys()) {
    const there = await store.appointmentsOn(desk, now(), until);
    const seats = await readSeats(store, closures, { desk, from: now(), to: until });
    const several = content.timetables.some((each) => each.desk === desk && seatsOf(each).length > 1);
    const times = { timetables: content.timetables, closures, seats };
    const stranded = new Set(strandedOf(times, there, now(), zone));
    for (const appointment of there) {
      const told = readShut(appointment);
      // Another operator is free then: whoever was told otherwise reads it the next time.
      if (stranded.has(appointment) && (await reseated(times, appointment))) continue;
      if (stranded.has(appointment) === told || (told && appointment.status !== 'booked')) continue;
      // On its way: whoever reads it is not told twice.
      if (!told && appointment.shut_told === '' && (await store.isUnsent(toldKey({ appointment, handoff: null })))) continue;
      const each = { appointment, handoff: await store.handoffOf(appointment.id) };
      const screen = told ? openAgainScreen({ content, zone }, each, several ? 'seat' : 'desk') : null;
      await store.commit(told ? standsAgain({ ...each, screen }, now()) : tellOnce(each, now()));
      nudge();
    }
  }

  async function reseated(times: Times, appointment: Appointment): Promise<boolean> {
    const { desk, starts_at, ends_at } = appointment;
    if (!times.closures.some((each) => each.desk === desk && each.seat !== undefined)) return false;
    const taken = await store.taken(desk, starts_at, ends_at, now());
    const change = reseat([appointment], { times, taken, zone }, now()).map(({ write }) => write);
    return change.length > 0 && (await store.commit(change)) === 'done';
  }
}

import { addDays, dayAt, type Instant, momentOf, type Zone } from '../base/time.ts';
import type { Content } from '../content/content.ts';
import type { Appointment } from '../desk/appointment.ts';
import type { Change } from '../desk/change.ts';
import { strandedOf } from '../desk/closures.ts';
import type { Handoff } from '../desk/handoff.ts';
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
  const until = momentOf(addDays(today, furthest), '00:00', zone);
  for (const desk of content.desks.keys()) {
    const there = await store.appointmentsOn(desk, now(), until);
    for (const appointment of strandedOf(content, there, now(), zone)) {
      await store.commit(told(appointment, await store.handoffOf(appointment.id), now()));
      nudge();
    }
  }
}

/** Keyed by the time: one that is moved into another closure is told again. */
function told({ id, chat, desk, starts_at }: Appointment, handoff: Handoff | null, due: Instant): Change {
  const key = `appointment:${id}:stranded:${starts_at}`;
  const note = { kind: 'note-to-desk', handoff: handoff?.id ?? '', note: 'stranded' } as const;
  return [
    { write: 'message-once', message: { key, due, to: { chat }, body: { kind: 'stranded', appointment: id } } },
    ...(handoff
      ? [{ write: 'message-once' as const, message: { key: `handoff:${handoff.id}:stranded:${starts_at}`, due, to: { desk }, body: note } }]
      : []),
  ];
}

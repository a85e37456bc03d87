import { visitChanged } from '../desk/appointment-messages.ts';
import type { AppointmentId } from '../desk/ids.ts';
import { freeSlots } from '../desk/slot.ts';
import { strandedScreen } from '../screens/appointment-screens.ts';
import { otherOf } from '../screens/other-person.ts';
import { offerScreen } from '../screens/wish-screens.ts';
import { readTaken } from '../store/desk-time.ts';
import type { DrawDeps, Drawn, Untrue } from './drawn.ts';
import { whyShut } from './shut.ts';

/** A freed time that is offered, while it is kept for that person. */
export async function drawOffer({ store, content, zone, now }: DrawDeps, id: AppointmentId, lang: string): Promise<Drawn | Untrue> {
  const hold = await store.appointment(id);
  if (hold?.status !== 'held' || (hold.held_until ?? '') <= now()) return { untrue: 'not offered any more' };
  if (await whyShut({ store, content, zone }, { ...hold, status: 'booked' }, now())) return { untrue: 'the desk is closed then' };
  const wish = await store.wish(hold.chat);
  const moving = wish?.moving ?? null;
  const other = moving === null ? null : otherOf(await store.handoffOf(moving));
  const screen = offerScreen(hold, content.desks.get(hold.desk), zone, moving !== null, other);
  return { what: { what: 'screen', screen }, lang, after: () => [] };
}

/** That the desk is closed then, with the next free times, unless the person has moved on, or it is open again. */
export async function drawStranded({ store, content, zone, now }: DrawDeps, id: AppointmentId, lang: string): Promise<Drawn | Untrue> {
  const appointment = await store.appointment(id);
  const shut = appointment && (await whyShut({ store, content, zone }, appointment, now()));
  if (!shut) return { untrue: 'the desk receives then' };
  const { desk } = appointment;
  const service = content.services.get(appointment.service);
  const timetable = content.timetables.find((each) => each.desk === desk);
  const at = { now: now(), zone };
  const taken = service ? (await readTaken(store, at, desk, service)).filter((each) => each.id !== id) : [];
  const slots =
    service && timetable ? freeSlots({ timetable, closures: content.closures, service, taken, people: appointment.people, ...at }) : [];
  const screen = strandedScreen({ appointment, shut, other: otherOf(await store.handoffOf(id)) }, content.desks.get(desk), zone, slots);
  return {
    what: { what: 'screen', screen },
    lang,
    after: () => [...visitChanged(appointment, now()), { write: 'shut-told', appointment: id, at: appointment.starts_at }],
  };
}

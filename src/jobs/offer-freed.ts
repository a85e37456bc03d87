import { dayAt, type Instant, type Zone } from '../base/time.ts';
import type { Content } from '../content/content.ts';
import type { Appointment } from '../desk/appointment.ts';
import { isOpen } from '../desk/appointment-acts.ts';
import { afterQuiet } from '../desk/bundle.ts';
import type { Change } from '../desk/change.ts';
import type { Lot } from '../desk/freed.ts';
import type { Wish } from '../desk/wish.ts';
import { declineOffer, endWish, fits, keepOverNight, mayBeOffered, mostOffers, offer } from '../desk/wish-acts.ts';
import { wishNote } from '../screens/wish-screens.ts';
import type { Store } from '../store/store.ts';
import { whyShut } from './shut.ts';

/** Of those who wait at a desk so many are looked at for one time. */
const page = 500;

export interface OfferDeps {
  readonly store: Store;
  readonly content: Pick<Content, 'services' | 'timetables' | 'closures'>;
  readonly zone: Zone;
  now(): Instant;
  /** For a time that waits again, or a hold. */
  lot(): Lot;
  /** Called when something was put into the outbox. */
  nudge(): void;
}

/** Takes back what was offered and not taken in time, and offers every freed time to who has waited longest for one like it. */
export async function offerFreed(deps: OfferDeps): Promise<void> {
  const { store, now, nudge } = deps;
  for (const wish of await store.offered()) await takeBack(deps, wish);
  let offered = false;
  for (const time of await store.freed(now())) offered = (await offerTo(deps, time)) || offered;
  if (offered) nudge();
}

async function takeBack({ store, lot, now, nudge }: OfferDeps, wish: Wish): Promise<void> {
  const hold = wish.hold === null ? null : await store.appointment(wish.hold);
  if (hold?.status === 'held' && (hold.held_until ?? '') > now()) return;
  const became: Change =
    hold !== null && hold.status !== 'held' && hold.status !== 'lapsed' ? endWish(wish) : declineOffer(wish, hold, lot(), now());
  const over = wish.open && wish.offers >= mostOffers && hold?.status !== 'booked';
  const body = { kind: 'screen', screen: { ...wishNote('last'), stay: true } } as const;
  const told: Change = over
    ? [{ write: 'message', message: { key: `wish:${wish.chat}:last`, due: now(), to: { chat: wish.chat }, body } }]
    : [];
  // What moved on meanwhile is looked at the next time.
  if ((await store.commit([...became, ...told])) === 'done' && over) nudge();
}

/** Whether it was offered to somebody. */
async function offerTo({ store, content, zone, now, lot }: OfferDeps, time: Appointment): Promise<boolean> {
  const at = now();
  // Nobody is there then.
  if (await whyShut({ store, content, zone }, { ...time, status: 'booked' }, at)) return false;
  for (const wish of await store.wishes(time.desk, dayAt(at, zone), page)) {
    const service = content.services.get(wish.service);
    if (!service || !mayBeOffered(wish, at, zone)) continue;
    const person = await store.person(wish.chat);
    if (!person || person.blocked_at !== null) continue;
    const mine = (await store.appointmentsOf(wish.chat, at)).filter((each) => isOpen(each, at));
    if (!fits(wish, time, service, mine, at)) continue;
    const awake = afterQuiet(at, zone);
    if (awake !== null) {
      await store.commit(keepOverNight(time, lot(), awake, at));
      return false;
    }
    // Stale: somebody moved on; the next run looks again.
    return (await store.commit(offer(wish, time, service, mine, lot(), at, zone))) === 'done';
  }
  return false;
}

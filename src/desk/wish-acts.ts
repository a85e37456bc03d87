import { addDays, addMinutes, dayAt, type Instant, type Zone } from '../base/time.ts';
import type { Acted } from './acted.ts';
import { type Appointment, newVisit } from './appointment.ts';
import { bookingLimit, isOpen } from './appointment-acts.ts';
import type { Change, Write } from './change.ts';
import type { Service, ServiceId } from './desk.ts';
import { type Lot, releaseHold } from './freed.ts';
import type { Handoff } from './handoff.ts';
import type { Wanted, Wish } from './wish.ts';

/** So many times are offered to a person, one a day, each for so many minutes, none that begins within so many hours. */
export const mostOffers = 3;
export const offerMinutes = 30;
const offerNotice = 24;
/** After so many days without one, offers are counted anew; a wish ends after as many. */
export const wishDays = 30;

/** Somebody begins to wait; for something else, if they waited before. Refused who has had all offers lately. */
export function wait(chat: number, wanted: Wanted, before: Wish | null, now: Instant, zone: Zone): Acted<'no-more-offers'> {
  const lately = before?.offered_on && addDays(before.offered_on, wishDays) > dayAt(now, zone);
  const offers = lately ? before.offers : 0;
  if (offers >= mostOffers) return { refused: 'no-more-offers' };
  const offered_on = lately ? before.offered_on : null;
  return {
    change: [
      { write: 'wish', wish: { chat, ...wanted, since: now, open: true, offers, offered_on, hold: null, version: before?.version ?? 0 } },
    ],
  };
}

/** Whether the person still waits: not longer than so many days. */
export const stillWaits = ({ open, since }: Wish, now: Instant, zone: Zone): boolean =>
  open && addDays(dayAt(since, zone), wishDays) > dayAt(now, zone);

/** Who began to wait before that moment waits no more. */
export const waitingSince = (now: Instant): Instant => addMinutes(now, -wishDays * 24 * 60);

export interface OnList {
  readonly handoff: Handoff;
  readonly appointment: Appointment | null;
  /** Where there is no appointment that an earlier time could replace. */
  readonly service: ServiceId;
  /** What the person waits for, and what they have booked. */
  readonly wish: Wish | null;
  readonly mine: readonly Appointment[];
}

/**
 * The desk puts the person of a request on its waiting list, like one who did it themselves: for an earlier time than their appointment here, or for
 * a time where they have none. Telling them is left to the caller.
 */
export function putOnList(
  { handoff, appointment, service, wish, mine }: OnList,
  now: Instant,
  zone: Zone,
): Acted<'nobody' | 'waits-already' | 'has-time' | 'no-more-offers'> {
  if (handoff.chat === 0) return { refused: 'nobody' };
  if (wish && (wish.hold !== null || stillWaits(wish, now, zone))) return { refused: 'waits-already' };
  const own = appointment && isOpen(appointment, now) ? appointment : null;
  if (!own && bookingLimit(mine, { service })) return { refused: 'has-time' };
  const wanted = { desk: handoff.desk, service: own?.service ?? service, moving: own?.id ?? null, before: own?.starts_at ?? null };
  return wait(handoff.chat, wanted, wish, now, zone);
}

/** Nobody waits any more: it was booked, or given up. */
export const endWish = (wish: Wish | null): Write[] => (wish?.open ? [{ write: 'wish', wish: { ...wish, open: false, hold: null } }] : []);

/** Whether a wish may be offered something at that moment at all. */
export function mayBeOffered(wish: Wish, now: Instant, zone: Zone): boolean {
  const { hold, offers, offered_on } = wish;
  const today = dayAt(now, zone);
  return stillWaits(wish, now, zone) && hold === null && offers < mostOffers && offered_on !== today;
}

/** How many come to the appointment that a wish would move; one where there is none yet. */
const peopleOf = ({ moving }: Wish, mine: readonly Pick<Appointment, 'id' | 'people'>[]): number =>
  mine.find(({ id }) => id === moving)?.people ?? 1;

/** Whether that freed time is what a person waits for, who has these open appointments: as long as all who come need. */
export function fits(wish: Wish, time: Appointment, service: Service, mine: readonly Appointment[], now: Instant): boolean {
  const { starts_at } = time;
  const ends_at = addMinutes(starts_at, service.minutes * peopleOf(wish, mine));
  if (wish.desk !== time.desk || ends_at > time.ends_at) return false;
  if (starts_at < addMinutes(now, 60 * Math.max(offerNotice, service.lead_hours))) return false;
  if (wish.before !== null && starts_at >= wish.before) return false;
  if (wish.moving !== null && !mine.some(({ id }) => id === wish.moving)) return false;
  const others = mine.filter(({ id }) => id !== wish.moving);
  return bookingLimit(others, { service: wish.moving === null ? wish.service : '', starts_at, ends_at }) === null;
}

/** Offers a freed time: it is theirs alone for a while, and they are told. `time` is the hold that keeps it, `mine` what they have open. */
export function offer(
  wish: Wish,
  time: Appointment,
  service: Service,
  mine: readonly Appointment[],
  lot: Lot,
  now: Instant,
  zone: Zone,
): Change {
  const people = peopleOf(wish, mine);
  const { appointment: id, code } = lot;
  const { chat, desk } = wish;
  const held_until = addMinutes(now, offerMinutes);
  const span = { starts_at: time.starts_at, ends_at: addMinutes(time.starts_at, service.minutes * people) };
  const held = { ...newVisit, status: 'held', held_until, freed_at: now, people } as const;
  return [
    {
      write: 'appointment',
      instead: time.id,
      appointment: { id, code, desk, service: service.id, ...span, chat, handoff: null, sequence: 0, created_at: now, version: 1, ...held },
    },
    { write: 'appointment-set', id: time.id, version: time.version, now, set: { status: 'lapsed' } },
    { write: 'wish', wish: { ...wish, hold: id, offers: wish.offers + 1, offered_on: dayAt(now, zone) } },
    { write: 'message', message: { key: `appointment:${id}:offer`, due: now, to: { chat }, body: { kind: 'offer', appointment: id } } },
  ];
}

/** The time that was offered is not wanted, or was not taken in time: it waits again for the next. */
export function declineOffer(wish: Wish, hold: Appointment | null, lot: Lot, now: Instant): Change {
  return [
    ...(hold === null ? [] : [...releaseHold(hold, lot, now), { write: 'drop' as const, cause: `appointment:${hold.id}` }]),
    { write: 'wish', wish: { ...wish, hold: null } },
  ];
}

/** The desk has closed at the time that was offered: nobody gets it, and it was no offer. */
export function withdrawOffer(wish: Wish, { id, version }: Appointment, now: Instant): Change {
  return [
    { write: 'appointment-set', id, version, now, set: { status: 'lapsed' } },
    { write: 'drop', cause: `appointment:${id}` },
    { write: 'wish', wish: { ...wish, hold: null, offers: Math.max(0, wish.offers - 1) } },
  ];
}

/** Where somebody waits for a time that is given up at night, it is kept until people are awake. */
export function keepOverNight(time: Appointment, lot: Lot, awake: Instant, now: Instant): Change {
  if (time.held_until !== null && time.held_until >= awake) return [];
  const set = { held_until: addMinutes(awake, lot.minutes) };
  return [{ write: 'appointment-set', id: time.id, version: time.version, now, set }];
}

import type { Screen } from '../../base/screen.ts';
import type { Appointment, Taken } from '../../desk/appointment.ts';
import { bookingLimit, cancel, confirm, isOpen } from '../../desk/appointment-acts.ts';
import type { Decision } from '../../desk/change.ts';
import type { Shut } from '../../desk/closures.ts';
import { phoneInstead } from '../../desk/cut-off.ts';
import type { Handoff } from '../../desk/handoff.ts';
import type { Draft } from '../../desk/session.ts';
import type { Wish } from '../../desk/wish.ts';
import { endWish, waitingSince } from '../../desk/wish-acts.ts';
import { appointmentList, appointmentScreen, cancelScreen, limitScreen } from '../../screens/appointment-screens.ts';
import { dayChoice } from '../../screens/booking-choices.ts';
import { moveScreen, serviceOf } from '../../screens/booking-screens.ts';
import { because } from '../../screens/buttons.ts';
import { slotsOf, slotsOn } from '../../screens/free-times.ts';
import { otherOf } from '../../screens/other-person.ts';
import { offerOver, timeTaken, unknownCode } from '../../screens/words.ts';
import { readTaken } from '../../store/desk-time.ts';
import { whyShut } from '../shut.ts';
import type { Situation } from '../situation.ts';
import { go, show, type Topic } from '../situation.ts';
import { moved } from './booked.ts';
import { naming, typedName } from './renaming.ts';

/** Ended appointments stay in the list for this long, in milliseconds. */
const lately = 30 * 24 * 3600_000;

interface Known {
  readonly all: readonly Appointment[];
  readonly one: Appointment | null;
  readonly handoff: Handoff | null;
  /** Why nobody receives then any more. */
  readonly shut: Shut | null;
  /** What fills the desk, where a time was chosen at one tap. */
  readonly taken: readonly Taken[];
  readonly wish: Wish | null;
  /** How many wait for that before the person. */
  readonly before: number;
}

/** Begins to move an appointment: the same service and desk, another time. The old time stays until a new one is taken. */
function startMove(situation: Situation, { id: moving, service, desk, people }: Appointment, screen: Screen): Decision {
  const draft: Draft = { service, flow: null, desk, day: null, hold: null, moving, removed: [], name: null, people };
  return go(situation, { place: { at: 'booking' }, draft }, screen);
}

/** Moves it to a time that was offered beside it, if that is still free and the appointment is still the one it was offered for. */
function moveTo(situation: Situation, { all, handoff, shut, taken }: Known, one: Appointment, day: string, time: string): Decision {
  const desk = situation.content.desks.get(one.desk);
  const service = serviceOf(situation, one.service);
  if (!desk || !service) return show(appointmentScreen(situation, one, shut, otherOf(handoff)));
  const others = taken.filter(({ id }) => id !== one.id);
  const slots = slotsOf(situation, desk, service, others, one.people);
  const slot = slotsOn(slots, day).find((each) => each.time === time);
  if (!slot) return startMove(situation, one, dayChoice(desk, slots, 0, one, timeTaken));
  const { starts_at, ends_at } = slot;
  const open = all.filter((each) => isOpen(each, situation.now) && each.id !== one.id);
  const limit = bookingLimit(open, { service: '', starts_at, ends_at });
  if (limit?.why === 'same-hour') return show(limitScreen(situation, limit.why, limit.of));
  return moved(situation, one, handoff, desk.id, slot, []);
}

/** A resident's appointments: see, move, cancel. Somebody else's are as unknown as ones that never were. */
export const appointments: Topic<Known> = {
  async read(reads, situation) {
    const { input, person, now } = situation;
    const all = await reads.appointmentsOf(person.chat, new Date(Date.parse(now) - lately).toISOString());
    const moving = input.kind === 'say' ? person.session.draft?.moving : null;
    const id = input.kind === 'press' && input.act && 'appointment' in input.act ? input.act.appointment : moving;
    const one = id ? await reads.appointment(id) : null;
    const own = one && one.chat === person.chat && one.status !== 'held' ? one : null;
    const service = own ? serviceOf(situation, own.service) : null;
    const choosing = input.kind === 'press' && input.act?.do === 'appointment-to';
    const wish = await reads.wish(person.chat);
    return {
      all,
      one: own,
      handoff: own ? await reads.handoffOf(own.id) : null,
      shut: own && (await whyShut(reads, situation, own)),
      taken: choosing && own && service ? await readTaken(reads, situation, own.desk, service) : [],
      wish,
      before: wish ? await reads.waitingBefore(wish.desk, person.chat, waitingSince(now), wish.since) : 0,
    };
  },
  decide(situation, known) {
    const { all, one, handoff, shut, wish, before } = known;
    const pressed = situation.input.kind === 'press' ? situation.input.act : null;
    if (situation.input.kind === 'say') return typedName(situation, known);
    if (!pressed || pressed.do === 'appointments')
      return go(situation, { place: { at: 'menu' } }, appointmentList(situation, all, wish, before));
    if (!one) return show(because(unknownCode, appointmentList(situation, all, wish, before)));
    if (pressed.do === 'appointment-name' || pressed.do === 'appointment-named') return naming(situation, known, one, pressed.do);
    if (pressed.do === 'appointment-qr') {
      if (one.status !== 'booked' || one.ends_at <= situation.now) return show(appointmentScreen(situation, one, shut, otherOf(handoff)));
      const body = { kind: 'qr', appointment: one.id } as const;
      const message = { key: `appointment:${one.id}:qr`, due: situation.now, to: { chat: one.chat }, body };
      return { change: [{ write: 'message', message }], screens: [] };
    }
    // Nobody asks for a name any more.
    if (pressed.do === 'appointment' && situation.person.session.place.at === 'name')
      return go(situation, { place: { at: 'menu' }, draft: null }, appointmentScreen(situation, one, shut, otherOf(handoff)));
    if (pressed.do === 'appointment-confirm') {
      const acted = confirm(one, handoff, Number(pressed.sequence), situation.now, situation.zone);
      if ('refused' in acted) return show(appointmentScreen(situation, one, shut, otherOf(handoff)));
      return {
        change: acted.change,
        screens: [appointmentScreen(situation, { ...one, confirmed_for: one.starts_at }, null, otherOf(handoff))],
      };
    }
    const { services, desks } = situation.content;
    const byPhone = phoneInstead(one, services.get(one.service), desks.get(one.desk), situation.now) !== null;
    const screen = appointmentScreen(situation, one, shut, otherOf(handoff));
    const asItIs = () => show(pressed.do === 'appointment-to' ? because(offerOver, screen) : screen);
    if (pressed.do === 'appointment' || byPhone || !isOpen(one, situation.now)) return asItIs();
    switch (pressed.do) {
      case 'appointment-move':
        return startMove(situation, one, moveScreen(situation, one, shut, otherOf(handoff)));
      case 'appointment-to':
        // A time offered for an earlier state moves nothing.
        return Number(pressed.sequence) === one.sequence ? moveTo(situation, known, one, pressed.day, pressed.time) : asItIs();
      case 'appointment-cancel':
        return show(cancelScreen(situation, one, otherOf(handoff)));
      case 'appointment-cancel-yes': {
        const acted = cancel(one, handoff, { resident: true }, situation.fresh.freed(0), situation.now);
        if ('refused' in acted) return show(screen);
        const ended = wish?.moving === one.id && wish.hold === null ? endWish(wish) : [];
        return {
          change: [...acted.change, ...ended],
          screens: [appointmentScreen(situation, { ...one, status: 'cancelled-by-resident' }, null, otherOf(handoff))],
        };
      }
      default:
        return show(screen);
    }
  },
};

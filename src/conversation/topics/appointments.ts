import type { Screen } from '../../base/screen.ts';
import type { Appointment } from '../../desk/appointment.ts';
import { cancel, confirm, isOpen } from '../../desk/appointment-acts.ts';
import type { Decision } from '../../desk/change.ts';
import { phoneInstead } from '../../desk/cut-off.ts';
import type { Handoff } from '../../desk/handoff.ts';
import type { Draft } from '../../desk/session.ts';
import type { Wish } from '../../desk/wish.ts';
import { endWish } from '../../desk/wish-acts.ts';
import { appointmentList, appointmentScreen, cancelScreen } from '../../screens/appointment-screens.ts';
import { moveScreen } from '../../screens/booking-screens.ts';
import { because } from '../../screens/buttons.ts';
import { unknownCode } from '../../screens/words.ts';
import type { Situation } from '../situation.ts';
import { go, show, type Topic } from '../situation.ts';

/** Ended appointments stay in the list for this long, in milliseconds. */
const lately = 30 * 24 * 3600_000;

interface Known {
  readonly all: readonly Appointment[];
  readonly one: Appointment | null;
  readonly handoff: Handoff | null;
  readonly wish: Wish | null;
}

/** Begins to move an appointment: the same service and desk, another time. The old time stays until a new one is taken. */
function startMove(situation: Situation, { id: moving, service, desk }: Appointment, screen: Screen): Decision {
  const draft: Draft = { service, flow: null, desk, day: null, hold: null, moving, removed: [], name: null };
  return go(situation, { place: { at: 'booking' }, draft }, screen);
}

/** A resident's appointments: see, move, cancel. Somebody else's are as unknown as ones that never were. */
export const appointments: Topic<Known> = {
  async read(reads, { input, person, now }) {
    const all = await reads.appointmentsOf(person.chat, new Date(Date.parse(now) - lately).toISOString());
    const id = input.kind === 'press' && input.act && 'appointment' in input.act ? input.act.appointment : null;
    const one = id ? await reads.appointment(id) : null;
    const own = one && one.chat === person.chat && one.status !== 'held' ? one : null;
    return { all, one: own, handoff: own ? await reads.handoffOf(own.id) : null, wish: await reads.wish(person.chat) };
  },
  decide(situation, { all, one, handoff, wish }) {
    const pressed = situation.input.kind === 'press' ? situation.input.act : null;
    if (!pressed || pressed.do === 'appointments') return go(situation, { place: { at: 'menu' } }, appointmentList(situation, all, wish));
    if (!one) return show(because(unknownCode, appointmentList(situation, all, wish)));
    if (pressed.do === 'appointment-confirm') {
      const acted = confirm(one, handoff, Number(pressed.sequence), situation.now);
      if ('refused' in acted) return show(appointmentScreen(situation, one));
      return { change: acted.change, screens: [appointmentScreen(situation, { ...one, confirmed_for: one.starts_at })] };
    }
    const { services, desks } = situation.content;
    const byPhone = phoneInstead(one, services.get(one.service), desks.get(one.desk), situation.now) !== null;
    if (pressed.do === 'appointment' || byPhone || !isOpen(one, situation.now)) return show(appointmentScreen(situation, one));
    const screen = appointmentScreen(situation, one);
    switch (pressed.do) {
      case 'appointment-move':
        return startMove(situation, one, moveScreen(situation, one));
      case 'appointment-cancel':
        return show(cancelScreen(situation, one));
      case 'appointment-cancel-yes': {
        const acted = cancel(one, handoff, { resident: true }, situation.fresh.freed(0), situation.now);
        if ('refused' in acted) return show(screen);
        const ended = wish?.moving === one.id && wish.hold === null ? endWish(wish) : [];
        return {
          change: [...acted.change, ...ended],
          screens: [appointmentScreen(situation, { ...one, status: 'cancelled-by-resident' })],
        };
      }
      default:
        return show(screen);
    }
  },
};

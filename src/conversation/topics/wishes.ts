import { momentOf } from '../../base/time.ts';
import type { Appointment } from '../../desk/appointment.ts';
import { isOpen } from '../../desk/appointment-acts.ts';
import type { Decision } from '../../desk/change.ts';
import type { Shut } from '../../desk/closures.ts';
import { releaseHold } from '../../desk/freed.ts';
import type { Handoff } from '../../desk/handoff.ts';
import { type Draft, withSession } from '../../desk/session.ts';
import type { Wanted, Wish } from '../../desk/wish.ts';
import { declineOffer, endWish, wait, waitingSince, withdrawOffer } from '../../desk/wish-acts.ts';
import { serviceOf, sheetScreen } from '../../screens/booking-screens.ts';
import { menuScreen } from '../../screens/menu-screens.ts';
import { waitingScreen, wishNote } from '../../screens/wish-screens.ts';
import { bookingOver } from '../../screens/words.ts';
import { whyShut } from '../shut.ts';
import { type Situation, show, type Topic } from '../situation.ts';
import { moved } from './booked.ts';

interface Known {
  readonly wish: Wish | null;
  /** The time that is offered, while it is. */
  readonly offered: Appointment | null;
  /** The appointment named, or the one that an offered time would replace, while it can be moved. */
  readonly own: Appointment | null;
  readonly handoff: Handoff | null;
  /** Why nobody receives at the offered time any more. */
  readonly shut: Shut | null;
  /** A time kept in another booking. */
  readonly hold: Appointment | null;
  /** The person's requests that are still open. */
  readonly handoffs: readonly Handoff[];
  /** How many wait already where the person wants to. */
  readonly before: number;
}

/** Waiting for a time that somebody gives up, and what is offered of such times. */
export const wishes: Topic<Known> = {
  async read(reads, situation) {
    const { input, person, now } = situation;
    const { chat } = person;
    const mine = async (id: string | null | undefined) => {
      const found = id ? await reads.appointment(id) : null;
      return found?.chat === chat ? found : null;
    };
    const act = input.kind === 'press' ? input.act : null;
    const wish = await reads.wish(chat);
    const [offered, hold] = [await mine(wish?.hold), await mine(person.session.draft?.hold)];
    const own = await mine(
      act?.do === 'wish-earlier' ? act.appointment : act?.do === 'wish-join' ? person.session.draft?.moving : wish?.moving,
    );
    const where = act?.do === 'wish-join' ? act.desk : act?.do === 'wish-earlier' ? own?.desk : undefined;
    return {
      wish,
      shut: offered?.status === 'held' ? await whyShut(reads, situation, { ...offered, status: 'booked' }) : null,
      offered: offered?.status === 'held' && (offered.held_until ?? '') > now ? offered : null,
      own: own && isOpen(own, now) ? own : null,
      handoff: own ? await reads.handoffOf(own.id) : null,
      hold,
      handoffs: await reads.handoffsOf(chat, now),
      before: where === undefined ? 0 : await reads.waitingBefore(where, chat, waitingSince(now), now),
    };
  },
  decide(situation, known) {
    const { input, now, person } = situation;
    const { wish, offered, own, shut } = known;
    const act = input.kind === 'press' ? input.act : null;
    switch (act?.do) {
      case 'wish-join': {
        const { draft } = person.session;
        const desk = situation.content.desks.get(act.desk);
        if (!draft || !desk || !serviceOf(situation, draft.service)) return show(menuScreen(situation, bookingOver));
        const day = /^\d{4}-\d{2}-\d{2}$/.test(act.before) ? momentOf(act.before, '00:00', situation.zone) : null;
        const { id: moving = null, starts_at: before = day } = own ?? {};
        return joined(situation, known, { desk: desk.id, service: draft.service, moving, before });
      }
      case 'wish-earlier':
        if (!own) return show(wishNote('gone'));
        return joined(situation, known, { desk: own.desk, service: own.service, moving: own.id, before: own.starts_at });
      case 'wish-take':
        if (shut && offered && wish && offered.id === act.appointment)
          return { change: withdrawOffer(wish, offered, now), screens: [wishNote(shut === 'desk' ? 'shut' : 'gone')] };
        return offered && wish && offered.id === act.appointment ? taken(situation, known, wish, offered) : show(wishNote('gone'));
      case 'wish-skip': {
        if (!offered || !wish || offered.id !== act.appointment) return show(wishNote('gone'));
        return { change: declineOffer(wish, offered, situation.fresh.freed(0), now), screens: [wishNote('skipped')] };
      }
      default: {
        const given = wish ? releaseHold(offered, situation.fresh.freed(0), now) : [];
        return { change: [...given, ...endWish(wish)], screens: [wishNote('stopped')] };
      }
    }
  },
};

/** Waits for this from now on; what was offered for another wish is given to the next. */
function joined(situation: Situation, { wish, before }: Known, wanted: Wanted): Decision {
  if (wish?.hold) return show(wishNote('gone'));
  const acted = wait(situation.person.chat, wanted, wish, situation.now, situation.zone);
  if ('refused' in acted) return show(wishNote('no-more'));
  return { change: acted.change, screens: [waitingScreen(situation, wanted, before)] };
}

/** The appointment moves to the offered time; who has none goes on to the sheet, and keeps what was told there. */
function taken(situation: Situation, { own, handoff, handoffs, hold }: Known, wish: Wish, offered: Appointment): Decision {
  const { person, now, fresh } = situation;
  if (wish.moving !== null) {
    if (!own) return { change: declineOffer(wish, offered, fresh.freed(0), now), screens: [wishNote('gone')] };
    const decision = moved(situation, own, handoff, offered.desk, offered, handoffs, offered.id);
    const { id, version } = offered;
    return {
      ...decision,
      change: [...decision.change, { write: 'appointment-set', id, version, now, set: { status: 'lapsed' } }, ...endWish(wish)],
    };
  }
  const { draft: before } = person.session;
  const kept = before?.service === offered.service && before.moving === null ? before : null;
  const empty: Draft = {
    service: offered.service,
    flow: null,
    desk: null,
    day: null,
    hold: null,
    moving: null,
    removed: [],
    name: null,
    people: 1,
  };
  const draft: Draft = { ...(kept ?? empty), desk: offered.desk, hold: offered.id };
  return {
    change: [
      { write: 'person', person: withSession(person, { place: { at: 'booking' }, draft }) },
      ...(hold?.id === offered.id ? [] : releaseHold(hold, fresh.freed(1), now)),
    ],
    screens: [sheetScreen(situation, offered, draft)],
  };
}

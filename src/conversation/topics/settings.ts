import type { Appointment } from '../../desk/appointment.ts';
import type { Decision, Write } from '../../desk/change.ts';
import { keepFreed } from '../../desk/freed.ts';
import type { Handoff } from '../../desk/handoff.ts';
import { goesNow } from '../../desk/tidy.ts';
import { erasedScreen, eraseScreen, languageScreen, privacyScreen } from '../../screens/settings-screens.ts';
import { show, type Topic } from '../situation.ts';

/** What erasing touches: the bookings that go with it, and the desks' cards that must be emptied. */
interface ToErase {
  readonly booked: readonly Appointment[];
  readonly handoffs: readonly Handoff[];
}

/** Whenever it was. */
const longAgo = '2000-01-01T00:00:00.000Z';

/** Language, privacy notice, and erasing everything. */
export const settings: Topic<ToErase> = {
  async read(reads, { input, person, now }) {
    if (input.kind !== 'press' || (input.act?.do !== 'erase-ask' && input.act?.do !== 'erase-yes')) return { booked: [], handoffs: [] };
    const all = await reads.appointmentsOf(person.chat, longAgo);
    const visits = (await Promise.all(all.map((each) => reads.handoffOf(each.id)))).filter((each) => each !== null);
    const asked = await reads.handoffsOf(person.chat, longAgo);
    return {
      booked: all.filter((each) => each.status === 'booked' && each.starts_at > now),
      handoffs: [...new Map([...visits, ...asked].map((each) => [each.id, each])).values()],
    };
  },
  decide(situation, { booked, handoffs }): Decision {
    const { input } = situation;
    switch (input.kind === 'press' ? input.act?.do : undefined) {
      case 'languages':
        return show(languageScreen(situation));
      case 'erase-ask':
        return show(eraseScreen(booked.length));
      case 'erase-yes':
        return {
          change: [
            { write: 'erase', chat: situation.person.chat },
            // After it: the copies of the cards are drawn anew, and what operators were shown goes: sheets, and lines in the group.
            ...handoffs.flatMap((each): Write[] => [
              { write: 'draw', handoff: each.id, now: situation.now },
              { write: 'away-now', handoff: each.id, now: situation.now },
              goesNow({ ...each, chat: 0 }, situation.now),
            ]),
            ...booked.flatMap((each, nth) => keepFreed(each, situation.fresh.freed(nth), situation.now, true)),
          ],
          screens: [erasedScreen()],
        };
      default:
        return show(privacyScreen(situation, situation.person.privacy_on ? null : { do: 'privacy-ok' }));
    }
  },
};

import type { Appointment } from '../../desk/appointment.ts';
import type { Decision, Write } from '../../desk/change.ts';
import { keepFreed } from '../../desk/freed.ts';
import type { Handoff } from '../../desk/handoff.ts';
import { erasedScreen, eraseScreen, languageScreen, privacyScreen } from '../../screens/settings-screens.ts';
import { show, type Topic } from '../situation.ts';

/** What erasing touches: the bookings that go with it, and the desks' cards that must be emptied. */
interface ToErase {
  readonly booked: readonly Appointment[];
  readonly handoffs: readonly Handoff[];
}

/** Language, privacy notice, and erasing everything. */
export const settings: Topic<ToErase> = {
  async read(reads, { input, person, now }) {
    if (input.kind !== 'press' || (input.act?.do !== 'erase-ask' && input.act?.do !== 'erase-yes')) return { booked: [], handoffs: [] };
    const all = await reads.appointmentsOf(person.chat, '2000-01-01T00:00:00.000Z');
    const handoffs = await Promise.all(all.map((each) => reads.handoffOf(each.id)));
    return {
      booked: all.filter((each) => each.status === 'booked' && each.starts_at > now),
      handoffs: handoffs.filter((each) => each !== null),
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
            // After it: the copies of the cards are drawn anew, and the sheets shown to operators go.
            ...handoffs.flatMap(({ id: handoff }): Write[] => [
              { write: 'draw', handoff, now: situation.now },
              { write: 'away-now', handoff, now: situation.now },
            ]),
            ...booked.flatMap((each, nth) => keepFreed(each, situation.fresh.freed(nth), situation.now)),
          ],
          screens: [erasedScreen()],
        };
      default:
        return show(privacyScreen(situation, situation.person.privacy_on ? null : { do: 'privacy-ok' }));
    }
  },
};

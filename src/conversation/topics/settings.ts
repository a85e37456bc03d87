import type { Action } from '../../base/action.ts';
import { type Button, type Screen, text } from '../../base/screen.ts';
import type { Appointment } from '../../desk/appointment.ts';
import type { Decision, Write } from '../../desk/change.ts';
import type { Handoff } from '../../desk/handoff.ts';
import { type Period, periodsOf, type Retention } from '../../desk/retention.ts';
import { act, backRow, button, home, rows } from '../../screens/buttons.ts';
import type { Situation, Topic } from '../situation.ts';

/** A button a language, each in its own name. */
export function languageButtons({ content }: Situation): Button[] {
  return content.languages.map((each) =>
    button(text('common:language.name', { name: each.name, lang: each.id }), { do: 'language', lang: each.id }),
  );
}

/** The whole notice, with what is kept how long; `accept`: the button that accepts it, for who has not. */
export function privacyScreen({ content }: Situation, accept: Action | null): Screen {
  return {
    text: [text('common:privacy.title'), text('common:privacy.long'), text('common:privacy.kept', keptFor(content.retention))],
    buttons: accept ? [[act('privacy-ok', accept)]] : [[act('erase', { do: 'erase-ask' })], backRow()],
  };
}

/** The periods that the notice tells, as numbers. */
function keptFor(table: readonly Retention[]): Record<string, number> {
  const periods = periodsOf(table);
  const length = (period: Period): number => ('months' in period ? period.months : 'days' in period ? period.days : period.hours);
  const told = { unused: 'persons', visits: 'appointments', sheets: 'sheets', dates: 'documents', copies: 'backups' } as const;
  return Object.fromEntries(Object.entries(told).map(([name, id]) => [name, length(periods[id])]));
}

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
        return {
          change: [],
          screens: [{ text: [text('common:language.title')], buttons: [...rows(languageButtons(situation), 2), backRow()] }],
        };
      case 'erase-ask': {
        const warning = booked.length > 0 ? [text('common:erase.bookings', { count: booked.length })] : [];
        return {
          change: [],
          screens: [
            {
              text: [text('common:erase.title'), text('common:erase.body'), ...warning],
              buttons: [[act('erase-yes', { do: 'erase-yes' })], backRow()],
            },
          ],
        };
      }
      case 'erase-yes':
        return {
          change: [
            { write: 'erase', chat: situation.person.chat },
            // After it: the copies of the cards are drawn without what was on the sheet.
            ...handoffs.map(({ id }): Write => ({ write: 'draw', handoff: id, now: situation.now })),
          ],
          screens: [{ text: [text('common:erase.done')], buttons: [[home]] }],
        };
      default:
        return {
          change: [],
          screens: [privacyScreen(situation, situation.person.privacy_on ? null : { do: 'privacy-ok' })],
        };
    }
  },
};

import { type Screen, text } from '../base/screen.ts';
import type { Tally } from '../desk/reminder.ts';

/** What those who run the bot are told: something waits that nobody sees. */

/** The bot was put out of a desk's group, or the group is gone. */
export function deskClosed(desk: string): Screen {
  return { text: [text('common:admin.desk-closed', { desk })], buttons: [] };
}

/** A desk's group does not let the bot write; `why`: Telegram's own words. */
export function deskRefuses(desk: string, why: string): Screen {
  return { text: [text('common:admin.desk-refuses', { desk, why })], buttons: [] };
}

/** Telegram's answer to a message was lost: it may have arrived, and is not sent again. */
export function answerLost(kind: string, why: string): Screen {
  return { text: [text('common:admin.answer-lost', { kind, why })], buttons: [] };
}

/** A message that can never be sent, or cannot be read: set aside. */
export function setAside(kind: string, why: string): Screen {
  return { text: [text('common:admin.set-aside', { kind, why })], buttons: [] };
}

/** The outbox is not looked at any more (`not-swept`), or grows (`growing`): nobody is reminded. */
export function outboxTrouble(what: string): Screen {
  return { text: [text(`common:admin.${what}`)], buttons: [] };
}

/** What became of the reminders of the last days, by day; never of whom. */
export function deliveryScreen(tallies: readonly Tally[], days: number): Screen {
  const all = [...new Set(tallies.map(({ day }) => day))].sort().reverse();
  const of = (day: string) =>
    tallies.filter((each) => each.day === day).map(({ what, n }) => text(`common:admin.became.${what.replace(':', '-')}`, { n }));
  return {
    text: [
      text('common:admin.delivery', { days }),
      ...(all.length === 0
        ? [text('common:admin.delivery-none')]
        : all.map((day) => [text('common:admin.delivery-day', { day }), ...of(day)])),
    ],
    buttons: [],
  };
}

import { type Screen, type Text, text } from '../base/screen.ts';
import type { Tally } from '../desk/reminder.ts';
import { type Wording, type WordingCount, wordings } from '../desk/wording.ts';

/** The bot may not open topics in a desk's forum: all of its requests stand in one. */
export const topicsRefused = (why: string): Screen => ({ text: [text('ask:topics-refused', { why })], buttons: [] });

/** What those who run the bot are told: something waits that nobody sees. */

/** The bot was put out of a desk's group, or the group is gone. */
export function deskClosed(desk: string | Text): Screen {
  return { text: [text('common:admin.desk-closed', { desk })], buttons: [] };
}

/** A desk's group does not let the bot write; `why`: Telegram's own words. */
export function deskRefuses(desk: string | Text, why: string): Screen {
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

/** Wordings are shown once each was said so often: before, chance says more than the words. */
const enoughSaid = 50;

/** What came of two wordings of a reminder, where both were said often enough. */
function wordingLines(counts: readonly Tally[]): Text[] {
  const n = (what: string) => counts.find((each) => each.what === what)?.n ?? 0;
  const rungs = new Set(counts.map(({ what }) => what.split(':')[1] ?? ''));
  return [...rungs].sort().flatMap((what) => {
    const of = (wording: Wording, count: WordingCount) => n(`wording:${what}:${wording}:${count}`);
    if (wordings.some((each) => of(each, 'said') < enoughSaid)) return [];
    const [a_said, a_done, b_said, b_done] = [of('a', 'said'), of('a', 'done'), of('b', 'said'), of('b', 'done')];
    return [text('common:admin.wording', { what, a_said, a_done, b_said, b_done })];
  });
}

/** What became of the reminders of the last days, by day, and which of two wordings more people acted on; never of whom. */
export function deliveryScreen(tallies: readonly Tally[], days: number, counts: readonly Tally[]): Screen {
  const lines = wordingLines(counts);
  const all = [...new Set(tallies.map(({ day }) => day))].sort().reverse();
  const of = (day: string) =>
    tallies.filter((each) => each.day === day).map(({ what, n }) => text(`common:admin.became.${what.replace(':', '-')}`, { n }));
  return {
    text: [
      text('common:admin.delivery', { days }),
      ...(all.length === 0
        ? [text('common:admin.delivery-none')]
        : all.map((day) => [text('common:admin.delivery-day', { day }), ...of(day)])),
      ...(lines.length > 0 ? [[text('common:admin.wordings'), ...lines]] : []),
    ],
    buttons: [],
  };
}

import type { Day } from '../base/time.ts';
import type { Write } from './change.ts';
import type { Tally } from './reminder.ts';

/** What somebody found wrong in a place's card. */
export const wrongThings = ['hours', 'phone', 'address', 'closed', 'other'] as const;
export type WrongThing = (typeof wrongThings)[number];

/** That a card is wrong, for whoever keeps it; of who said it nothing is kept. */
export interface Report {
  readonly place: string;
  readonly what: WrongThing;
}

export const isWrongThing = (word: string): word is WrongThing => (wrongThings as readonly string[]).includes(word);

/** The day under which reports are counted, apart from what is counted of reminders. */
export const reportDay = (day: Day): Day => `wrong:${day}`;

/** Counts a report. Its name is `coeso-grosseto:hours`. */
export const countReport = ({ place, what }: Report, today: Day): Write => ({
  write: 'tally',
  tally: { day: reportDay(today), what: `${place}:${what}`, n: 1 },
});

/** What was reported, from the counts of a day. */
export function reportsIn(tallies: readonly Tally[]): readonly Report[] {
  return tallies.flatMap(({ what: name }) => {
    const [place = '', what = ''] = name.split(':');
    return isWrongThing(what) ? [{ place, what }] : [];
  });
}

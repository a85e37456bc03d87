import type { Document } from '../../desk/document.ts';
import { type Dates, noDates } from '../../desk/reminder.ts';
import { type Answered, remindedScreen } from '../../screens/reminded-screens.ts';
import { answeredReminder } from '../answered-reminder.ts';
import { wordsOf } from '../line-of.ts';
import { show, type Topic } from '../situation.ts';

interface Known {
  readonly answered: Answered;
  readonly all: readonly Document[];
  readonly dates: Dates;
}

/** An answer to a reminder while no desk listens: what the reminder was about. */
export const reminded: Topic<Known> = {
  async read(reads, situation) {
    const { chat } = situation.person;
    return {
      answered: (await answeredReminder(reads, situation)) ?? { documents: [], appointment: null, other: null },
      all: await reads.documentsOf(chat),
      dates: (await reads.dates(chat)) ?? noDates,
    };
  },
  decide: (situation, { answered, all, dates }) =>
    show(remindedScreen({ ...situation, dates }, all, answered, wordsOf(situation.input) ?? '')),
};

import { addDays } from '../../base/time.ts';
import type { Tally } from '../../desk/reminder.ts';
import { everyDay } from '../../desk/wording.ts';
import { deliveryScreen } from '../../screens/alarm-screens.ts';
import { show, type Topic } from '../situation.ts';

/** The days that are told. */
const days = 7;

/** For those who run the bot: what became of reminders, in counts alone. */
export const delivery: Topic<{ readonly tallies: readonly Tally[]; readonly counts: readonly Tally[] }> = {
  read: async (reads, { today }) => ({
    tallies: await reads.tallies(addDays(today, 1 - days), today),
    counts: await reads.tallies(everyDay, everyDay),
  }),
  decide: (_, { tallies, counts }) => show(deliveryScreen(tallies, days, counts)),
};

import { addDays } from '../../base/time.ts';
import type { Tally } from '../../desk/reminder.ts';
import { deliveryScreen } from '../../screens/alarm-screens.ts';
import { show, type Topic } from '../situation.ts';

/** The days that are told. */
const days = 7;

/** For those who run the bot: what became of reminders, in counts alone. */
export const delivery: Topic<readonly Tally[]> = {
  read: async (reads, { today }) => reads.tallies(addDays(today, 1 - days), today),
  decide: (_, tallies) => show(deliveryScreen(tallies, days)),
};

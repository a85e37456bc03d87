import { readCode } from '../../base/code.ts';
import type { Appointment } from '../../desk/appointment.ts';
import { appointmentScreen } from '../../screens/appointment-screens.ts';
import { because } from '../../screens/buttons.ts';
import { menuScreen } from '../../screens/menu-screens.ts';
import { unknownCode } from '../../screens/words.ts';
import { show, type Topic } from '../situation.ts';

/** A typed appointment code shows that appointment, if it is the person's own; of others' it does not even say that they exist. */
export const byCode: Topic<Appointment | null> = {
  async read(reads, { input }) {
    const code = input.kind === 'say' ? readCode(input.text) : null;
    return code ? await reads.appointmentByCode(code) : null;
  },
  decide(situation, found) {
    const own = found && found.chat === situation.person.chat && found.status !== 'held' ? found : null;
    return show(own ? appointmentScreen(situation, own) : because(unknownCode, menuScreen(situation)));
  },
};

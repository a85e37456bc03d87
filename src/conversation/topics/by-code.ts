import type { Appointment } from '../../core/appointment.ts';
import { readCode } from '../../core/code.ts';
import { text } from '../../core/screen.ts';
import { because } from '../buttons.ts';
import { show, type Topic } from '../situation.ts';
import { appointmentScreen } from './appointments.ts';
import { menuScreen } from './menu.ts';

/** A typed appointment code shows that appointment, if it is the person's own; of others' it does not even say that they exist. */
export const byCode: Topic<Appointment | null> = {
  async read(reads, { input }) {
    const code = input.kind === 'say' ? readCode(input.text) : null;
    return code ? await reads.appointmentByCode(code) : null;
  },
  decide(situation, found) {
    const own = found && found.chat === situation.person.chat && found.status !== 'held' ? found : null;
    return show(own ? appointmentScreen(situation, own) : because(text('common:unexpected.unknown-code'), menuScreen(situation)));
  },
};

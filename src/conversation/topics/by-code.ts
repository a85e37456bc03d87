import { readCode } from '../../base/code.ts';
import type { Appointment } from '../../desk/appointment.ts';
import type { Handoff } from '../../desk/handoff.ts';
import { appointmentScreen } from '../../screens/appointment-screens.ts';
import { ticketScreen } from '../../screens/ask-screens.ts';
import { because } from '../../screens/buttons.ts';
import { menuScreen } from '../../screens/menu-screens.ts';
import { otherOf } from '../../screens/other-person.ts';
import { unknownCode } from '../../screens/words.ts';
import { show, type Topic } from '../situation.ts';

interface Known {
  readonly appointment: Appointment | null;
  readonly handoff: Handoff | null;
  /** A request without an appointment. */
  readonly ticket: Handoff | null;
}

/** A typed code shows that appointment or request, if it is the person's own; of others' it does not even say that they exist. */
export const byCode: Topic<Known> = {
  async read(reads, { input }) {
    const code = input.kind === 'say' ? readCode(input.text) : null;
    const appointment = code ? await reads.appointmentByCode(code) : null;
    const handoff = appointment ? await reads.handoffOf(appointment.id) : null;
    return { appointment, handoff, ticket: code && !appointment ? await reads.handoffByCode(code) : null };
  },
  decide(situation, { appointment, handoff, ticket }) {
    const { chat } = situation.person;
    if (appointment && appointment.chat === chat && appointment.status !== 'held')
      return show(appointmentScreen(situation, appointment, null, otherOf(handoff)));
    if (ticket?.chat === chat) return show(ticketScreen(situation, ticket));
    return show(because(unknownCode, menuScreen(situation)));
  },
};

import type { Appointment } from '../../desk/appointment.ts';
import { datesFileMessage } from '../../desk/dates.ts';
import type { Document } from '../../desk/document.ts';
import { noDatesScreen, sendingDatesScreen } from '../../screens/dates-file-screens.ts';
import { show, type Topic } from '../situation.ts';

/** All of a person's dates and appointments as one calendar file: it comes as a message of its own. */
export const datesFile: Topic<{ readonly documents: readonly Document[]; readonly visits: readonly Appointment[] }> = {
  read: async (reads, { person, now }) => ({
    documents: await reads.documentsOf(person.chat),
    visits: await reads.appointmentsOf(person.chat, now),
  }),
  decide({ person, now }, { documents, visits }) {
    if (documents.length === 0 && !visits.some(({ status }) => status === 'booked')) return show(noDatesScreen);
    return { change: [{ write: 'message', message: datesFileMessage(person.chat, now) }], screens: [sendingDatesScreen] };
  },
};

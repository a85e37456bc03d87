import { otherOf } from '../screens/other-person.ts';
import type { Answered } from '../screens/reminded-screens.ts';
import type { Reads } from '../store/store.ts';
import type { Situation } from './situation.ts';

/** The reminder that somebody answers, with what it was about as far as it is still theirs; null: they answer something else, or nothing. */
export async function answeredReminder(
  reads: Pick<Reads, 'remindedAt' | 'documentsOf' | 'appointment' | 'handoffOf'>,
  { person: { chat }, incoming: { reply_to } }: Pick<Situation, 'person' | 'incoming'>,
): Promise<Answered | null> {
  const about = reply_to === null ? null : await reads.remindedAt(chat, reply_to);
  if (!about) return null;
  if ('documents' in about) {
    const documents = (await reads.documentsOf(chat)).filter(({ id }) => about.documents.includes(id));
    return { documents, appointment: null, other: null };
  }
  const appointment = await reads.appointment(about.appointment);
  if (appointment?.chat !== chat) return { documents: [], appointment: null, other: null };
  return { documents: [], appointment, other: otherOf(await reads.handoffOf(appointment.id)) };
}

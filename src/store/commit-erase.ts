import type { Writing } from './writing.ts';

/**
 * Forgets a person: booked appointments are cancelled by the resident, holds lapse, documents, session and messages go, sheets are
 * emptied and handoffs closed. What stays (appointments, handoffs, the desk's cards) no longer says whose it was.
 */
export async function erase({ db }: Pick<Writing, 'db'>, chat: number): Promise<void> {
  // First: whatever else is being written for this person at this moment waits here, and then finds that they are gone.
  await db.deleteFrom('person').where('chat', '=', chat).execute();

  const appointments = db.selectFrom('appointment').select('id').where('chat', '=', chat);
  const handoffs = db.selectFrom('handoff').select('id').where('chat', '=', chat);
  const documents = db.selectFrom('document').select('id').where('chat', '=', chat);

  await db.deleteFrom('message').where('to_chat', '=', chat).where('kind', '!=', 'away').execute();
  // Cards and notes to a desk hold no words of the person and tell the desk that the appointment is off; what was shown to operators is still to be taken away.
  await db
    .deleteFrom('message')
    .where('kind', 'not in', ['card', 'note-to-desk', 'away'])
    // One list: three of them, joined by "or", PostgreSQL would compare with every message.
    .where('subject', 'in', appointments.unionAll(handoffs).unionAll(documents))
    .execute();

  const ending = appointments.where('status', 'in', ['booked', 'held']);
  await db.deleteFrom('occupied').where('appointment', 'in', ending).execute();
  const mine = db.updateTable('appointment').where('chat', '=', chat);
  await mine.where('status', '=', 'booked').set({ status: 'cancelled-by-resident' }).execute();
  await mine.where('status', '=', 'held').set({ status: 'lapsed' }).execute();
  await mine.set((it) => ({ chat: 0, told_in: null, version: it('version', '+', 1) })).execute();

  await db.deleteFrom('thread').where('chat', '=', chat).execute();
  await db
    .updateTable('handoff')
    .set((it) => ({ sheet: '', status: 'closed' as const, talking: 0, chat: 0, version: it('version', '+', 1) }))
    .where('chat', '=', chat)
    .execute();
  await db.deleteFrom('document').where('chat', '=', chat).execute();
}

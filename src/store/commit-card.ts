import { sql } from 'kysely';
import type { Write } from '../desk/change.ts';
import { putMessage } from './commit-message.ts';
import type { Writing } from './writing.ts';

/** Queues the drawing of every copy of a card: in each desk where one stands, and in the one that has the handoff now. */
export async function drawCards(to: Writing, { handoff, now }: Extract<Write, { write: 'draw' }>): Promise<void> {
  const standing = to.db.selectFrom('card').select('desk').where('handoff', '=', handoff);
  const own = to.db.selectFrom('handoff').select('desk').where('id', '=', handoff);
  const desks = await standing.union(own).execute();
  for (const { desk } of desks)
    await putMessage(to, { key: `handoff:${handoff}:card:${desk}`, due: now, to: { desk }, body: { kind: 'card', handoff } });
}

/** Remembers where a copy stands. */
export async function writeCard({ db }: Writing, { handoff, desk, chat, message }: Extract<Write, { write: 'card' }>): Promise<void> {
  const insert = db.insertInto('card').values({ handoff, desk, chat, message });
  await insert.onConflict((it) => it.columns(['handoff', 'chat']).doUpdateSet({ desk, message })).execute();
}

/** In a chat that has become another one nothing stands any more: its message numbers died with it. */
export async function forgetCards({ db }: Writing, chat: number): Promise<void> {
  await db.deleteFrom('card').where('chat', '=', chat).execute();
  await sql`delete from thread where chat = ${chat}`.execute(db);
}

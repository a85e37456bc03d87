import { sql } from 'kysely';
import type { Instant } from '../base/time.ts';
import type { Write } from '../desk/change.ts';
import type { DeskId } from '../desk/desk.ts';
import type { HandoffId } from '../desk/ids.ts';
import type { Message } from '../desk/message.ts';
import { putMessage } from './commit-message.ts';
import type { Writing } from './writing.ts';

/** Queues the drawing of every copy of a card: in each desk where one stands, and in the one that has the handoff now. */
export async function drawCards(to: Writing, { handoff, now }: Extract<Write, { write: 'draw' }>): Promise<void> {
  const standing = to.db.selectFrom('card').select('desk').where('handoff', '=', handoff);
  const own = to.db.selectFrom('handoff').select('desk').where('id', '=', handoff);
  const desks = await standing.union(own).execute();
  for (const { desk } of desks) await putMessage(to, cardMessage(handoff, desk, now));
}

/** The drawing of a desk's copy of a card. */
export const cardMessage = (handoff: HandoffId, desk: DeskId, now: Instant): Message => ({
  key: `handoff:${handoff}:card:${desk}`,
  due: now,
  to: { desk },
  body: { kind: 'card', handoff },
});

/** The form in which cards are drawn now: without a person's name. Null is that of older programs, or of a sheet that was emptied since. */
const form = 1;

export function cardRenewed({ db }: Writing, { handoff }: Extract<Write, { write: 'card-renewed' }>): Promise<unknown> {
  return db.updateTable('card').set({ form }).where('handoff', '=', handoff).execute();
}

/** Sheets were emptied: the next look of the job draws their cards anew. */
export async function cardsToRenew(db: Writing['db'], handoffs: readonly { readonly id: string }[]): Promise<void> {
  const ids = handoffs.map(({ id }) => id);
  if (ids.length > 0) await db.updateTable('card').set({ form: null }).where('handoff', 'in', ids).execute();
}

/** Remembers where a copy stands. */
export async function writeCard({ db }: Writing, { handoff, desk, chat, message }: Extract<Write, { write: 'card' }>): Promise<void> {
  const insert = db.insertInto('card').values({ handoff, desk, chat, message, form });
  await insert.onConflict((it) => it.columns(['handoff', 'chat']).doUpdateSet({ desk, message, form })).execute();
}

/** Remembers a handoff's topic in a forum. */
export async function writeTopic({ db }: Writing, { topic: of }: Extract<Write, { write: 'topic' }>): Promise<void> {
  const { handoff, chat, topic, closed } = of;
  const row = { topic, closed: Number(closed) };
  const insert = db.insertInto('topic').values({ handoff, chat, ...row });
  await insert.onConflict((it) => it.columns(['handoff', 'chat']).doUpdateSet(row)).execute();
}

/** In a chat that has become another one nothing stands any more: its message numbers died with it. */
export async function forgetCards({ db }: Writing, chat: number): Promise<void> {
  await db.deleteFrom('card').where('chat', '=', chat).execute();
  await sql`delete from thread where chat = ${chat}`.execute(db);
  await db.deleteFrom('topic').where('chat', '=', chat).execute();
}

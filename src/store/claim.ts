import { type Kysely, sql } from 'kysely';
import { toDue } from './rows.ts';
import type { MessageRow, Tables } from './schema.ts';
import type { Seal } from './seal.ts';
import type { Claim, Claimed } from './store.ts';

/**
 * Inside a transaction that no other claim runs beside: claims what is due in a lane. A recipient with something under way or put off is
 * left out, so that each chat keeps its order; rows that cannot be read are set aside, so that they hold up nobody.
 */
export async function claimMessages(db: Kysely<Tables>, seal: Seal, { lane, now, until, by, limit }: Claim): Promise<Claimed> {
  const { rows } = await sql<MessageRow>`
    update message set claimed_by = ${by}, claimed_until = ${until}
    where key in (
      select m.key from message m
      where m.state = 'waiting' and m.lane = ${lane} and m.due <= ${now}
        and m.recipient not in (
          select recipient from message where state = 'waiting' and retry_at > ${now}
          union select recipient from message where state = 'waiting' and claimed_until > ${now}
        )
      order by m.due, m.seq limit ${limit}
    )
    returning *`.execute(db);
  const sorted = [...rows].sort((a, b) => (a.due === b.due ? Number(a.seq) - Number(b.seq) : a.due < b.due ? -1 : 1));
  const read = sorted.map((row) => ({ row, due: toDue(row, seal) }));
  const unreadable = read.filter(({ due }) => due === null).map(({ row }) => row);
  if (unreadable.length > 0) {
    const aside = { state: 'aside', error: 'cannot be read', settled_at: now, claimed_by: null, claimed_until: null } as const;
    await db
      .updateTable('message')
      .set(aside)
      .where(
        'key',
        'in',
        unreadable.map(({ key }) => key),
      )
      .execute();
  }
  return { due: read.flatMap(({ due }) => due ?? []), unreadable: unreadable.map(({ kind }) => kind) };
}

/** Frees what an earlier process had claimed. */
export async function unclaimMessages(db: Kysely<Tables>): Promise<void> {
  const free = db.updateTable('message').set({ claimed_by: null, claimed_until: null });
  // Not only what waits: a message dropped while it was being sent keeps its claim.
  for (const state of ['waiting', 'sent', 'failed', 'dropped', 'aside'] as const)
    await free.where('state', '=', state).where('claimed_until', '>', '').execute();
}

import { type Kysely, sql } from 'kysely';
import type { Write } from '../desk/change.ts';
import type { HandoffId } from '../desk/ids.ts';
import { causeOf } from '../desk/message.ts';
import { storedKey } from './commit-message.ts';
import type { Tables } from './schema.ts';
import type { Writing } from './writing.ts';

/** Which lines are of one album, and what tells the thing of a line from another, so that a picture put in its place is seen. */
export async function albumColumns(db: Kysely<unknown>, kind: 'sqlite' | 'postgres'): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  await db.schema.alterTable('thread').addColumn('album', 'bigint').execute();
  await db.schema.alterTable('thread').addColumn('file', text).execute();
  await sql`create index thread_album on thread (chat, album) where album is not null`.execute(db);
}

/** The handoff to which an album of a chat belongs; null: nothing of it was passed on. */
export async function handoffOfAlbum(db: Kysely<Tables>, chat: number, album: number): Promise<HandoffId | null> {
  // Written out, so that the index of albums alone is used.
  const there = db.selectFrom('thread').select('handoff').where(sql<boolean>`album is not null`).where('chat', '=', chat);
  return (await there.where('album', '=', album).limit(1).executeTakeFirst())?.handoff ?? null;
}

/** Of an album of a chat what has no copy in another chat yet, oldest first. */
export async function albumLeft(db: Kysely<Tables>, chat: number, album: number, to: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('thread')
    .select('message')
    .where(sql<boolean>`thread.album is not null`)
    .where('thread.chat', '=', chat)
    .where('thread.album', '=', album)
    .where((it) =>
      it.not(
        it.exists(
          it
            .selectFrom('thread as copy')
            .select('copy.message')
            .where('copy.chat', '=', to)
            .whereRef('copy.of_chat', '=', 'thread.chat')
            .whereRef('copy.of_message', '=', 'thread.message'),
        ),
      ),
    )
    .orderBy('message')
    .execute();
  return rows.map(({ message }) => message);
}

export async function fileAt(db: Kysely<Tables>, chat: number, message: number): Promise<string | null> {
  const row = db.selectFrom('thread').select('file').where('chat', '=', chat).where('message', '=', message);
  return (await row.executeTakeFirst())?.file ?? null;
}

/** With their headings: all of a handoff that waits for its moment within the second. */
export function sendAlbumsNow({ db, seal }: Writing, { handoff, now }: Extract<Write, { write: 'albums-now' }>): Promise<unknown> {
  const own = ['album-to-desk', 'album-to-resident', 'line-to-desk', 'line-to-resident'];
  const cause = storedKey(seal, causeOf(`handoff:${handoff}:album`));
  const waiting = db.updateTable('message').where('cause', '=', cause).where('state', '=', 'waiting');
  // Said here, not where: SQLite would look through all that are to come.
  const due = sql<string>`case when due > ${now} then ${now} else due end`;
  return waiting.set({ due }).where('kind', 'in', own).execute();
}

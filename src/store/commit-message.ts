import { sql } from 'kysely';
import type { Write } from '../desk/change.ts';
import { type Body, causeOf, laneOf, type Message } from '../desk/message.ts';
import { closeBody } from './rows.ts';
import { hiddenMark, type Seal } from './seal.ts';
import type { Writing } from './writing.ts';

type Of<K extends Write['write']> = Extract<Write, { write: K }>;

/** The id a body is about, or the one in its key (`appointment:7f3:day-before`), or nothing. */
function subject({ key, body }: Message): string {
  const about = ids(body);
  return about ?? key.split(':')[1] ?? '';
}

function ids(body: Body): string | undefined {
  if ('appointment' in body) return body.appointment;
  if ('document' in body) return body.document;
  if ('handoff' in body) return body.handoff;
  return undefined;
}

/**
 * A key as it is stored: it would tell the chat and the topic (`follow:<chat>:<guide>:…`), so with DATA_KEY another name stands for it. A key that
 * was read is that name already.
 */
export function storedKey(seal: Seal, key: string): string {
  return key.startsWith(hiddenMark) ? key : seal.hidden(key);
}

const unclaimed = { claimed_by: null, claimed_until: null } as const;

/** A message as a row that nobody has claimed, last in order. */
function newMessage(seal: Seal, message: Message) {
  const key = storedKey(seal, message.key);
  return { key, ...freshRow(seal, key, message), ...unclaimed, seq: next };
}

/** Inserts a message, or replaces the one of the same key in whatever state it is: it waits again, as a new revision, last in order. */
export async function putMessage({ db, seal }: Writing, message: Message): Promise<void> {
  const row = newMessage(seal, message);
  await db
    .insertInto('message')
    .values({ ...row, revision: 1 })
    .onConflict((it) => it.column('key').doUpdateSet(replacing(row)))
    .execute();
}

/** What replaces a message. The claim stays: whoever is sending the earlier words ends first, and then sends these. */
function replacing({ claimed_by, claimed_until, ...fresh }: ReturnType<typeof newMessage>) {
  return { ...fresh, seq: sql<number>`excluded.seq`, revision: sql<number>`message.revision + 1` };
}

/** Inserts a message unless one of the same key is there, in whatever state. */
export async function putMessageOnce({ db, seal }: Writing, message: Message): Promise<void> {
  const insert = db.insertInto('message').values({ ...newMessage(seal, message), revision: 1 });
  await insert.onConflict((it) => it.doNothing()).execute();
}

/**
 * Inserts a message, or replaces the one of the same key unless it waits and is due no later. One that is being sent is replaced, too: what it
 * says was read before.
 */
export async function putMessageBy({ db, seal }: Writing, message: Message): Promise<void> {
  const row = newMessage(seal, message);
  await db
    .insertInto('message')
    .values({ ...row, revision: 1 })
    .onConflict((it) =>
      it
        .column('key')
        .doUpdateSet(replacing(row))
        .where((or) =>
          or.or([or('message.state', '!=', 'waiting'), or('message.due', '>', row.due), or('message.claimed_by', 'is not', null)]),
        ),
    )
    .execute();
}

const next = sql<number>`(select coalesce(max(seq), 0) + 1 from message)`;

/** A message that waits, as a row, but for its place in the order and who sends it. */
export function freshRow(seal: Seal, key: string, message: Message) {
  const { due, to } = message;
  return {
    state: 'waiting',
    due,
    lane: laneOf(message),
    cause: storedKey(seal, causeOf(message.key)),
    recipient: 'chat' in to ? `chat:${to.chat}` : `desk:${to.desk}`,
    retry_at: null,
    waits: null,
    to_chat: 'chat' in to ? to.chat : null,
    to_desk: 'desk' in to ? to.desk : null,
    kind: message.body.kind,
    subject: subject(message),
    body: closeBody(seal, key, message.body),
    attempts: 0,
    error: null,
    settled_at: null,
  } as const;
}

/** What is left of a message once it is sent or dropped says neither what, nor to whom. */
const emptied = { body: '', subject: '', recipient: '', cause: '', to_chat: null, to_desk: null, error: null } as const;

/**
 * Drops waiting and failed messages by their key, or by their cause. The row itself stays until the next night, without the day for which it
 * was, so that one put again gets a higher revision than the one being sent.
 */
export async function dropMessages({ db, seal }: Writing, which: Extract<Write, { write: 'drop' }>): Promise<void> {
  const drop = db
    .updateTable('message')
    .set({ ...emptied, state: 'dropped', due: '', settled_at: null })
    .where('state', 'in', ['waiting', 'failed', 'aside']);
  await ('key' in which
    ? drop.where('key', '=', storedKey(seal, which.key))
    : drop.where('cause', '=', storedKey(seal, which.cause))
  ).execute();
}

/** Marks a message as sent and empties it. One replaced meanwhile waits on, free for the next. */
export async function sentMessage({ db }: Writing, { key, revision, at }: Of<'sent'>): Promise<void> {
  const set = { ...emptied, state: 'sent', settled_at: at, ...unclaimed } as const;
  const { numUpdatedRows } = await db
    .updateTable('message')
    .set(set)
    .where('key', '=', key)
    .where('revision', '=', revision)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) await releaseMessage({ db }, { key });
}

/** Waits for its next moment as a new revision, or goes when there is none: its key names the person. One replaced meanwhile is looked at again at once. */
export async function nextMessage({ db }: Writing, { key, revision, due }: Of<'next'>): Promise<void> {
  const moved = due === null ? await endOver(db, key, revision) : await moveOn(db, key, revision, due);
  if (moved === 0n) await db.updateTable('message').set(unclaimed).where('key', '=', key).where('revision', '!=', revision).execute();
}

async function endOver(db: Writing['db'], key: string, revision: number): Promise<bigint> {
  const over = db.deleteFrom('message').where('key', '=', key).where('revision', '=', revision).where('state', '=', 'waiting');
  return (await over.executeTakeFirst()).numDeletedRows;
}

async function moveOn(db: Writing['db'], key: string, revision: number, due: string): Promise<bigint> {
  const set = { due, revision: revision + 1, attempts: 0, error: null, retry_at: null, waits: null, ...unclaimed } as const;
  const next = db.updateTable('message').set(set).where('key', '=', key).where('revision', '=', revision).where('state', '=', 'waiting');
  return (await next.executeTakeFirst()).numUpdatedRows;
}

/** Puts a message off. A replaced or dropped one is only given back. */
export async function retryMessage({ db }: Writing, { key, revision, at, waits, error }: Of<'retry'>): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('message')
    .set((it) => ({ error, waits, retry_at: at, attempts: it('attempts', '+', 1), ...unclaimed }))
    .where('key', '=', key)
    .where('revision', '=', revision)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) await releaseMessage({ db }, { key });
}

/** Ends a message unsent. What may have to be looked at keeps its words; a replaced or dropped one is only given back. */
export async function endMessage({ db, seal }: Writing, { key, revision, state, at, error }: Of<'end'>): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('message')
    .set({ state, error, settled_at: at, ...(state === 'dropped' ? { ...emptied, due: '', settled_at: null } : {}), ...unclaimed })
    .where('key', '=', storedKey(seal, key))
    .where('revision', '=', revision)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) await releaseMessage({ db }, { key });
}

/** Puts a message that was set aside back among those that wait; another's stays. */
export async function sendAgain({ db, seal }: Writing, { key, to }: Of<'again'>): Promise<void> {
  const again = db
    .updateTable('message')
    .set((it) => ({
      state: 'waiting',
      revision: it('revision', '+', 1),
      attempts: 0,
      retry_at: null,
      waits: null,
      error: null,
      settled_at: null,
    }))
    .where('key', '=', storedKey(seal, key))
    .where('state', '=', 'aside');
  await ('chat' in to ? again.where('to_chat', '=', to.chat) : again.where('to_desk', '=', to.desk)).execute();
}

/** Gives a claimed message back. */
export async function releaseMessage({ db }: Pick<Writing, 'db'>, { key }: { readonly key: string }): Promise<void> {
  await db.updateTable('message').set(unclaimed).where('key', '=', key).execute();
}

/** What waited for the network, or for that chat to open, need not wait any longer. */
export async function wakeMessages({ db }: Writing, { chat, desk }: Of<'wake'>): Promise<void> {
  const woken = db.updateTable('message').set({ retry_at: null, waits: null }).where('state', '=', 'waiting');
  if (desk !== undefined) await woken.where('waits', '=', 'rights').where('recipient', '=', `desk:${desk}`).execute();
  else await (chat === undefined ? woken.where('waits', '=', 'network') : woken.where('to_chat', '=', chat)).execute();
}

import { sql } from 'kysely';
import type { Write } from '../desk/change.ts';
import type { Body, Message } from '../desk/message.ts';
import { closeBody } from './rows.ts';
import type { Writing } from './writing.ts';

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

/** Inserts a message, or replaces the one of the same key in whatever state it is: it waits again, as a new revision, last in order. */
export async function putMessage({ db, seal }: Writing, message: Message): Promise<void> {
  const { key, due, to } = message;
  const fresh = {
    state: 'waiting',
    due,
    to_chat: 'chat' in to ? to.chat : null,
    to_desk: 'desk' in to ? to.desk : null,
    kind: message.body.kind,
    subject: subject(message),
    body: closeBody(seal, key, message.body),
    attempts: 0,
    error: null,
    settled_at: null,
  } as const;
  await db
    .insertInto('message')
    .values({ key, ...fresh, revision: 1, seq: sql<number>`(select coalesce(max(seq), 0) + 1 from message)` })
    .onConflict((it) =>
      it.column('key').doUpdateSet((row) => ({
        ...fresh,
        seq: row.ref('excluded.seq'),
        revision: sql<number>`${row.ref('message.revision')} + 1`,
      })),
    )
    .execute();
}

/**
 * Drops waiting and failed messages by the start of their key (ASCII, compared byte by byte). Of what is left nothing says for whom it was, or
 * for which day; the row itself stays until the next night, so that one put again gets a higher revision than the one being sent.
 */
export async function dropMessages({ db }: Writing, prefix: string): Promise<void> {
  if (prefix === '') throw new Error('a drop needs a prefix');
  const end = prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);
  await db
    .updateTable('message')
    .set({ state: 'dropped', body: '', subject: '', to_chat: null, to_desk: null, due: '', error: null, settled_at: null })
    .where('key', '>=', prefix)
    .where('key', '<', end)
    .where('state', 'in', ['waiting', 'failed'])
    .execute();
}

/** Marks a message as sent and empties it. A replaced or dropped one is left as it is. */
export async function sentMessage({ db }: Writing, { key, revision, at }: Extract<Write, { write: 'sent' }>): Promise<void> {
  const update = db.updateTable('message').set({ state: 'sent', body: '', subject: '', to_chat: null, error: null, settled_at: at });
  await update.where('key', '=', key).where('revision', '=', revision).where('state', '=', 'waiting').execute();
}

/** Puts a message off, or gives it up when `at` is null. A replaced or dropped one is left as it is. */
export async function retryMessage({ db }: Writing, { key, revision, at, error }: Extract<Write, { write: 'retry' }>): Promise<void> {
  const update = db.updateTable('message').set((it) => ({
    error,
    attempts: it('attempts', '+', 1),
    ...(at === null ? { state: 'failed' as const, settled_at: it.ref('due') } : { due: at }),
  }));
  await update.where('key', '=', key).where('revision', '=', revision).where('state', '=', 'waiting').execute();
}

import { sql } from 'kysely';
import type { Instant } from '../base/time.ts';
import type { Change, Write } from '../desk/change.ts';
import type { Handoff } from '../desk/handoff.ts';
import type { Person } from '../desk/session.ts';
import { writeAct } from './act-rows.ts';
import { sendAlbumsNow } from './album-rows.ts';
import { dropClosure, writeClosure } from './closure-rows.ts';
import { setAppointment, takeAppointment, writeShutTold, writeToldIn } from './commit-appointment.ts';
import { cardRenewed, drawCards, forgetCards, writeCard, writeTopic } from './commit-card.ts';
import { erase } from './commit-erase.ts';
import {
  dropMessages,
  endMessage,
  nextMessage,
  putMessage,
  putMessageBy,
  putMessageOnce,
  releaseMessage,
  retryMessage,
  sendAgain,
  sentMessage,
  wakeMessages,
} from './commit-message.ts';
import { dropTextAsk, writeCorrection, writeFlags, writeTextAsk } from './correction-rows.ts';
import { setComer, writeComer } from './counter-rows.ts';
import { writeDates, writeReminder, writeTally } from './date-rows.ts';
import { dropInvitation, useInvitation, writeDeskChat, writeInvitation } from './group-rows.ts';
import { dropNote, sendNote, writeNote } from './note-rows.ts';
import { writeLadder } from './planned-reminders.ts';
import { dropRecordAsk, writeRecord, writeRecordAsk } from './record-rows.ts';
import { writeReminded } from './reminded-rows.ts';
import { dropRole, writeRole } from './role-rows.ts';
import { closeDetails, closeName, closeSession, closeSheet, closeWriting } from './rows.ts';
import type { Seal } from './seal.ts';
import { dropThread, takeAwayNow, usePass, writeOperatorChat, writePass } from './sheet-rows.ts';
import { mustBe, NothingWritten } from './stale.ts';
import type { UpdateMark } from './store.ts';
import { closeUnshown } from './unshown-rows.ts';
import { writeWish } from './wish-rows.ts';
import type { Writing } from './writing.ts';

type Of<K extends Write['write']> = Extract<Write, { write: K }>;

/** Applies a change inside a transaction that is already open. Throws `NothingWritten` when it is stale or the update was seen. */
export async function applyChange(to: Writing, change: Change, update: UpdateMark | undefined): Promise<void> {
  if (update) await markSeen(to, update);
  for (const write of change) await applyWrite(to, write, update);
}

/** One write of a change, for an update that was marked before. */
export async function applyWrite(to: Writing, it: Write, update: UpdateMark | undefined): Promise<unknown> {
  switch (it.write) {
    case 'person':
      return writePerson(to, it, update?.at);
    case 'appointment':
      return takeAppointment(to, it);
    case 'appointment-set':
      return setAppointment(to, it);
    case 'told-in':
      return writeToldIn(to, it);
    case 'shut-told':
      return writeShutTold(to, it);
    case 'handoff':
      return writeHandoff(to, it);
    case 'handoff-set':
      return setHandoff(to, it);
    case 'wish':
      return writeWish(to, it.wish);
    case 'document':
      return writeDocument(to, it);
    case 'document-drop':
      return to.db.deleteFrom('document').where('id', '=', it.id).execute();
    case 'reminder':
      return writeReminder(to, it.reminder);
    case 'dates':
      return writeDates(to, it);
    case 'reminded':
      return writeReminded(to, it);
    case 'tally':
      return writeTally(to, it.tally);
    case 'ladder':
      return writeLadder(to, it);
    case 'message':
      return putMessage(to, it.message);
    case 'message-once':
      return putMessageOnce(to, it.message);
    case 'message-by':
      return putMessageBy(to, it.message);
    case 'drop':
      return dropMessages(to, it);
    case 'draw':
      return drawCards(to, it);
    case 'card':
      return writeCard(to, it);
    case 'topic':
      return writeTopic(to, it);
    case 'thread':
      return writeThread(to, it);
    case 'desk-chat':
      return writeDeskChat(to, it);
    case 'invite':
      return writeInvitation(to, it);
    case 'invite-drop':
      return dropInvitation(to, it);
    case 'role':
      return writeRole(to, it);
    case 'role-drop':
      return dropRole(to, it);
    case 'invite-used':
      return useInvitation(to, it);
    case 'comer':
      return writeComer(to, it);
    case 'comer-set':
      return setComer(to, it);
    case 'desk-act':
      return writeAct(to, it);
    case 'note':
      return writeNote(to, it);
    case 'note-asked':
      return sendNote(to, it);
    case 'note-drop':
      return dropNote(to, it);
    case 'closure':
      return writeClosure(to, it);
    case 'closure-drop':
      return dropClosure(to, it);
    case 'record':
      return writeRecord(to, it);
    case 'record-ask':
      return writeRecordAsk(to, it);
    case 'record-ask-drop':
      return dropRecordAsk(to, it);
    case 'correction':
      return writeCorrection(to, it);
    case 'text-flag':
      return writeFlags(to, it);
    case 'text-ask':
      return writeTextAsk(to, it);
    case 'text-ask-drop':
      return dropTextAsk(to, it);
    case 'card-renewed':
      return cardRenewed(to, it);
    case 'thread-gone':
      return dropThread(to, it);
    case 'pass':
      return writePass(to, it);
    case 'pass-used':
      return usePass(to, it);
    case 'operator-chat':
      return writeOperatorChat(to, it);
    case 'albums-now':
      return sendAlbumsNow(to, it);
    case 'away-now':
      return takeAwayNow(to, it);
    case 'sent':
      return sentMessage(to, it);
    case 'next':
      return nextMessage(to, it);
    case 'retry':
      return retryMessage(to, it);
    case 'release':
      return releaseMessage(to, it);
    case 'end':
      return endMessage(to, it);
    case 'again':
      return sendAgain(to, it);
    case 'wake':
      return wakeMessages(to, it);
    case 'looked':
      return writeLooked(to, it);
    case 'chat-moved':
      return writeChatMoved(to, it);
    case 'blocked':
      return writeBlocked(to, it);
    case 'erase':
      return erase(to, it.chat);
    default:
      return it satisfies never;
  }
}

/** The marks of an update, as rows. */
export const seenRows = (seal: Seal, { id, at, unshown, once }: UpdateMark) => [
  { update_id: id, at, unshown: unshown ? closeUnshown(seal, id, unshown) : null, unshown_chat: unshown?.chat ?? null },
  ...(once === undefined ? [] : [{ update_id: once, at, unshown: null, unshown_chat: null }]),
];

async function markSeen({ db, seal }: Writing, update: UpdateMark): Promise<void> {
  const rows = seenRows(seal, update);
  const mark = db.insertInto('seen').values(rows);
  const { numInsertedOrUpdatedRows } = await mark.onConflict((it) => it.doNothing()).executeTakeFirst();
  if (numInsertedOrUpdatedRows !== BigInt(rows.length)) throw new NothingWritten('seen');
}

/** A person as a row, but for its number and version. */
export const personRow = (seal: Seal, { chat, lang, lang_chosen, privacy_on, blocked_at, session }: Person) => ({
  lang,
  lang_chosen: Number(lang_chosen),
  privacy_on,
  blocked_at,
  session: closeSession(seal, chat, session),
  follows: Object.keys(session.followed).length > 0 ? '' : null,
});

/** A day is enough to know when nobody has come for months. */
export const seenOn = (now: Instant) => now.slice(0, 10);

/** `now`: the person did it themselves, and begins a new time of keeping. */
async function writePerson({ db, seal }: Writing, { person }: Of<'person'>, now: Instant | undefined): Promise<void> {
  const { chat, version } = person;
  const row = { ...personRow(seal, person), version: version + 1, ...(now === undefined ? {} : { seen_on: seenOn(now) }) };
  if (version === 0) {
    const insert = db.insertInto('person').values({ chat, ...row });
    mustBe((await insert.onConflict((it) => it.doNothing()).executeTakeFirst()).numInsertedOrUpdatedRows);
  } else {
    const update = db.updateTable('person').set(row).where('chat', '=', chat).where('version', '=', version);
    mustBe((await update.executeTakeFirst()).numUpdatedRows);
  }
}

/** A handoff as it is inserted. */
export function handoffRow(seal: Seal, handoff: Handoff) {
  const { id, desk, chat, lang, code, status, taken_by, talk_at, unanswered, closed_at, first_reply_at, created_at, version } = handoff;
  const sealed = {
    sheet: closeSheet(seal, id, handoff.sheet),
    taken_name: closeName(seal, id, handoff.taken_name),
    writing_name: closeWriting(seal, id, handoff.writing_name),
  };
  const of = { id, desk, chat, lang, appointment: handoff.appointment ?? '', code, urgent: Number(handoff.urgent) };
  const talk = { talking: Number(handoff.talking), talk_at, unanswered, writing_at: handoff.writing_at };
  return { ...of, status, taken_by, ...talk, closed_at, first_reply_at, created_at, version, ...sealed };
}

async function writeHandoff({ db, seal }: Writing, { handoff }: Of<'handoff'>): Promise<void> {
  const insert = db.insertInto('handoff').values(handoffRow(seal, handoff));
  mustBe((await insert.onConflict((it) => it.doNothing()).executeTakeFirst()).numInsertedOrUpdatedRows);
}

async function setHandoff({ db, seal }: Writing, { id, version, set }: Of<'handoff-set'>): Promise<void> {
  const { talking, urgent, taken_name, writing_name, sheet, appointment, ...plain } = set;
  const row = {
    ...plain,
    version: version + 1,
    ...(talking === undefined ? {} : { talking: Number(talking) }),
    ...(urgent === undefined ? {} : { urgent: Number(urgent) }),
    ...(sheet === undefined ? {} : { sheet: closeSheet(seal, id, sheet) }),
    ...(appointment === undefined ? {} : { appointment: appointment ?? '' }),
    ...(taken_name === undefined ? {} : { taken_name: closeName(seal, id, taken_name) }),
    ...(writing_name === undefined ? {} : { writing_name: closeWriting(seal, id, writing_name) }),
  };
  const update = db.updateTable('handoff').set({ id, ...row });
  mustBe((await update.where('id', '=', id).where('version', '=', version).executeTakeFirst()).numUpdatedRows);
}

/** A document written again (renewed) replaces the old one. */
function writeDocument({ db, seal }: Writing, { document, kept_from: told }: Of<'document'>): Promise<unknown> {
  const kept_from = told ?? null;
  const { id, chat, kind, expires_on, created_at } = document;
  const details = closeDetails(seal, id, document.details);
  const insert = db.insertInto('document').values({ id, chat, kind, expires_on, created_at, details, kept_from });
  return insert.onConflict((it) => it.column('id').doUpdateSet({ kind, expires_on, created_at, details, kept_from })).execute();
}

function writeThread({ db }: Writing, { chat, message, handoff, only_by, of, said_at, album, file }: Of<'thread'>): Promise<unknown> {
  const of_chat = of?.chat ?? null;
  const own = { said_at: said_at ?? null, album: album ?? null };
  const row = { handoff, only_by: only_by ?? null, of_chat, of_message: of?.message ?? null, file: file ?? null, ...own };
  const { said_at: _, album: __, ...again } = row;
  const insert = db.insertInto('thread').values({ chat, message, ...row });
  // What was said when stays, though its words were corrected since.
  return insert.onConflict((it) => it.columns(['chat', 'message']).doUpdateSet(again)).execute();
}

async function writeChatMoved(writing: Writing, { from, to }: Of<'chat-moved'>): Promise<unknown> {
  await forgetCards(writing, from);
  const insert = writing.db.insertInto('chat_moved').values({ chat: from, moved_to: to });
  return insert.onConflict((it) => it.column('chat').doUpdateSet({ moved_to: to })).execute();
}

async function writeLooked({ db }: Writing, { chat, version, numbers }: Of<'looked'>): Promise<void> {
  const update = db.updateTable('person').set({ follows: numbers }).where('chat', '=', chat).where('version', '=', version);
  mustBe((await update.executeTakeFirst()).numUpdatedRows);
}

/** The version rises: a person read before this would be written back as not blocked. */
function writeBlocked({ db }: Writing, { chat, at }: Of<'blocked'>): Promise<unknown> {
  const looked = sql<string | null>`case when follows is null then null else '' end`;
  const update = db.updateTable('person').set((it) => ({ blocked_at: at, version: it('version', '+', 1), follows: looked }));
  return update.where('chat', '=', chat).execute();
}

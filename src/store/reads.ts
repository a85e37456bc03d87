import { type Kysely, sql } from 'kysely';
import { addMinutes } from '../base/time.ts';
import { longestMinutes } from '../desk/appointment.ts';
import { nobody } from '../desk/freed.ts';
import type { AppointmentId } from '../desk/ids.ts';
import { causeOf, lanes } from '../desk/message.ts';
import { seatOf } from '../desk/seat.ts';
import type { Person } from '../desk/session.ts';
import { mostOffers } from '../desk/wish-acts.ts';
import { readActs } from './act-rows.ts';
import { albumLeft, fileAt, handoffOfAlbum } from './album-rows.ts';
import { readClosures } from './closure-rows.ts';
import { lapsedBy } from './commit-appointment.ts';
import { storedKey } from './commit-message.ts';
import { readCorrections, readFlags, readTextAsk } from './correction-rows.ts';
import { readComers } from './counter-rows.ts';
import { readDates, readDatesAside } from './date-rows.ts';
import { deskReads } from './desk-reads.ts';
import { gathered, ofChats } from './gathered.ts';
import { readDeskChats, readInvitation, readInvitations } from './group-rows.ts';
import { readNotes } from './note-rows.ts';
import { readLadder } from './planned-reminders.ts';
import { readRecordAsk, readRecords, readRecordsMark } from './record-rows.ts';
import { readReminded } from './reminded-rows.ts';
import { firstReplies } from './reply-columns.ts';
import { readRoles } from './role-rows.ts';
import { toAppointment, toDocument, toDue, toHandoff, toPerson } from './rows.ts';
import type { AppointmentRow, DocumentRow, HandoffRow, PersonRow, Tables, WishRow } from './schema.ts';
import type { Seal } from './seal.ts';
import { isOperatorChat, readPass } from './sheet-rows.ts';
import type { Backlog, Reads } from './store.ts';
import { ticketByCode } from './ticket-rows.ts';
import { type Faults, tolerant } from './tolerant.ts';
import { countWaiting, toWish, waitingRows } from './wish-rows.ts';

/** Kept for somebody who has not decided, or given up: not part of what a person or a desk is shown. */
const holds = ['held', 'lapsed'] as const;
/** Freed times looked at in one go. */
const mostFreed = 200;
const taking = ['booked', 'attended', 'missed'] as const;

/** The store's named reads, the same for both databases. A row that cannot be read is told and left out; a person never is. */
export function reads(db: Kysely<Tables>, seal: Seal, faults: Faults): Omit<Reads, 'screenAt'> {
  const people = () => db.selectFrom('person').selectAll();
  const appointments = () => db.selectFrom('appointment').selectAll();
  const handoffs = () => db.selectFrom('handoff').selectAll();
  const documents = () => db.selectFrom('document').selectAll();
  const appointment = tolerant('appointment', (row: AppointmentRow) => toAppointment(row, seal), faults);
  const handoff = tolerant('handoff', (row: HandoffRow) => toHandoff(row, seal), faults);
  const document = tolerant('document', (row: DocumentRow) => toDocument(row, seal), faults);
  const wish = tolerant('wish', (row: WishRow) => toWish(row, seal), faults);
  const waiting = () => db.selectFrom('message').where('state', '=', 'waiting');

  /** A session that cannot be read is set aside, since the next change will write a new one over it. */
  async function known(row: PersonRow): Promise<Person> {
    const { person, fault } = toPerson(row, seal);
    if (fault !== null) {
      faults.tell({ table: 'person', fault: `session ${fault}` });
      await faults.setAside(row.chat);
    }
    return person;
  }

  return {
    ...deskReads(db, seal, handoff.all),
    async person(chat) {
      const row = await people().where('chat', '=', chat).executeTakeFirst();
      return row ? await known(row) : null;
    },
    async people(after, limit) {
      const open = people().where('blocked_at', 'is', null);
      const rest = after === null ? open : open.where('chat', '>', after);
      return await Promise.all((await rest.orderBy('chat').limit(limit).execute()).map(known));
    },
    async followers(numbers, limit) {
      const found: Person[] = [];
      // Two ranges of the index, on either side of those who were looked at.
      for (const side of ['<', '>'] as const) {
        const rest = people().where('follows', side, numbers).orderBy('follows').orderBy('chat');
        found.push(...(await Promise.all((await rest.limit(limit - found.length).execute()).map(known))));
      }
      return found;
    },
    async seen(update) {
      return (await db.selectFrom('seen').select('at').where('update_id', '=', update).executeTakeFirst()) !== undefined;
    },
    appointment: gathered(async (ids: readonly AppointmentId[]) => {
      const rows = await appointments().where('id', 'in', ids).execute();
      const found = new Map(appointment.all(rows).map((each) => [each.id, each]));
      return (id) => found.get(id) ?? null;
    }),
    async appointmentByCode(code) {
      const row = await appointments().where('code', '=', code).executeTakeFirst();
      return appointment.one(row);
    },
    appointmentsOf: ofChats(async (chats, since) => {
      const mine = appointments().where('chat', 'in', chats).where('ends_at', '>', since).where('status', 'not in', holds);
      return appointment.all(await mine.orderBy('starts_at').orderBy('id').execute());
    }),
    async appointmentsOn(desk, from, to) {
      const there = appointments().where('desk', '=', desk).where('starts_at', '>=', from).where('starts_at', '<', to);
      return appointment.all(await there.where('status', 'not in', holds).orderBy('starts_at').orderBy('id').execute());
    },
    async taken(desk, from, to, now) {
      const rows = await db
        .selectFrom('appointment')
        .select((it) => [
          'id',
          'starts_at',
          'ends_at',
          it
            .selectFrom('occupied')
            .select((of) => of.fn.min('occupied.desk').as('key'))
            .whereRef('occupied.appointment', '=', 'appointment.id')
            .as('key'),
        ])
        .where('desk', '=', desk)
        .where('starts_at', '<', to)
        .where('starts_at', '>', addMinutes(from, -longestMinutes))
        .where('ends_at', '>', from)
        .where((it) =>
          it.or([
            it('status', 'in', taking),
            it.and([it('status', '=', 'held'), it.not(lapsedBy(now))]),
            // Cancelled because nobody is there: its time is not given to others.
            it.and([
              it('status', '=', 'cancelled-by-desk'),
              it.exists(it.selectFrom('occupied').select('occupied.at').whereRef('occupied.appointment', '=', 'appointment.id')),
            ]),
          ]),
        )
        .orderBy('starts_at')
        .execute();
      return rows.map(({ key, ...each }) => ({ ...each, seat: seatOf(key ?? desk) }));
    },
    async freed(now) {
      // Written out, so that the index of freed times alone is used.
      const held = appointments().where(sql<boolean>`freed_at is not null and status = 'held'`);
      const kept = held.where('freed_at', '<=', now).where('chat', '=', nobody).where('held_until', '>', now);
      return appointment.all(await kept.orderBy('freed_at').limit(mostFreed).execute());
    },
    async wish(chat) {
      return wish.one(await db.selectFrom('wish').selectAll().where('chat', '=', chat).executeTakeFirst());
    },
    async wishes(desk, today, limit) {
      return wish.all(await waitingRows(db, desk, today, mostOffers, limit));
    },
    waitingBefore: (desk, chat, since, until) => countWaiting(db, desk, chat, { since, until, most: mostOffers }),
    async offered() {
      return wish.all(await db.selectFrom('wish').selectAll().where('hold', 'is not', null).limit(mostFreed).execute());
    },
    async handoff(id) {
      const row = await handoffs().where('id', '=', id).executeTakeFirst();
      return handoff.one(row);
    },
    async handoffOf(appointment) {
      const row = await handoffs().where('appointment', '=', appointment).orderBy('created_at', 'desc').limit(1).executeTakeFirst();
      return handoff.one(row);
    },
    handoffByCode: (code) => ticketByCode(db, code, handoff.one),
    handoffsOf: ofChats(async (chats, since) => {
      const mine = handoffs().where('chat', 'in', chats);
      const near = mine.where((it) => it.or([it('status', '!=', 'closed'), it('closed_at', '>', since)]));
      return handoff.all(await near.orderBy('created_at', 'desc').orderBy('id').execute());
    }),
    async handoffAt(chat, message) {
      const line = db.selectFrom('thread').select('handoff').where('chat', '=', chat).where('message', '=', message);
      const row = await handoffs().where('id', 'in', line).executeTakeFirst();
      return handoff.one(row);
    },
    async answererAt(chat, message) {
      const line = db.selectFrom('thread').select('only_by').where('chat', '=', chat).where('message', '=', message);
      return (await line.executeTakeFirst())?.only_by ?? null;
    },
    async topicOf(handoff, chat) {
      const row = await db.selectFrom('topic').selectAll().where('handoff', '=', handoff).where('chat', '=', chat).executeTakeFirst();
      return row ? { ...row, closed: row.closed === 1 } : null;
    },
    async copiesOf({ chat, message }) {
      return await db
        .selectFrom('thread')
        .select(['chat', 'message'])
        .where('of_chat', '=', chat)
        .where('of_message', '=', message)
        .orderBy('message')
        .execute();
    },
    handoffOfAlbum: (chat, album) => handoffOfAlbum(db, chat, album),
    albumLeft: (chat, album, to) => albumLeft(db, chat, album, to),
    fileAt: (chat, message) => fileAt(db, chat, message),
    async ownLine(chat, message, since) {
      const own = db.selectFrom('thread').select(['message', 'handoff']).where('chat', '=', chat).where('said_at', '>=', since);
      const one = message === null ? own : own.where('message', '=', message);
      return (await one.orderBy('message', 'desc').limit(1).executeTakeFirst()) ?? null;
    },
    firstReplies: (desk, since, until) => firstReplies(db, desk, since, until),
    async silentTalks(since, limit) {
      // Written out, so that the index of talks alone is used.
      const silent = handoffs().where(sql<boolean>`talking = 1`).where('talk_at', '<=', since);
      return handoff.all(await silent.orderBy('talk_at').limit(limit).execute());
    },
    async talkingWith(chat, but = '') {
      const talking = handoffs().where('chat', '=', chat).where('talking', '=', 1).where('id', '!=', but);
      // With several desks at once the one that wrote last is answered.
      const row = await talking.orderBy(sql`coalesce(talk_at, '')`, 'desc').orderBy('created_at', 'desc').limit(1).executeTakeFirst();
      return handoff.one(row);
    },
    async threadOf(handoff) {
      return db.selectFrom('thread').select(['chat', 'message']).where('handoff', '=', handoff).orderBy('message').execute();
    },
    closures: (today) => readClosures(db, today),
    records: () => readRecords(db),
    recordsMark: () => readRecordsMark(db),
    recordAsk: (chat) => readRecordAsk(db, chat),
    corrections: () => readCorrections(db),
    textFlags: (lang) => readFlags(db, lang),
    textAsk: (chat) => readTextAsk(db, chat),
    deskChats: () => readDeskChats(db),
    comers: (desk, from, until) => readComers(db, desk, from, until),
    invitation: (id) => readInvitation(db, id),
    invitations: (now) => readInvitations(db, now),
    roles: (person) => readRoles(db, seal, person),
    deskActs: (wanted) => readActs(db, seal, wanted),
    notesOf: (handoff) => readNotes(db, seal, handoff),
    pass: (pass) => readPass(db, pass),
    isOperatorChat: (operator) => isOperatorChat(db, operator),
    async document(id) {
      const row = await documents().where('id', '=', id).executeTakeFirst();
      return document.one(row);
    },
    async documentsOf(chat) {
      return document.all(await documents().where('chat', '=', chat).orderBy('expires_on').orderBy('id').execute());
    },
    async documentsOfKind(kind, after, limit) {
      return document.all(await documents().where('kind', '=', kind).where('id', '>', after).orderBy('id').limit(limit).execute());
    },
    dates: (chat) => readDates(db, chat),
    remindedAt: (chat, message) => readReminded(db, chat, message),
    datesAside: (until, limit) => readDatesAside(db, until, limit),
    async rungsWaiting(document) {
      const cause = storedKey(seal, causeOf(`document:${document}:`));
      const rows = await waiting().where('cause', '=', cause).selectAll().execute();
      return rows.flatMap((row) => {
        const body = toDue(row, seal)?.message.body;
        return body?.kind === 'document-reminder' ? [body.rung] : [];
      });
    },
    tallies: (from, to) =>
      db.selectFrom('tally').selectAll().where('day', '>=', from).where('day', '<=', to).orderBy('day').orderBy('what').execute(),
    ladder: (kind) => readLadder(db, kind),
    async movedChats() {
      const rows = await db.selectFrom('chat_moved').selectAll().execute();
      return new Map(rows.map(({ chat, moved_to }) => [chat, moved_to]));
    },
    async due(now, limit) {
      const rows = await waiting().selectAll().where('due', '<=', now).orderBy('due').orderBy('seq').limit(limit).execute();
      return rows.flatMap((row) => toDue(row, seal) ?? []);
    },
    async nextDue(now) {
      const after = async (column: 'due' | 'retry_at' | 'claimed_until') =>
        (
          await waiting()
            .where(column, '>', now)
            .select((it) => it.fn.min<string | null>(column).as('at'))
            .executeTakeFirst()
        )?.at ?? null;
      const moments = await Promise.all([after('due'), after('retry_at'), after('claimed_until')]);
      return moments.filter((each) => each !== null).sort()[0] ?? null;
    },
    async hasDue(lane, now) {
      const free = waiting().where('lane', '=', lane).where('due', '<=', now).where('claimed_until', 'is', null);
      return (await free.select('key').limit(1).executeTakeFirst()) !== undefined;
    },
    async cardsOf(handoff) {
      return db.selectFrom('card').select(['desk', 'chat', 'message']).where('handoff', '=', handoff).execute();
    },
    async oldCards(limit) {
      const old = db.selectFrom('card').select('handoff').where('form', 'is', null).groupBy('handoff').limit(limit);
      return handoff.all(await handoffs().where('id', 'in', old).execute());
    },
    async openHandoffs(desk) {
      const open = handoffs().where('desk', '=', desk).where('status', 'in', ['waiting', 'taken']);
      return handoff.all(await open.orderBy('urgent', 'desc').orderBy('created_at').orderBy('id').execute());
    },
    async backlog(now) {
      const count = async (found: ReturnType<typeof waiting>) =>
        Number((await found.select((it) => it.fn.countAll<number>().as('n')).executeTakeFirst())?.n ?? 0);
      // Who closed the chat is waited for, perhaps for good: that is no delay of ours.
      const closed = waiting().where('waits', '=', 'rights').where('to_chat', 'is not', null).select('recipient');
      const due = () => waiting().where('due', '<=', now).where('recipient', 'not in', closed);
      // Lane by lane: together they would be counted through all that wait for their day.
      const counted = lanes.map(async (lane) => [lane, await count(due().where('lane', '=', lane))] as const);
      const putOff = db.selectFrom('message').select('recipient').where('state', '=', 'waiting').where('retry_at', '>', now);
      const ready = lanes.map(async (lane) => {
        const those = waiting().where('lane', '=', lane).where('due', '<=', now).where('recipient', 'not in', putOff);
        const oldest = await those.select('due').orderBy('due').limit(1).executeTakeFirst();
        return [lane, { count: oldest ? await count(those) : 0, oldest: oldest?.due ?? null }] as const;
      });
      const first = await due().select('due').orderBy('due').limit(1).executeTakeFirst();
      return {
        due: Object.fromEntries(await Promise.all(counted)) as Backlog['due'],
        ready: Object.fromEntries(await Promise.all(ready)) as Backlog['ready'],
        oldest: first?.due ?? null,
        rights: await count(waiting().where('waits', '=', 'rights').where('to_desk', 'is not', null)),
        aside: await count(db.selectFrom('message').where('state', '!=', sql.lit('waiting')).where('state', '=', 'aside')),
      };
    },
  };
}

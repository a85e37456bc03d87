import type { Kysely } from 'kysely';
import { toAppointment, toDocument, toDue, toHandoff, toPerson } from './rows.ts';
import type { Tables } from './schema.ts';
import type { Seal } from './seal.ts';
import type { Store, Writes } from './store.ts';

/** Kept for somebody who has not decided, or given up: not part of what a person or a desk is shown. */
const holds = ['held', 'lapsed'] as const;
const taking = ['booked', 'attended', 'missed'] as const;

/** The store's named reads, the same for both databases. */
export function reads(db: Kysely<Tables>, seal: Seal): Omit<Store, Writes> {
  const people = () => db.selectFrom('person').selectAll();
  const appointments = () => db.selectFrom('appointment').selectAll();
  const handoffs = () => db.selectFrom('handoff').selectAll();
  const documents = () => db.selectFrom('document').selectAll();
  const waiting = () => db.selectFrom('message').where('state', '=', 'waiting');

  return {
    async person(chat) {
      const row = await people().where('chat', '=', chat).executeTakeFirst();
      return row ? toPerson(row, seal) : null;
    },
    async people(after, limit) {
      const open = people().where('blocked_at', 'is', null);
      const rest = after === null ? open : open.where('chat', '>', after);
      return (await rest.orderBy('chat').limit(limit).execute()).map((row) => toPerson(row, seal));
    },
    async seen(update) {
      return (await db.selectFrom('seen').select('at').where('update_id', '=', update).executeTakeFirst()) !== undefined;
    },
    async appointment(id) {
      const row = await appointments().where('id', '=', id).executeTakeFirst();
      return row ? toAppointment(row) : null;
    },
    async appointmentByCode(code) {
      const row = await appointments().where('code', '=', code).executeTakeFirst();
      return row ? toAppointment(row) : null;
    },
    async appointmentsOf(chat, since) {
      const mine = appointments().where('chat', '=', chat).where('ends_at', '>', since).where('status', 'not in', holds);
      return (await mine.orderBy('starts_at').orderBy('id').execute()).map(toAppointment);
    },
    async appointmentsOn(desk, from, to) {
      const there = appointments().where('desk', '=', desk).where('starts_at', '>=', from).where('starts_at', '<', to);
      return (await there.where('status', 'not in', holds).orderBy('starts_at').orderBy('id').execute()).map(toAppointment);
    },
    async taken(desk, from, to, now) {
      const rows = await appointments()
        .where('desk', '=', desk)
        .where('starts_at', '<', to)
        .where('ends_at', '>', from)
        .where((it) => it.or([it('status', 'in', taking), it.and([it('status', '=', 'held'), it('held_until', '>', now)])]))
        .orderBy('starts_at')
        .execute();
      return rows.map(toAppointment);
    },
    async handoff(id) {
      const row = await handoffs().where('id', '=', id).executeTakeFirst();
      return row ? toHandoff(row, seal) : null;
    },
    async handoffOf(appointment) {
      const row = await handoffs().where('appointment', '=', appointment).orderBy('created_at', 'desc').limit(1).executeTakeFirst();
      return row ? toHandoff(row, seal) : null;
    },
    async handoffAt(chat, message) {
      const line = db.selectFrom('thread').select('handoff').where('chat', '=', chat).where('message', '=', message);
      const row = await handoffs().where('id', 'in', line).executeTakeFirst();
      return row ? toHandoff(row, seal) : null;
    },
    async talkingWith(chat) {
      const talking = handoffs().where('chat', '=', chat).where('talking', '=', 1);
      const row = await talking.orderBy('created_at', 'desc').limit(1).executeTakeFirst();
      return row ? toHandoff(row, seal) : null;
    },
    async threadOf(handoff) {
      return db.selectFrom('thread').select(['chat', 'message']).where('handoff', '=', handoff).orderBy('message').execute();
    },
    async document(id) {
      const row = await documents().where('id', '=', id).executeTakeFirst();
      return row ? toDocument(row) : null;
    },
    async documentsOf(chat) {
      return (await documents().where('chat', '=', chat).orderBy('expires_on').orderBy('id').execute()).map(toDocument);
    },
    async movedChats() {
      const rows = await db.selectFrom('chat_moved').selectAll().execute();
      return new Map(rows.map(({ chat, moved_to }) => [chat, moved_to]));
    },
    async due(now, limit) {
      const rows = await waiting().selectAll().where('due', '<=', now).orderBy('due').orderBy('seq').limit(limit).execute();
      return rows.map((row) => toDue(row, seal));
    },
    async nextDue() {
      const row = await waiting().select('due').orderBy('due').limit(1).executeTakeFirst();
      return row?.due ?? null;
    },
  };
}

import { setTimeout as wait } from 'node:timers/promises';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { addMinutes, type Instant } from '../base/time.ts';
import { cutoff, type Periods } from '../desk/retention.ts';
import { cardsToRenew } from './commit-card.ts';
import { erase } from './commit-erase.ts';
import { dropNotes } from './note-rows.ts';
import { endTickets } from './purge-tickets.ts';
import type { MessageState, Tables } from './schema.ts';

/** Runs work in a transaction of its own, in turn with what people do. */
export type Run = <T>(work: (db: Kysely<Tables>) => Promise<T>) => Promise<T>;

/** People wait for one transaction at the most: how many rows it looks at follows from how long the last one took, in milliseconds. */
const longest = 6;
const fewest = 20;
const most = 150;
/** After each transaction the purge rests so many times as long as that took, so that disk and processor are mostly the people's; at the most, in milliseconds. */
const rests = 3;
const longestRest = 200;
/** Persons erased in one transaction. */
const erased = 3;

/** Rows of older programs were kept by the day of expiry. */
const keptFrom = sql<string>`coalesce(kept_from, expires_on)`;

type Within = RawBuilder<boolean>;
type Key = string | number;

/**
 * Removes everything whose time is over. Messages are found by an index; the other tables are walked along their primary keys in short stretches,
 * so that no statement looks at a whole table and nobody waits for the walk; a purge that was cut short is made good by the next.
 */
export async function purge(at: Run, now: Instant, periods: Periods): Promise<void> {
  const run: Run = async (work) => {
    const start = performance.now();
    const done = await at(work);
    await wait(Math.min(longestRest, (performance.now() - start) * rests));
    return done;
  };
  const before = (name: keyof Periods) => cutoff(now, periods[name]);
  const along = async (table: keyof Tables, key: string, work: (db: Kysely<Tables>, within: Within) => Promise<unknown>) => {
    const pace = createPace(run);
    for await (const within of stretches(run, pace, table, key)) await pace.run((db) => work(db, within));
  };
  await along('seen', 'update_id', (db, within) => db.deleteFrom('seen').where(within).where('at', '<=', before('update-marks')).execute());
  await along('standing', 'id', (db, within) =>
    db.deleteFrom('standing').where(within).where('on_day', '<=', before('screens').slice(0, 10)).execute(),
  );
  await along('inbox', 'update_id', (db, within) =>
    db.deleteFrom('inbox').where(within).where('received_at', '<=', before('update-marks')).execute(),
  );
  await along('sheet_pass', 'pass', (db, within) =>
    db.deleteFrom('sheet_pass').where(within).where('until', '<=', before('sheet-links')).execute(),
  );
  // A day's visitors at the most.
  await run((db) => db.deleteFrom('comer').where('day', '<=', before('comers').slice(0, 10)).execute());
  await along('invitation', 'id', (db, within) =>
    db.deleteFrom('invitation').where(within).where('until', '<=', before('invitations')).execute(),
  );
  // Of mediators, a row each.
  await run((db) => db.deleteFrom('text_ask').where('at', '<=', before('text-asks')).execute());
  await along('operator_chat', 'operator', (db, within) =>
    db.deleteFrom('operator_chat').where(within).where('at', '<=', before('operator-chats')).execute(),
  );
  await along('closure', 'id', (db, within) =>
    db.deleteFrom('closure').where(within).where('until_day', '<=', before('closures').slice(0, 10)).execute(),
  );
  await along('desk_act', 'id', (db, within) => db.deleteFrom('desk_act').where(within).where('at', '<=', before('desk-acts')).execute());
  await along('document', 'id', (db, within) =>
    db.deleteFrom('document').where(within).where(keptFrom, '<=', before('documents').slice(0, 10)).execute(),
  );
  await along('handoff', 'id', (db, within) => emptySheets(db, within, before('sheets')));
  await along('handoff', 'id', (db, within) => endTickets(db, within, before('sheets'), before('appointments')));
  await along('appointment', 'id', (db, within) => endAppointments(db, within, before('holds'), before('appointments')));
  await endMessages(run, now, before('messages-sent'), before('messages-failed'));
  const pace = createPace(run);
  for await (const within of stretches(run, pace, 'person', 'chat')) {
    await pace.run((db) => dateUnseen(db, within, now));
    await forgetPersons(run, within, { now, seen: before('persons').slice(0, 10), blocked: before('persons-gone') });
  }
}

interface Pace {
  /** How many rows to look at next. */
  rows(): number;
  run: Run;
}

/** Looks at fewer rows when the last ones took long, and at more when they did not. */
function createPace(run: Run): Pace {
  let rows = 40;
  return {
    rows: () => rows,
    run: (work) =>
      run(async (db) => {
        const start = performance.now();
        const done = await work(db);
        const took = performance.now() - start;
        rows = Math.round(Math.min(most, Math.max(fewest, took > longest ? (rows * longest) / took : rows * 1.5)));
        return done;
      }),
  };
}

/** A table in short pieces, as conditions on its key, up to the last row of the beginning: what is written meanwhile is not over. */
async function* stretches(run: Run, pace: Pace, table: keyof Tables, key: string): AsyncGenerator<Within> {
  const column = sql.ref(`${table}.${key}`);
  const one = async (what: RawBuilder<{ at: Key | null }>) => (await run((db) => what.execute(db))).rows[0]?.at ?? null;
  const last = await one(sql`select max(${column}) as at from ${sql.table(table)}`);
  let start = await one(sql`select min(${column}) as at from ${sql.table(table)}`);
  while (start !== null && last !== null && start <= last) {
    const rest: RawBuilder<boolean> = sql`${column} >= ${start} and ${column} <= ${last}`;
    const next = await one(
      sql`select ${column} as at from ${sql.table(table)} where ${rest} order by ${column} limit 1 offset ${pace.rows()}`,
    );
    yield next === null ? sql`(${rest})` : sql`(${column} >= ${start} and ${column} < ${next})`;
    start = next;
  }
}

async function emptySheets(db: Kysely<Tables>, within: Within, over: Instant): Promise<void> {
  const emptied = await db
    .updateTable('handoff')
    .set({ sheet: '', taken_name: null, writing_name: null })
    .where(within)
    .where('sheet', '!=', '')
    // The end of its appointment, not whether there is one that ended: for that PostgreSQL may read all appointments first.
    .where(sql<boolean>`(select ends_at from appointment where appointment.id = handoff.appointment) <= ${over}`)
    .returning('id')
    .execute();
  await dropNotes(db, emptied);
  await cardsToRenew(db, emptied);
}

/** Lapsed holds, and appointments that ended long ago with what hangs on them: their units, handoffs and threads. */
async function endAppointments(db: Kysely<Tables>, within: Within, lapsed: Instant, over: Instant): Promise<void> {
  await db
    .deleteFrom('appointment')
    .where(within)
    .where('status', 'in', ['held', 'lapsed'])
    .where((it) => it.or([it('held_until', '<=', lapsed), it('held_until', 'is', null), it('ends_at', '<=', over)]))
    .execute();
  const old = await db.selectFrom('appointment').select('id').where(within).where('ends_at', '<=', over).execute();
  if (old.length === 0) return;
  const ids = old.map(({ id }) => id);
  const handoffs = db.selectFrom('handoff').select('id').where('appointment', 'in', ids);
  await db.deleteFrom('thread').where('handoff', 'in', handoffs).execute();
  await db.deleteFrom('card').where('handoff', 'in', handoffs).execute();
  await db.deleteFrom('note').where('handoff', 'in', handoffs).execute();
  await db.deleteFrom('topic').where('handoff', 'in', handoffs).execute();
  await db.deleteFrom('handoff').where('appointment', 'in', ids).execute();
  await db.deleteFrom('appointment').where('id', 'in', ids).execute();
}

/** A dropped message has no time of its own: it gets one now, and goes with the next purge. */
async function endMessages(run: Run, now: Instant, sent: Instant, failed: Instant): Promise<void> {
  // The literal stands in the index, too: only so the databases see that it serves.
  const keys = (states: readonly MessageState[]) => (db: Kysely<Tables>) =>
    db.selectFrom('message').select('key').where('state', '!=', sql.lit('waiting')).where('state', 'in', states);
  const end = (states: readonly MessageState[], until: Instant) =>
    inPieces(run, async (db, rows) => {
      const over = keys(states)(db).where('settled_at', '<=', until).limit(rows);
      return (await db.deleteFrom('message').where('key', 'in', over).executeTakeFirst()).numDeletedRows;
    });
  await end(['sent'], sent);
  await end(['failed', 'aside'], failed);
  await end(['dropped'], addMinutes(now, -60));
  await inPieces(run, async (db, rows) => {
    const undated = keys(['dropped'])(db).where('settled_at', 'is', null).limit(rows);
    return (await db.updateTable('message').set({ settled_at: now }).where('key', 'in', undated).executeTakeFirst()).numUpdatedRows;
  });
}

/** Does the same to some rows at a time, until there are no more. */
async function inPieces(run: Run, work: (db: Kysely<Tables>, rows: number) => Promise<bigint>): Promise<void> {
  const pace = createPace(run);
  for (let found = 1n; found > 0n; ) found = await pace.run((db) => work(db, pace.rows()));
}

/** Whose last day was not kept yet: it is counted from today. */
function dateUnseen(db: Kysely<Tables>, within: Within, now: Instant): Promise<unknown> {
  return db
    .updateTable('person')
    .set({ seen_on: now.slice(0, 10) })
    .where(within)
    .where('seen_on', 'is', null)
    .execute();
}

interface Long {
  readonly now: Instant;
  readonly seen: string;
  readonly blocked: Instant;
}

/** Those who have not come for long, or closed their chat to us, are forgotten as if they had asked for it, a few at a time. */
async function forgetPersons(run: Run, within: Within, long: Long): Promise<void> {
  const all = await run((db) => overdue(db, within, long));
  for (let i = 0; i < all.length; i += erased) {
    await run(async (db) => {
      const few = sql<boolean>`person.chat in (${sql.join(all.slice(i, i + erased))})`;
      for (const chat of await overdue(db, few, long)) await erase({ db }, chat);
    });
  }
}

/** What is still to come keeps a person: an appointment, or a document to be reminded of (not for who cannot be reached). */
async function overdue(db: Kysely<Tables>, within: Within, { now, seen, blocked }: Long): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('person')
    .select('chat')
    .where(within)
    .where((it) => {
      // How many, and the last of them, not whether there is one: for that PostgreSQL may read all appointments and documents first.
      const booked = sql<number>`(select count(*) from appointment where appointment.chat = person.chat and status = 'booked' and ends_at > ${now})`;
      const last = sql<string>`coalesce((select max(coalesce(kept_from, expires_on)) from document where document.chat = person.chat), '')`;
      const idle = it.and([it('seen_on', '<=', seen), it(last, '<', now.slice(0, 10))]);
      return it.and([it.or([idle, it('blocked_at', '<=', blocked)]), it(booked, '=', 0)]);
    })
    .execute();
  return rows.map(({ chat }) => chat);
}

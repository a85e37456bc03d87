import { sql } from 'kysely';
import { addMinutes, type Instant, instant } from '../base/time.ts';
import { type Appointment, type AppointmentStatus, longestMinutes } from '../desk/appointment.ts';
import type { Seating, Write } from '../desk/change.ts';
import { nobody } from '../desk/freed.ts';
import { seatKey } from '../desk/seat.ts';
import { closeService } from './rows.ts';
import type { Seal } from './seal.ts';
import { mustBe } from './stale.ts';
import type { Writing } from './writing.ts';

type Span = Pick<Appointment, 'id' | 'desk' | 'starts_at' | 'ends_at'>;
type Setting = Extract<Write, { write: 'appointment-set' }>;
type Inserting = Extract<Write, { write: 'appointment' }>;

/** Whether an appointment of this status fills its desk's time. */
export function occupies(status: AppointmentStatus): boolean {
  return status === 'held' || status === 'booked' || status === 'attended' || status === 'missed';
}

/** The starts of the grid's units that a span touches: 9:00 to 9:20 is 9:00, 9:05, 9:10, 9:15. */
export function units({ starts_at, ends_at, id }: Span, grid: number): Instant[] {
  if (ends_at > addMinutes(starts_at, longestMinutes)) throw new Error(`appointment ${id} is too long`);
  const unit = grid * 60_000;
  const found: Instant[] = [];
  for (let at = instant(new Date(Math.floor(Date.parse(starts_at) / unit) * unit)); at < ends_at; at = addMinutes(at, grid)) found.push(at);
  if (found.length === 0) throw new Error(`appointment ${id} ends before it starts`);
  return found;
}

/** An appointment as it is inserted. */
export function appointmentRow(seal: Seal, appointment: Appointment) {
  const { id, code, desk, starts_at, ends_at, status, held_until, chat, handoff, sequence, created_at, version } = appointment;
  const { freed_at, confirmed_for, arrived_at, told_in, shut_told, people } = appointment;
  const service = closeService(seal, id, appointment.service);
  return {
    id,
    code,
    desk,
    service,
    starts_at,
    ends_at,
    status,
    held_until,
    chat,
    handoff,
    sequence,
    created_at,
    version,
    freed_at,
    confirmed_for,
    arrived_at,
    told_in,
    shut_told,
    people,
    staff: Number(appointment.staff),
  };
}

/** Inserts an appointment with its time. Stale when its time, its code or its id is taken. */
export async function takeAppointment(to: Writing, { appointment, ...seating }: Inserting): Promise<void> {
  const insert = to.db.insertInto('appointment').values(appointmentRow(to.seal, appointment));
  mustBe((await insert.onConflict((it) => it.doNothing()).executeTakeFirst()).numInsertedOrUpdatedRows);
  if (occupies(appointment.status)) await occupy(to, appointment, seating, appointment.created_at);
}

/** Nothing else changes with it: who acts meanwhile on the appointment need not read it again. */
export function writeToldIn({ db }: Writing, { appointment, message }: Extract<Write, { write: 'told-in' }>): Promise<unknown> {
  return db.updateTable('appointment').set({ told_in: message }).where('id', '=', appointment).where('chat', '!=', nobody).execute();
}

export function writeShutTold({ db }: Writing, { appointment, at }: Extract<Write, { write: 'shut-told' }>): Promise<unknown> {
  return db.updateTable('appointment').set({ shut_told: at }).where('id', '=', appointment).execute();
}

/** Changes an appointment, and what it occupies where status, desk or time change. */
export async function setAppointment(to: Writing, { id, version, now, set, keepsTime, ...seating }: Setting): Promise<void> {
  const { staff, ...plain } = set;
  const row = { id, ...plain, ...(staff === undefined ? {} : { staff: Number(staff) }), version: version + 1 };
  const update = to.db.updateTable('appointment').set(row).where('id', '=', id).where('version', '=', version);
  const after = await update
    .returning((it) => [
      ...(['id', 'desk', 'starts_at', 'ends_at', 'status'] as const),
      it.exists(it.selectFrom('occupied').select('at').whereRef('occupied.appointment', '=', 'appointment.id')).as('fills'),
    ])
    .executeTakeFirst();
  mustBe(after ? 1n : 0n);
  if (!after) return;
  const moved = set.desk !== undefined || set.starts_at !== undefined || set.ends_at !== undefined;
  if (keepsTime || (!moved && set.status === undefined)) return;
  if (!moved && Boolean(after.fills) === occupies(after.status)) return;
  await to.db.deleteFrom('occupied').where('appointment', '=', id).execute();
  if (occupies(after.status)) await occupy(to, after, seating, now);
}

/** Takes the units of a span in a free seat; where there is none, holds that lapsed by `now` give way. The primary key (desk and seat, at) says who came first. */
async function occupy(to: Writing, span: Span, { seats = [1], instead }: Seating, now: Instant): Promise<void> {
  const { desk, id } = span;
  const ats = units(span, to.grid);
  if (instead !== undefined) {
    const given = to.db.updateTable('occupied').set({ appointment: id }).where('appointment', '=', instead).where('at', 'in', ats);
    return mustBe((await given.executeTakeFirst()).numUpdatedRows, ats.length);
  }
  if (await seated(to, desk, id, ats, seats)) return;
  const given = await lapseHolds(to, span, now);
  mustBe(given > 0 && (await seated(to, desk, id, ats, seats)) ? 1n : 0n);
}

/** Whether a seat was free for all of them. */
async function seated(to: Writing, desk: string, id: string, ats: readonly Instant[], seats: readonly number[]): Promise<boolean> {
  for (const key of await freeKeys(to, desk, ats, seats)) {
    const insert = to.db.insertInto('occupied').values(ats.map((at) => ({ desk: key, at, appointment: id })));
    const { numInsertedOrUpdatedRows: taken } = await insert.onConflict((it) => it.doNothing()).executeTakeFirst();
    if (taken === BigInt(ats.length)) return true;
    // Somebody was quicker in this seat: perhaps another one.
    await to.db.deleteFrom('occupied').where('appointment', '=', id).execute();
  }
  return false;
}

/** The seats in which nothing is yet; of a desk with one seat that is left to the insert. */
async function freeKeys({ db }: Writing, desk: string, ats: readonly Instant[], seats: readonly number[]): Promise<readonly string[]> {
  const keys = seats.map((seat) => seatKey(desk, seat));
  if (keys.length < 2) return keys;
  const taken = await db.selectFrom('occupied').select('desk').distinct().where('desk', 'in', keys).where('at', 'in', ats).execute();
  return keys.filter((key) => !taken.some((each) => each.desk === key));
}

/** Holds that ended by then. What was offered to somebody is given to the next by a job, which has this long to see to it. */
const offerGrace = 5;
export const lapsedBy = (now: Instant) =>
  sql<boolean>`(held_until <= ${now} and (freed_at is null or chat = ${nobody} or held_until <= ${addMinutes(now, -offerGrace)}))`;

/** Gives how many. */
async function lapseHolds({ db, grid }: Writing, { id, desk, starts_at, ends_at }: Span, now: Instant): Promise<number> {
  const lapsed = await db
    .updateTable('appointment')
    .set((it) => ({ status: 'lapsed', version: it('version', '+', 1) }))
    .where('desk', '=', desk)
    .where('status', '=', 'held')
    .where(lapsedBy(now))
    // Off-grid spans share a unit without touching each other, hence one unit on either side.
    .where('starts_at', '<', addMinutes(ends_at, grid))
    .where('starts_at', '>', addMinutes(starts_at, -grid - longestMinutes))
    .where('ends_at', '>', addMinutes(starts_at, -grid))
    .where('id', '!=', id)
    .returning('id')
    .execute();
  for (const hold of lapsed) await db.deleteFrom('occupied').where('appointment', '=', hold.id).execute();
  return lapsed.length;
}

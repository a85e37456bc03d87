import type { Kysely } from 'kysely';
import { addMinutes, type Instant } from '../base/time.ts';
import type { Appointment } from '../desk/appointment.ts';
import type { DeskId } from '../desk/desk.ts';
import type { Handoff } from '../desk/handoff.ts';
import type { AppointmentId } from '../desk/ids.ts';
import { anySeat, seatKey, seatOf } from '../desk/seat.ts';
import { storedKey } from './commit-message.ts';
import type { HandoffRow, Tables } from './schema.ts';
import type { Seal } from './seal.ts';

/** Of so many appointments the handoffs are asked for at once. */
const together = 200;
/** No unit of a desk's grid is longer, in minutes. */
const longestUnit = 60;

/** What the lists of a desk need, beside the reads of everybody. */
export function deskReads(db: Kysely<Tables>, seal: Seal, all: (rows: HandoffRow[]) => readonly Handoff[]) {
  return {
    async handoffsFor(appointments: readonly Pick<Appointment, 'id'>[]): Promise<ReadonlyMap<AppointmentId, Handoff>> {
      const found: Handoff[] = [];
      for (let i = 0; i < appointments.length; i += together) {
        const ids = appointments.slice(i, i + together).map(({ id }) => id);
        found.push(...all(await db.selectFrom('handoff').selectAll().where('appointment', 'in', ids).orderBy('created_at').execute()));
      }
      return new Map(found.flatMap((each) => (each.appointment === null ? [] : [[each.appointment, each] as const])));
    },
    async seated(desk: DeskId, from: Instant, to: Instant): Promise<ReadonlyMap<AppointmentId, number>> {
      const keys = anySeat.map((seat) => seatKey(desk, seat));
      const there = db.selectFrom('occupied').select(['desk', 'appointment']).distinct().where('desk', 'in', keys);
      // What begins between two units of the grid fills the one before.
      const rows = await there.where('at', '>', addMinutes(from, -longestUnit)).where('at', '<', to).execute();
      return new Map(rows.map(({ desk: key, appointment }) => [appointment, seatOf(key)]));
    },
    async isUnsent(key: string): Promise<boolean> {
      const row = db.selectFrom('message').select('state').where('key', '=', storedKey(seal, key));
      return (await row.executeTakeFirst())?.state === 'waiting';
    },
  };
}

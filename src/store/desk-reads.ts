import type { Kysely } from 'kysely';
import type { Appointment } from '../desk/appointment.ts';
import type { Handoff } from '../desk/handoff.ts';
import type { AppointmentId } from '../desk/ids.ts';
import { storedKey } from './commit-message.ts';
import type { HandoffRow, Tables } from './schema.ts';
import type { Seal } from './seal.ts';

/** Of so many appointments the handoffs are asked for at once. */
const together = 200;

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
    async isUnsent(key: string): Promise<boolean> {
      const row = db.selectFrom('message').select('state').where('key', '=', storedKey(seal, key));
      return (await row.executeTakeFirst())?.state === 'waiting';
    },
  };
}

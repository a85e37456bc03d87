import type { Kysely } from 'kysely';
import { addMinutes, type Instant } from '../base/time.ts';
import type { Tables } from './schema.ts';

const hour = 60;
const day = 24 * hour;

/** Telegram repeats an update for 24 hours. */
const seenFor = 25 * hour;
const settledFor = 30 * day;

/** Inside a transaction: removes old update marks, lapsed holds with their units, and messages settled long ago. */
export async function purgeRows(db: Kysely<Tables>, now: Instant): Promise<void> {
  await db.deleteFrom('seen').where('at', '<=', addMinutes(now, -seenFor)).execute();
  await db
    .deleteFrom('appointment')
    .where((it) => it.or([it('status', '=', 'lapsed'), it.and([it('status', '=', 'held'), it('held_until', '<=', now)])]))
    .execute();
  await db.deleteFrom('message').where('state', '!=', 'waiting').where('settled_at', '<=', addMinutes(now, -settledFor)).execute();
}

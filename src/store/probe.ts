import type { Kysely } from 'kysely';
import type { Instant } from '../base/time.ts';
import type { Tables } from './schema.ts';

/** Writes the moment, so that a full disk shows before a person meets it. */
export async function writeProbe(db: Kysely<Tables>, now: Instant): Promise<void> {
  const insert = db.insertInto('setting').values({ name: 'probe', value: now });
  await insert.onConflict((it) => it.column('name').doUpdateSet({ value: now })).execute();
}

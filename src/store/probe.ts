import type { Kysely } from 'kysely';
import type { Instant } from '../base/time.ts';
import type { Tables } from './schema.ts';

/** More than one update of a person ever adds, in characters. */
const room = 16_384;

/** Writes the moment, and something long that it takes away again, so that a full disk shows before a person meets it. */
export async function writeProbe(db: Kysely<Tables>, now: Instant): Promise<void> {
  await db.transaction().execute(async (within) => {
    const write = async (name: string, value: string) => {
      const insert = within.insertInto('setting').values({ name, value });
      await insert.onConflict((it) => it.column('name').doUpdateSet({ value })).execute();
    };
    await write('probe-room', ' '.repeat(room));
    await within.deleteFrom('setting').where('name', '=', 'probe-room').execute();
    await write('probe', now);
  });
}

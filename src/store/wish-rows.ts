import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Day, Instant } from '../base/time.ts';
import type { Wish } from '../desk/wish.ts';
import type { Tables, WishRow } from './schema.ts';
import { placeOf, type Seal } from './seal.ts';
import { mustBe } from './stale.ts';
import type { Writing } from './writing.ts';

const serviceAt = (chat: number) => placeOf('wish', 'service', chat);

const wish: z.ZodType<Wish, unknown> = z.object({
  chat: z.int(),
  desk: z.string(),
  service: z.string(),
  moving: z.string().nullable(),
  before: z.string().nullable(),
  since: z.string(),
  open: z.int().transform((value) => value === 1),
  offers: z.int(),
  offered_on: z.string().nullable(),
  hold: z.string().nullable(),
  version: z.int(),
});

export function toWish(row: WishRow, seal: Seal): Wish {
  return wish.parse({ ...row, service: seal.open(row.service, serviceAt(row.chat)) });
}

/** Inserts or replaces a wish that is still of its version. */
export async function writeWish({ db, seal }: Writing, { chat, version, ...told }: Wish): Promise<void> {
  if (!(await db.selectFrom('person').select('chat').where('chat', '=', chat).executeTakeFirst())) return;
  const row = { ...told, open: Number(told.open), service: seal.close(told.service, serviceAt(chat)), version: version + 1 };
  if (version === 0) {
    const insert = db.insertInto('wish').values({ chat, ...row });
    mustBe((await insert.onConflict((it) => it.doNothing()).executeTakeFirst()).numInsertedOrUpdatedRows);
  } else {
    const update = db.updateTable('wish').set(row).where('chat', '=', chat).where('version', '=', version);
    mustBe((await update.executeTakeFirst()).numUpdatedRows);
  }
}

/** Those who wait and were offered nothing on that day, who waits longest first. */
export function waitingRows(db: Kysely<Tables>, desk: string, today: Day, most: number, limit: number) {
  // Written out, so that the index of those who wait alone is used.
  const all = db.selectFrom('wish').selectAll().where(sql<boolean>`open = 1`).where('desk', '=', desk).where('offers', '<', most);
  const free = all.where('hold', 'is', null).where((it) => it.or([it('offered_on', 'is', null), it('offered_on', '<', today)]));
  return free.orderBy('since').orderBy('chat').limit(limit).execute();
}

/** How many wait at a desk who began between these moments and were offered less than the most; but for one person. */
export async function countWaiting(
  db: Kysely<Tables>,
  desk: string,
  chat: number,
  { since, until, most }: { readonly since: Instant; readonly until: Instant; readonly most: number },
): Promise<number> {
  const all = db.selectFrom('wish').where(sql<boolean>`open = 1`).where('desk', '=', desk).where('offers', '<', most);
  const before = all.where('since', '>', since).where('since', '<=', until).where('chat', '!=', chat);
  const row = await before.select((it) => it.fn.countAll<number>().as('n')).executeTakeFirst();
  return Number(row?.n ?? 0);
}

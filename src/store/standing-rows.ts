import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Screen } from '../base/screen.ts';
import type { Standing } from '../base/standing.ts';
import type { Change } from '../desk/change.ts';
import type { Tables } from './schema.ts';
import { placeOf, type Seal } from './seal.ts';

/** The screens that stand in private chats, so that each can be said again in another language. They go with the person. */
export async function standingTable(db: Kysely<unknown>, kind: 'sqlite' | 'postgres'): Promise<void> {
  const text = kind === 'postgres' ? sql`text collate "C"` : sql`text`;
  await db.schema
    .createTable('standing')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('chat', 'bigint', (c) => c.notNull().references('person.chat').onDelete('cascade'))
    .addColumn('screen', text, (c) => c.notNull())
    .addColumn('on_day', text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('standing_chat').on('standing').column('chat').execute();
}

const idOf = ({ chat, message }: Pick<Standing, 'chat' | 'message'>) => `${chat}:${message}`;
const placeIn = (id: string) => placeOf('standing', 'screen', id);
const screen = z.custom<Screen>((each) => z.object({ text: z.array(z.unknown()), buttons: z.array(z.unknown()) }).safeParse(each).success);

/** So many go in one statement. */
const together = 100;

/** Of nobody who is not kept: before the notice, and after erasing. */
async function write(db: Kysely<Tables>, seal: Seal, some: readonly Standing[]): Promise<void> {
  const rows = some.map((one) => {
    const id = idOf(one);
    return sql`(${id}, cast(${one.chat} as bigint), ${seal.close(JSON.stringify(one.screen), placeIn(id))}, ${one.on})`;
  });
  await sql`with new (id, chat, screen, on_day) as (values ${sql.join(rows)})
    insert into standing (id, chat, screen, on_day)
    select new.id, new.chat, new.screen, new.on_day from new join person on person.chat = new.chat where true
    on conflict (id) do update set screen = excluded.screen, on_day = excluded.on_day`.execute(db);
}

/** So many screens are remembered, also of people of whom nothing is kept. */
const most = 1000;
/** They are written together, so long after the first, in milliseconds: nobody waits for it. */
const patience = 500;

/** Remembers the screens that stand, and writes them a little later, many at once; of one message only the last. */
export class StandingScreens {
  readonly #known = new Map<string, Standing>();
  #unwritten = new Map<string, Standing>();
  #timer: NodeJS.Timeout | null = null;
  readonly #seal: Seal;
  readonly #run: (work: (db: Kysely<Tables>) => Promise<void>) => Promise<unknown>;

  /** `run`: does work in a transaction. */
  constructor(seal: Seal, run: (work: (db: Kysely<Tables>) => Promise<void>) => Promise<unknown>) {
    this.#seal = seal;
    this.#run = run;
  }

  add(one: Standing): void {
    const id = idOf(one);
    this.#known.delete(id);
    this.#known.set(id, one);
    const oldest = this.#known.size > most ? this.#known.keys().next().value : undefined;
    if (oldest !== undefined) this.#known.delete(oldest);
    this.#unwritten.set(id, one);
    this.#timer ??= setTimeout(() => void this.write().catch(() => undefined), patience).unref();
  }

  /** Writes what waits. What cannot be written is left: that message cannot be said again after a restart, which its reader is told. */
  async write(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const all = [...this.#unwritten.values()];
    this.#unwritten = new Map();
    if (all.length === 0) return;
    // Each piece for itself: whoever commits meanwhile waits for one, not for all.
    for (let from = 0; from < all.length; from += together)
      await this.#run((db) => write(db, this.#seal, all.slice(from, from + together)));
  }

  async read(db: Kysely<Tables>, chat: number, message: number): Promise<Screen | null> {
    const id = idOf({ chat, message });
    const known = this.#known.get(id);
    if (known) return known.screen;
    const row = await db.selectFrom('standing').select('screen').where('id', '=', id).executeTakeFirst();
    if (!row) return null;
    try {
      return screen.parse(JSON.parse(this.#seal.open(row.screen, placeIn(id))));
    } catch {
      return null;
    }
  }

  /** Who is erased is forgotten here, too. */
  after(change: Change): void {
    for (const each of change) if (each.write === 'erase') this.#forget(each.chat);
  }

  #forget(chat: number): void {
    for (const all of [this.#known, this.#unwritten]) for (const [id, each] of all) if (each.chat === chat) all.delete(id);
  }
}

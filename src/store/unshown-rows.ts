import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Screen } from '../base/screen.ts';
import type { Unshown } from '../base/unshown.ts';
import type { Tables } from './schema.ts';
import { placeOf, type Seal } from './seal.ts';

/** Marks wait so long for a commit to go with, in milliseconds; then they are cleared by themselves. */
const patience = 500;
/** So many go with a commit; fewer wait for more, so that not every commit has one more statement. */
const enough = 32;
/** Cleared by one statement. Fewer are filled up with the last, so that few different statements are prepared. */
const sizes = [4, 32, 256] as const;

const unshown = z.object({
  chat: z.int(),
  lang: z.string(),
  instead: z.int().nullable(),
  topic: z.int().exactOptional(),
  screens: z
    .array(z.custom<Screen>((each) => z.object({ text: z.array(z.unknown()), buttons: z.array(z.unknown()) }).safeParse(each).success))
    .readonly(),
});

const screensOf = (update: number) => placeOf('seen', 'unshown', update);

export const closeUnshown = (seal: Seal, update: number, value: Unshown) =>
  seal.close(JSON.stringify(value satisfies z.output<typeof unshown>), screensOf(update));

/** Screens that a death of the process kept from being shown, oldest first. One that cannot be read is left out. */
export async function readUnshown(db: Kysely<Tables>, seal: Seal): Promise<readonly (Unshown & { readonly update: number })[]> {
  const rows = await db.selectFrom('seen').select(['update_id', 'unshown']).where('unshown', 'is not', null).orderBy('update_id').execute();
  return rows.flatMap(({ update_id, unshown: stored }) => {
    try {
      return [{ ...unshown.parse(JSON.parse(seal.open(stored ?? '', screensOf(update_id)))), update: update_id }];
    } catch {
      return [];
    }
  });
}

/** Remembers whose screens were shown and empties their rows together with the next commit: showing costs no write of its own. */
export class ShownMarks {
  #ids: number[] = [];
  #timer: NodeJS.Timeout | null = null;
  #late = false;
  readonly #flush: () => Promise<unknown>;

  /** `flush` clears what waits when no commit comes. */
  constructor(flush: () => Promise<unknown>) {
    this.#flush = flush;
  }

  add(update: number): void {
    this.#ids.push(update);
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      if (this.#ids.length === 0) return;
      this.#late = true;
      void this.#flush().catch(() => undefined);
    }, patience).unref();
  }

  /** Whether some wait; from here on they are not kept back for more. */
  end(): boolean {
    this.#late = this.#ids.length > 0;
    return this.#late;
  }

  /** Empties the rows of what was shown; gives a way back for when the transaction fails. */
  async clear(db: Kysely<Tables>): Promise<() => void> {
    if (this.#ids.length < enough && !this.#late) return () => undefined;
    const ids = this.#ids;
    this.#ids = [];
    this.#late = false;
    const back = () => void this.#ids.unshift(...ids);
    await this.#empty(db, ids).catch((error) => {
      back();
      throw error;
    });
    return back;
  }

  async #empty(db: Kysely<Tables>, ids: readonly number[]): Promise<void> {
    const most = sizes[sizes.length - 1] ?? 1;
    for (let from = 0; from < ids.length; from += most) {
      const some = ids.slice(from, from + most);
      const size = sizes.find((each) => each >= some.length) ?? most;
      const filled = [...some, ...Array.from({ length: size - some.length }, () => some[0] ?? 0)];
      await db.updateTable('seen').set({ unshown: null }).where('update_id', 'in', filled).execute();
    }
  }
}

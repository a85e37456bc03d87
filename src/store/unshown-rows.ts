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

/** The screens of a row, or none: one that cannot be read is left out. */
export function openUnshown(
  seal: Seal,
  { update_id: update, unshown: stored }: { readonly update_id: number; readonly unshown: string | null },
): readonly (Unshown & { readonly update: number })[] {
  try {
    return [{ ...unshown.parse(JSON.parse(seal.open(stored ?? '', screensOf(update)))), update }];
  } catch {
    return [];
  }
}

/**
 * Screens that a death of the process kept from being shown, oldest first. `unnamed`: only those without their chat, written by a version before
 * chats had turns; the others come with the turn.
 */
export async function readUnshown(
  db: Kysely<Tables>,
  seal: Seal,
  unnamed = false,
): Promise<readonly (Unshown & { readonly update: number })[]> {
  const all = db.selectFrom('seen').select(['update_id', 'unshown']).where('unshown', 'is not', null).orderBy('update_id');
  const rows = await (unnamed ? all.where('unshown_chat', 'is', null) : all).execute();
  return rows.flatMap((row) => openUnshown(seal, row));
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

  /** Those that wait, for who clears them; to be given back when that fails. */
  take(): readonly number[] {
    const ids = this.#ids;
    this.#ids = [];
    this.#late = false;
    return ids;
  }

  giveBack(ids: readonly number[]): void {
    this.#ids.unshift(...ids);
  }

  /** Empties the rows of what was shown; gives a way back for when the transaction fails. */
  async clear(db: Kysely<Tables>): Promise<() => void> {
    if (this.#ids.length < enough && !this.#late) return () => undefined;
    const ids = this.take();
    const back = () => this.giveBack(ids);
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
      await db.updateTable('seen').set({ unshown: null, unshown_chat: null }).where('update_id', 'in', filled).execute();
    }
  }
}

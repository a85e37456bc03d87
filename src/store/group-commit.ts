import { type Kysely, sql } from 'kysely';
import type { Change } from '../desk/change.ts';
import { applyChange } from './commit.ts';
import { applyTogether } from './commit-together.ts';
import type { Tables } from './schema.ts';
import type { Seal } from './seal.ts';
import { NothingWritten } from './stale.ts';
import type { Committed, UpdateMark } from './store.ts';
import { unflushed } from './unflushed.ts';
import { ShownMarks } from './unshown-rows.ts';
import type { Writing } from './writing.ts';

/** So many commits share one flush to disk at the most: it bounds how long the first of them waits. */
const groupLimit = 200;

interface Waiting {
  readonly change: Change;
  readonly update: UpdateMark | undefined;
  /** More work in the same transaction; it may be done twice when the first try falls back. */
  readonly also: ((db: Kysely<Tables>) => Promise<void>) | undefined;
  /** It can be done again: nobody waits for the disk because of it. */
  readonly soon: boolean;
  readonly resolve: (committed: Committed) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Commits that wait while another is being flushed to disk share the next transaction: one flush makes them all durable. If one of
 * them is refused, they are done again with a savepoint around each, so that it falls back alone. Nobody is told anything before
 * the shared transaction is on the disk; for those that can be done again (`soon`) the disk is not waited for.
 */
export class GroupCommit {
  readonly #db: Kysely<Tables>;
  readonly #seal: Seal;
  readonly #grid: number;
  readonly #waiting: Waiting[] = [];
  /** Goes with whatever is committed next. */
  readonly #shown = new ShownMarks(() => this.add([], undefined, { soon: true }));
  #running: Promise<void> | null = null;
  #ended = false;

  constructor(db: Kysely<Tables>, seal: Seal, grid: number) {
    this.#db = db;
    this.#seal = seal;
    this.#grid = grid;
  }

  /** Work that shares the flush of others' commits. */
  async share<Result>(work: (db: Kysely<Tables>) => Promise<Result>): Promise<Result> {
    const done: Result[] = [];
    const also = async (db: Kysely<Tables>) => {
      done[0] = await work(db);
    };
    await this.add([], undefined, { also });
    return done[0] as Result;
  }

  add(
    change: Change,
    update: UpdateMark | undefined,
    { also, soon = false }: Partial<Pick<Waiting, 'also' | 'soon'>> = {},
  ): Promise<Committed> {
    if (this.#ended) return Promise.reject(new Error('the store is closed'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ change, update, also, soon, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  shown(update: number): void {
    this.#shown.add(update);
  }

  /** Waits for the commits under way; none is taken after. */
  async end(): Promise<void> {
    if (!this.#ended && this.#shown.end()) await this.add([], undefined);
    this.#ended = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    await null; // those asked for in the same moment go together
    while (this.#waiting.length > 0) await this.#together(this.#waiting.splice(0, groupLimit));
    this.#running = null;
  }

  async #together(group: readonly Waiting[]): Promise<void> {
    try {
      await this.#transaction(group, async (to) => {
        await applyTogether(to, group);
        for (const { also } of group) await also?.(to.db);
      });
      for (const { resolve } of group) resolve('done');
    } catch (error) {
      const [only, ...others] = group;
      if (only && others.length === 0) refuse(only, error);
      else await this.#apart(group);
    }
  }

  async #apart(group: readonly Waiting[]): Promise<void> {
    try {
      const tell: (() => void)[] = [];
      await this.#transaction(group, async (to) => {
        for (const one of group) tell.push(await alone(to, one));
      });
      for (const each of tell) each();
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  async #transaction(group: readonly Waiting[], work: (to: Writing) => Promise<void>): Promise<void> {
    let back: (() => void) | undefined;
    const all = async (db: Kysely<Tables>) => {
      back = await this.#shown.clear(db);
      await work({ db, seal: this.#seal, grid: this.#grid });
    };
    try {
      await (group.every(({ soon }) => soon) ? unflushed(this.#db, all) : this.#db.transaction().execute(all));
    } catch (error) {
      back?.();
      throw error;
    }
  }
}

const savepoint = sql`savepoint one`;
const release = sql`release one`;
const back = sql`rollback to one`;

/** Applies one change inside the shared transaction; gives what to tell its caller once that is durable. */
async function alone(to: Writing, one: Waiting): Promise<() => void> {
  await savepoint.execute(to.db);
  try {
    await applyChange(to, one.change, one.update);
    await one.also?.(to.db);
    await release.execute(to.db);
    return () => one.resolve('done');
  } catch (error) {
    // Fails where the database gave up the whole transaction (disk full): then the whole group is told why.
    await back.execute(to.db).catch(() => Promise.reject(error));
    await release.execute(to.db);
    return () => refuse(one, error);
  }
}

function refuse({ resolve, reject }: Waiting, error: unknown): void {
  if (error instanceof NothingWritten) resolve(error.why);
  else reject(error);
}

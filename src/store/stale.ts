import type { Committed } from './store.ts';

/** Thrown inside a commit to leave it with nothing written; never leaves the store. */
export class NothingWritten extends Error {
  readonly why: Exclude<Committed, 'done'>;

  constructor(why: Exclude<Committed, 'done'>) {
    super(why);
    this.why = why;
  }
}

/** Leaves the commit as stale unless the rows counted are as many as they must be. */
export function mustBe(count: bigint | undefined, rows = 1): void {
  if (Number(count ?? 0) !== rows) throw new NothingWritten('stale');
}

import { CompiledQuery } from 'kysely';

/** The rows of one statement, and how many they are without those that fill it up. */
export interface Batch {
  readonly query: CompiledQuery;
  readonly rows: number;
}

/**
 * Cuts rows into statements of few different sizes (ascending), so that few are put together and prepared. One with room left is filled up with
 * its first row, which must change nothing the second time.
 */
export function batches(sizes: readonly number[], statement: (rows: number) => string) {
  const most = sizes.at(-1) ?? 1;
  const made = new Map<number, string>();
  const sized = (size: number) => {
    const known = made.get(size) ?? statement(size);
    made.set(size, known);
    return known;
  };
  return function* (all: readonly (readonly unknown[])[]): Generator<Batch> {
    for (let from = 0; from < all.length; from += most) {
      const rows = all.slice(from, from + most);
      const size = sizes.find((each) => each >= rows.length) ?? most;
      const filled = [...rows, ...Array.from({ length: size - rows.length }, () => rows[0] ?? [])];
      yield { query: CompiledQuery.raw(sized(size), filled.flat()), rows: rows.length };
    }
  };
}

/** Cuts rows into statements of few different sizes (ascending, from 1), the largest first and none filled up: for rows that would change something the second time. */
export function pieces(sizes: readonly number[], statement: (rows: number) => string) {
  const one = batches(sizes, statement);
  return function* (all: readonly (readonly unknown[])[]): Generator<Batch> {
    for (let from = 0; from < all.length; ) {
      const size = sizes.findLast((each) => each <= all.length - from) ?? 1;
      yield* one(all.slice(from, from + size));
      from += size;
    }
  };
}

import { setImmediate as breath } from 'node:timers/promises';

/** Work that can rest at each `yield`: between two of them nothing else runs. */
export type Pieces<Result> = Generator<void, Result, void>;

/** Work that is done once: in pieces while nobody needs it, and what is left of it at once as soon as somebody does. */
export function onceInPieces<Result>(work: () => Pieces<Result>) {
  let under: Pieces<Result> | null = null;
  let made: { readonly result: Result } | null = null;

  function piece(): void {
    under ??= work();
    const { done, value } = under.next();
    if (done) made = { result: value };
  }

  return {
    /** What comes of it. */
    now(): Result {
      for (;;) {
        if (made) return made.result;
        piece();
      }
    },
    /** Resolves when it is done; others run between the pieces. */
    async slowly(): Promise<void> {
      while (!made) {
        piece();
        await breath();
      }
    },
  };
}

/** So many steps make a piece. */
export function* inPieces<Item>(items: Iterable<Item>, most: number, step: (item: Item) => void): Pieces<void> {
  let done = 0;
  for (const item of items) {
    step(item);
    if (++done % most === 0) yield;
  }
}

/** Runs tasks that share a key one after the other, in the order given; tasks without a common key run side by side. */
export interface Turns {
  run<Result>(keys: readonly string[], task: () => Promise<Result>): Promise<Result>;
  /** How many tasks wait or run. */
  readonly open: number;
}

/** A queue by key (chat and person: Telegram delivers their messages and their presses in different lanes). */
export function createTurns(): Turns {
  const tails = new Map<string, Promise<unknown>>();
  let open = 0;
  return {
    get open() {
      return open;
    },
    async run(keys, task) {
      const before = Promise.all(keys.map((key) => tails.get(key)));
      const mine = before.then(task);
      const tail = mine.catch(() => undefined);
      for (const key of keys) tails.set(key, tail);
      open++;
      try {
        return await mine;
      } finally {
        open--;
        for (const key of keys) if (tails.get(key) === tail) tails.delete(key);
      }
    },
  };
}

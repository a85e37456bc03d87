/** Chance that is the same at every run (mulberry32). */
export function chanceOf(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    /** Whether something happens that does so many times in a thousand. */
    happens: (perThousand: number) => next() * 1000 < perThousand,
    /** A whole number in `[from, to]`. */
    between: (from: number, to: number) => from + Math.floor(next() * (to - from + 1)),
    one: <T>(all: readonly T[]): T => {
      const drawn = all[Math.floor(next() * all.length)];
      if (drawn === undefined) throw new Error('nothing to draw from');
      return drawn;
    },
  };
}

export type Chance = ReturnType<typeof chanceOf>;

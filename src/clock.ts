/** The process's clock. */
export interface ProcessClock {
  now(): Date;
  /** Moves time forward to this moment; it runs on from there. Refuses to go back. */
  advance(to: Date): void;
}

/** A clock that runs with the machine's from `start` (or from now); read by nobody but the composition root. */
export function createClock(start: string | null): ProcessClock {
  let offset = start === null ? 0 : Date.parse(start) - Date.now();
  const now = () => new Date(Date.now() + offset);
  return {
    now,
    advance(to) {
      const ahead = to.getTime() - now().getTime();
      if (ahead < 0) throw new Error('the clock moves forward only');
      offset += ahead;
    },
  };
}

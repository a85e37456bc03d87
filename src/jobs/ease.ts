/** Messages of a lane that are claimed one after the other without a pause, and how many a second after that. */
const burst = 96;
const perSecond = 50;

/**
 * How fast a lane takes messages while there are many. Telegram takes 30 a second from a bot, so more is of no use, and each piece that is claimed
 * and marked holds up for a moment what people do: a long drain goes in whole pieces with pauses between, a burst at once. `clock`: milliseconds.
 */
export function createEase(clock: () => number) {
  let left = burst;
  let then = clock();

  function count(): void {
    const now = clock();
    left = Math.min(burst, left + ((now - then) * perSecond) / 1000);
    then = now;
  }

  return {
    /** Milliseconds to wait before so many are claimed. */
    pause(room: number): number {
      count();
      return Math.max(0, Math.ceil(((Math.min(room, burst) - left) * 1000) / perSecond));
    },
    /** It has been at it for long: then messages are better claimed several together than one by one. */
    long(): boolean {
      count();
      return left < burst / 2;
    },
    took(messages: number): void {
      count();
      left -= messages;
    },
  };
}

export type Ease = ReturnType<typeof createEase>;

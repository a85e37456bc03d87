/** Messages of a lane that are claimed one after the other without a pause, and how many a second after that. */
const burst = 96;
const perSecond = 50;
/** After so many, at more than so few a second, it is a long drain; its messages are gathered into pieces, each for so many milliseconds at the most. */
const many = 24;
const few = 15;
const gathering = 250;

/**
 * How fast a lane takes messages while there are many. Telegram takes 30 a second from a bot, so more is of no use, and each piece that is claimed
 * and marked holds up for a moment what people do: a long drain goes in whole pieces with pauses between, a burst at once. `clock`: milliseconds.
 */
export function createEase(clock: () => number) {
  let left = burst;
  let lately = 0;
  let then = clock();
  let claimedAt = -Infinity;

  function count(): number {
    const now = clock();
    const seconds = (now - then) / 1000;
    left = Math.min(burst, left + seconds * perSecond);
    lately = Math.max(0, lately - seconds * few);
    then = now;
    return now;
  }

  return {
    /** Milliseconds to wait before so many are claimed; `whole`: how many are enough for a piece. */
    pause(room: number, whole: number): number {
      const now = count();
      const gather = lately > many && room < whole ? claimedAt + gathering - now : 0;
      return Math.max(0, Math.ceil(gather), Math.ceil(((Math.min(room, burst) - left) * 1000) / perSecond));
    },
    took(messages: number): void {
      claimedAt = count();
      left -= messages;
      lately = Math.min(burst, lately + messages);
    },
  };
}

export type Ease = ReturnType<typeof createEase>;

/** How much may go out, and when one more may. All times are milliseconds of the same clock. */
export interface Limit {
  /** Until one more may go while `leave` places stay free for others; 0: now. An estimate while messages are on their way. */
  wait(now: number, leave: number): number;
  /** Takes a place. What it gives is to be called when Telegram has answered. */
  take(now: number): (now: number) => void;
  /** Nothing is remembered that matters any more. */
  idle(now: number): boolean;
}

/** A message to Telegram and back, until it is known better. */
const usualWay = 100;
/** What is not answered after this was counted by Telegram before, or never will be. */
const longestWay = 5_000;

/**
 * At most `most` messages in any `span`, whenever on its way each is counted by Telegram: a message holds its place from its sending until
 * `span` after its answer.
 */
export function createWindow(most: number, span: number): Limit {
  let places: { readonly sent: number; answered: number | null }[] = [];
  const freeAt = ({ sent, answered }: (typeof places)[number], now: number) =>
    (answered ?? (now - sent > longestWay ? sent + longestWay : Math.max(sent + usualWay, now))) + span;
  const held = (now: number) => {
    places = places.filter((each) => freeAt(each, now) > now);
    return places;
  };
  return {
    wait(now, leave) {
      const lacking = held(now).length + 1 + leave - most;
      if (lacking <= 0) return 0;
      const frees = places.map((each) => freeAt(each, now)).sort((a, b) => a - b);
      const rounds = Math.floor((lacking - 1) / most);
      return (frees[Math.min((lacking - 1) % most, frees.length - 1)] ?? now) - now + rounds * span;
    },
    take(now) {
      const place: (typeof places)[number] = { sent: now, answered: null };
      places.push(place);
      return (then) => {
        place.answered ??= then;
      };
    },
    idle: (now) => held(now).length === 0,
  };
}

/** So many a second, after a burst. */
export function createBucket(burst: number, perSecond: number): Limit {
  let tokens = burst;
  let at: number | null = null;
  const filled = (now: number) => {
    tokens = Math.min(burst, tokens + ((now - (at ?? now)) / 1000) * perSecond);
    at = now;
    return tokens;
  };
  return {
    wait: (now, leave) => Math.max(0, ((1 + leave - filled(now)) / perSecond) * 1000),
    take(now) {
      tokens = filled(now) - 1;
      return () => undefined;
    },
    idle: (now) => filled(now) >= burst,
  };
}

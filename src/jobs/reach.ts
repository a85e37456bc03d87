/** Pauses between probes while Telegram does not answer, in milliseconds; the last is repeated. */
const pauses = [500, 1_000, 2_000, 4_000, 8_000, 15_000] as const;

/**
 * Whether Telegram answers. While it does not, one message at a time is tried as a probe, after pauses that grow; the first success, of
 * whatever call, ends it, and `again` wakes what waits.
 */
export function createReach(again: () => Promise<void>) {
  let since: number | null = null;
  let failures = 0;
  let until = 0;
  let probing = false;

  return {
    /** Milliseconds until the next probe; null while Telegram answers. */
    pause: () => (since === null ? null : Math.max(until - performance.now(), 0)),
    since: () => since,
    /** Nothing more is sent in a row: the probe is out. */
    paused: () => since !== null && !probing,
    /** How many may be claimed of so many: while Telegram does not answer one, once the pause is over. */
    room(wanted: number): number {
      if (since === null) return wanted;
      if (probing || performance.now() < until) return 0;
      probing = wanted > 0;
      return Math.min(wanted, 1);
    },
    /** There was nothing to try. */
    idle(): void {
      probing = false;
    },
    failed(): void {
      const now = performance.now();
      // Those that were under way together fail together: that is one failure.
      if (since !== null && !probing && now < until) return;
      since ??= now;
      until = now + (pauses[Math.min(failures, pauses.length - 1)] ?? 15_000);
      failures += 1;
      probing = false;
    },
    answered(): void {
      if (since === null) return;
      since = null;
      failures = 0;
      probing = false;
      void again().catch(() => undefined);
    },
  };
}

/** Pauses between looks while Telegram does not answer, in milliseconds; the last is repeated. */
const pauses = [500, 1_000, 2_000, 4_000, 8_000, 15_000] as const;

/**
 * Whether Telegram answers. After a failure nothing more is sent; `look` asks, at once and then after pauses that grow, and the first
 * answer, to whatever call, ends it. `again` is told whether it was an outage: Telegram did not answer the look either. A message that
 * fails alone is none, and keeps its own pauses.
 */
export function createReach(look: () => Promise<boolean>, again: (outage: boolean) => Promise<void>) {
  let since: number | null = null;
  let failures = 0;
  let looking: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;

  function ask(): Promise<void> {
    clearTimeout(timer);
    looking ??= look()
      .catch(() => false)
      .then(async (answers) => {
        looking = null;
        if (since === null) return;
        if (answers) return await answered();
        timer = setTimeout(() => void ask(), pauses[Math.min(failures, pauses.length - 1)]).unref();
        failures += 1;
      });
    return looking;
  }

  async function answered(): Promise<void> {
    if (since === null) return;
    const outage = failures > 0;
    since = null;
    failures = 0;
    clearTimeout(timer);
    await again(outage).catch(() => undefined);
  }

  return {
    since: () => since,
    answered,
    failed(): void {
      // Those that were under way together fail together.
      if (since !== null) return;
      since = performance.now();
      void ask();
    },
    /** Asks now; for when Telegram did not answer before. */
    ask,
    stop: () => clearTimeout(timer),
  };
}

/** Lets many wait for "something changed" without looking again and again. */
export class Bell {
  #waiting = new Set<() => void>();

  /** Wakes everybody, who then look whether what they wait for is there. */
  ring(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  /**
   * Waits until `ready()` holds, looking now and after each ring, for at most `ms` milliseconds or until `signal` is aborted.
   * Gives whether it held.
   */
  wait(ready: () => boolean, ms: number, signal?: AbortSignal): Promise<boolean> {
    if (ready()) return Promise.resolve(true);
    if (ms <= 0 || signal?.aborted) return Promise.resolve(false);
    return new Promise((resolve) => {
      const end = (held: boolean) => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        signal?.removeEventListener('abort', giveUp);
        resolve(held);
      };
      const look = () => {
        if (ready()) end(true);
      };
      const giveUp = () => end(ready());
      const timer = setTimeout(giveUp, ms);
      this.#waiting.add(look);
      signal?.addEventListener('abort', giveUp);
    });
  }
}

/** A pause that ends early when `signal` is aborted. */
export function pause(ms: number, signal: AbortSignal): Promise<unknown> {
  return new Bell().wait(() => false, ms, signal);
}

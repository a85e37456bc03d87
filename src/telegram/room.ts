import type { Showing } from './lane.ts';

/** So many updates are being dealt with or shown at once, over all chats. */
const most = 1000;

/**
 * Keeps memory bounded when Telegram is slow: an update is dealt with when there is room, and keeps its place until its screens are shown.
 * Those that wait are not confirmed, or lie in the inbox. In the order of asking.
 */
export function withRoom<Task>(handle: (task: Task) => Promise<Showing>, places = most): (task: Task) => Promise<Showing> {
  const waiting: (() => void)[] = [];
  let taken = 0;

  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else taken--;
  }

  return async (task) => {
    if (taken >= places) await new Promise<void>((enter) => waiting.push(enter));
    else taken++;
    const show = await handle(task).catch((error: unknown) => {
      leave();
      throw error;
    });
    return () => show().finally(leave);
  };
}

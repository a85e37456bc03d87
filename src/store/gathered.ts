import type { Instant } from '../base/time.ts';

/** So many are asked for at once at the most. */
const most = 200;

interface Asked<Key, Found> {
  readonly key: Key;
  readonly resolve: (found: Found) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Reads that are asked for in the same moment share one: each way to the database and back costs more than what it brings. `read` is given the keys in
 * order, and gives for each what it finds. What was written before a read is asked for is seen by it.
 */
export function gathered<Key, Found>(read: (keys: readonly Key[]) => Promise<(key: Key) => Found>): (key: Key) => Promise<Found> {
  let waiting: Asked<Key, Found>[] = [];

  async function ask(group: readonly Asked<Key, Found>[]): Promise<void> {
    try {
      const found = await read(group.map(({ key }) => key));
      for (const { key, resolve } of group) resolve(found(key));
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      if (waiting.length > 1) return;
      queueMicrotask(() => {
        const all = waiting;
        waiting = [];
        for (let from = 0; from < all.length; from += most) void ask(all.slice(from, from + most));
      });
    });
}

/** Reads of what people have since some moment, which many ask for at once with one moment. */
export function ofChats<Row extends { readonly chat: number }>(
  read: (chats: readonly number[], since: Instant) => Promise<readonly Row[]>,
) {
  const ask = gathered(async (asked: readonly { readonly chat: number; readonly since: Instant }[]) => {
    const rows = new Map<Instant, ReadonlyMap<number, readonly Row[]>>();
    for (const [since, of] of grouped(asked, (each) => each.since)) {
      const chats = of.map(({ chat }) => chat);
      rows.set(
        since,
        grouped(await read(chats, since), ({ chat }) => chat),
      );
    }
    return ({ chat, since }): readonly Row[] => rows.get(since)?.get(chat) ?? [];
  });
  return (chat: number, since: Instant): Promise<readonly Row[]> => ask({ chat, since });
}

function grouped<Key, Each>(all: readonly Each[], by: (each: Each) => Key): ReadonlyMap<Key, readonly Each[]> {
  const groups = new Map<Key, Each[]>();
  for (const each of all) groups.set(by(each), [...(groups.get(by(each)) ?? []), each]);
  return groups;
}

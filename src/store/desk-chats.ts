import type { DeskId } from '../desk/desk.ts';
import type { Store } from './store.ts';

/** The desks' groups of operators: configured, or learnt when a group became a supergroup, by whichever process. */
export interface DeskChats {
  known(): ReadonlyMap<DeskId, number>;
  /** This process learnt that a group has another number. */
  moved(from: number, to: number): void;
  /** Reads what other processes have learnt; `chat`: only if no desk is known to have it. Reads nothing where there are no others. */
  refresh(chat?: number): Promise<void>;
}

/** `shared`: other processes may serve the same database. */
export async function openDeskChats(
  configured: ReadonlyMap<DeskId, number>,
  store: Pick<Store, 'movedChats'>,
  shared: boolean,
): Promise<DeskChats> {
  // What is learnt here may not be written yet: reading again only adds.
  const learnt = new Map(await store.movedChats());
  let known = follow();

  function follow(): ReadonlyMap<DeskId, number> {
    return new Map([...configured].map(([desk, chat]) => [desk, learnt.get(chat) ?? chat]));
  }

  return {
    known: () => known,
    moved(from, to) {
      learnt.set(from, to);
      known = follow();
    },
    async refresh(chat) {
      if (!shared || (chat !== undefined && [...known.values()].includes(chat))) return;
      for (const [from, to] of await store.movedChats()) learnt.set(from, to);
      known = follow();
    },
  };
}

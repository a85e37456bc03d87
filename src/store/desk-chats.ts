import type { DeskId } from '../desk/desk.ts';
import { network } from '../desk/network.ts';
import type { Store } from './store.ts';

/** The desks' groups of operators: configured, given in chat, or learnt when a group became a supergroup, by whichever process. */
export interface DeskChats {
  known(): ReadonlyMap<DeskId, number>;
  /** The group of the experts, which is no desk's; null: there is none. */
  network(): number | null;
  /** This process learnt that a group has another number. */
  moved(from: number, to: number): void;
  /** Reads what other processes have learnt. Reads nothing where there are no others. */
  refresh(): Promise<void>;
  /** A desk was given a group, or lost it, by this process. */
  changed(): Promise<void>;
}

/** `shared`: other processes may serve the same database. What was given in chat comes before what is configured. */
export async function openDeskChats(
  configured: ReadonlyMap<DeskId, number>,
  store: Pick<Store, 'movedChats' | 'deskChats'>,
  shared: boolean,
): Promise<DeskChats> {
  // What is learnt here may not be written yet: reading again only adds.
  const learnt = new Map<number, number>();
  let given: ReadonlyMap<DeskId, number> = new Map();
  let known = follow();

  function follow() {
    const desks = new Map([...configured, ...given].map(([desk, chat]) => [desk, learnt.get(chat) ?? chat]));
    const experts = desks.get(network) ?? null;
    desks.delete(network);
    return { desks, experts };
  }

  async function read(): Promise<void> {
    given = await store.deskChats();
    for (const [from, to] of await store.movedChats()) learnt.set(from, to);
    known = follow();
  }

  await read();
  return {
    known: () => known.desks,
    network: () => known.experts,
    moved(from, to) {
      learnt.set(from, to);
      known = follow();
    },
    async refresh() {
      if (shared) await read();
    },
    changed: read,
  };
}

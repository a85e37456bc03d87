import type { ChatTurn, Turns } from '../base/inbox.ts';
import type { Seal } from './seal.ts';
import { company, type Link, met, numbers, openLink, together } from './turn-link.ts';
import { openUnshown, type ShownMarks } from './unshown-rows.ts';

interface Wish<Answer> {
  readonly chat: number;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

interface Unshown {
  readonly update_id: number;
  readonly unshown_chat: number;
  readonly unshown: string;
}

/** What a round found. */
interface Found {
  readonly own: ReadonlySet<number>;
  /** Became this process's in this round. */
  readonly taken: ReadonlySet<number>;
  readonly stored: ReadonlyMap<number, number>;
  readonly unshown: readonly Unshown[];
}

export interface TurnsOnPostgres extends Turns {
  close(): Promise<void>;
}

const atOnce: ChatTurn = { mine: true, stored: 0, unshown: [] };

/**
 * Turns as advisory locks, all on one connection of this process, made at the first question: they cost no write, and go with it, however the
 * process ends. Whoever asks or leaves while the database is answering waits for the next round, which serves them all. A process that is alone on
 * its database asks nobody.
 */
export function turnsOnPostgres(url: string, seal: Seal, marks: ShownMarks): TurnsOnPostgres {
  let linking: Promise<Link> | null = null;
  let link: Link | null = null;
  let asked: Wish<ChatTurn>[] = [];
  let left: Wish<boolean>[] = [];
  let listed: Wish<readonly number[]>[] = [];
  let working: Promise<void> | null = null;
  let processes = 1;

  function linked(): Promise<Link> {
    if (linking) return linking;
    const lost = () => {
      if (linking === mine) [linking, link] = [null, null];
    };
    const mine: Promise<Link> = openLink(url, { called: wake, lost }).then(
      (made) => {
        if (linking === mine) link = made;
        return made;
      },
      (error) => {
        lost();
        throw error;
      },
    );
    linking = mine;
    return mine;
  }

  function wake(): void {
    working ??= rounds();
  }

  async function rounds(): Promise<void> {
    // Who asks in the same breath is served together.
    await Promise.resolve();
    while (asked.length > 0 || left.length > 0 || listed.length > 0 || link?.called) {
      const [asking, leaving, listing] = [asked, left, listed];
      [asked, left, listed] = [[], [], []];
      try {
        const on = await linked();
        if (asking.length > 0 || leaving.length > 0 || on.called) {
          const found = await round(on, asking, leaving);
          for (const { chat, resolve } of leaving) resolve(found.stored.has(chat));
          for (const { chat, resolve } of asking) resolve(turnIn(found, chat));
        }
        if (listing.length > 0) {
          const all = await list(on);
          for (const { resolve } of listing) resolve(all);
        }
      } catch (error) {
        for (const { reject } of [...asking, ...leaving, ...listing]) reject(error);
      }
    }
    // In the same breath in which nothing was found: who asks from here on begins anew.
    working = null;
  }

  async function round(on: Link, asking: readonly Wish<ChatTurn>[], leaving: readonly Wish<boolean>[]): Promise<Found> {
    const { own, alone, called } = on;
    const free = leaving.map(({ chat }) => chat).filter((chat) => own.delete(chat));
    const wanted = asking.map(({ chat }) => chat).filter((chat) => !own.has(chat));
    const concerned = numbers([...asking, ...leaving].map(({ chat }) => chat));
    // One after the other, each on what is there when it begins: what was put into the inbox before a turn was given back is seen.
    const rows = await together(on, marks, {
      locked: called ? `select pg_advisory_lock(${lock}) from ${chatsIn([...own])}` : null,
      met: called ? `select pg_advisory_lock_shared(${company}), pg_advisory_unlock(${company})` : null,
      freed: alone || called || free.length === 0 ? null : `select pg_advisory_unlock(${lock}) from ${chatsIn(free)}`,
      taken: alone || wanted.length === 0 ? null : `select chat from ${chatsIn(wanted)} where pg_try_advisory_lock(${lock})`,
      stored: `select chat, count(*) as stored from inbox where chat = any('${concerned}') group by chat`,
      unshown: `select update_id, unshown_chat, unshown from seen
        where unshown_chat = any('${numbers(wanted)}') and unshown is not null order by update_id`,
    });
    if (called) on.called = false;
    const taken = new Set(alone ? wanted : rows.taken.map(({ chat }) => Number(chat)));
    for (const chat of taken) own.add(chat);
    const stored = new Map(rows.stored.map((row) => [Number(row.chat), Number(row.stored)]));
    const unshown = rows.unshown.map((row) => ({
      update_id: Number(row.update_id),
      unshown_chat: Number(row.unshown_chat),
      unshown: row.unshown,
    }));
    return { own, taken, stored, unshown };
  }

  /** Whom something waits for. Whoever finds nobody else there, and nothing left by another, is alone from here on. */
  async function list(on: Link): Promise<readonly number[]> {
    const rows = await together(on, marks, {
      alone: on.alone ? null : `select 1 where pg_try_advisory_lock(${company})`,
      met,
      chats: 'select chat from inbox union select unshown_chat from seen where unshown is not null and unshown_chat is not null',
    });
    const chats = rows.chats.map(({ chat }) => Number(chat));
    processes = Math.max(1, Number(rows.met[0]?.n ?? 1));
    if (rows.alone.length > 0) {
      const mine = chats.every((chat) => on.own.has(chat));
      await together(on, marks, {
        freed: mine ? `select pg_advisory_unlock(${lock}) from ${chatsIn([...on.own])}` : null,
        parted: mine ? `select pg_advisory_unlock_shared(${company})` : `select pg_advisory_unlock(${company})`,
      });
      on.alone = mine;
    }
    return chats;
  }

  function turnIn({ own, taken, stored, unshown }: Found, chat: number): ChatTurn {
    const rows = taken.has(chat) ? unshown.filter((row) => row.unshown_chat === chat) : [];
    return { mine: own.has(chat), stored: stored.get(chat) ?? 0, unshown: rows.flatMap((row) => openUnshown(seal, row)) };
  }

  return {
    ask(chat, left) {
      if (link?.alone && !left) {
        link.own.add(chat);
        return Promise.resolve(atOnce);
      }
      return new Promise((resolve, reject) => {
        asked.push({ chat, resolve, reject });
        wake();
      });
    },
    leave(chat) {
      if (link?.alone) {
        link.own.delete(chat);
        return Promise.resolve(false);
      }
      return new Promise((resolve, reject) => {
        left.push({ chat, resolve, reject });
        wake();
      });
    },
    chats: () =>
      new Promise((resolve, reject) => {
        listed.push({ chat: 0, resolve, reject });
        wake();
      }),
    processes: () => processes,
    async close() {
      await working;
      const on = await linking?.catch(() => null);
      await on?.client.end().catch(() => undefined);
    },
  };
}

/** The lock of a chat, apart from those of other schemas and of what else is locked. */
const lock = "hashtextextended(current_schema() || ' turn ' || chat, 0)";

const chatsIn = (chats: readonly number[]) => `unnest('${numbers(chats)}'::bigint[]) as it(chat)`;

import type { Change, Write } from '../desk/change.ts';
import type { Person } from '../desk/session.ts';
import type { Committed } from './store.ts';
import { keptSession } from './stored-session.ts';

/** The persons that this process wrote last, as a read would give them, and who is in no talk, so that whoever goes on tapping is not read anew each time. */
export interface Remembered {
  person(chat: number): Person | undefined;
  /** Gives what `read` finds, a talk or null; once null it is not read again until somebody's talk may have begun. */
  talk<Talk>(chat: number, read: () => Promise<Talk | null>): Promise<Talk | null>;
  /** To be called as soon as a change is on the disk, or refused: what was written is known, all else about those persons is forgotten. */
  after(change: Change, committed: Committed | 'failed'): void;
  forgetAll(): void;
}

/**
 * At most so many persons. Only for a database that no other process writes. No person that was read is remembered: a read may end after a write
 * that began later.
 */
export function rememberPersons(most: number): Remembered {
  const known = new Map<number, Person>();
  const silent = new Set<number>();
  /** Rises when a talk may have begun: what was read before does not count. */
  let talks = 0;

  function remember(person: Person): void {
    known.set(person.chat, person);
    const oldest = known.size > most ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
  }

  return {
    person: (chat) => known.get(chat),
    async talk(chat, read) {
      if (silent.has(chat)) return null;
      const before = talks;
      const found = await read();
      if (found === null && before === talks) {
        if (silent.size >= 10 * most) silent.clear();
        silent.add(chat);
      }
      return found;
    },
    after(change, committed) {
      for (const write of change) {
        if (write.write === 'handoff' || write.write === 'handoff-set') {
          talks += 1;
          silent.clear();
        }
        const chat = chatOf(write);
        if (chat !== null) known.delete(chat);
        if (write.write === 'person' && committed === 'done')
          remember({ ...write.person, session: keptSession(write.person.session), version: write.person.version + 1 });
      }
    },
    forgetAll: () => known.clear(),
  };
}

/** Whose person a write changes. */
function chatOf(write: Write): number | null {
  switch (write.write) {
    case 'person':
      return write.person.chat;
    case 'blocked':
    case 'erase':
      return write.chat;
    default:
      return null;
  }
}

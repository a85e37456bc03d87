import { ourFault, ourFaultScreen } from '../screens/edge-words.ts';
import type { Answer } from './present.ts';

/** One apology stands so long for all that goes wrong in its chat, in milliseconds. */
const stands = 60_000;

/** For what an apology is owed. In a private chat it is a message; in a group, which is left in peace, a word on the pressed button. */
export type Owed = Pick<Answer, 'chat' | 'update' | 'callback' | 'lang'>;

export interface Apologies {
  /** The apology that is due; after one that still stands only the pressed button is answered, with the same words. */
  due(owed: Owed): Answer;
  /** Something worked in this chat: what goes wrong next is a new matter. */
  worked(chat: number): void;
}

/** One apology for all that goes wrong in a chat in a row, until something works there or a minute is over. `clock`: milliseconds. */
export function createApologies(clock: () => number): Apologies {
  /** When each chat was told, the oldest first. */
  const told = new Map<number, number>();

  function first(chat: number): boolean {
    const now = clock();
    for (const [each, at] of told) {
      if (now - at < stands) break;
      told.delete(each);
    }
    if (told.has(chat)) return false;
    told.set(chat, now);
    return true;
  }

  return {
    due(owed) {
      const message = owed.chat > 0 && first(owed.chat);
      return { ...owed, instead: null, screens: message ? [ourFaultScreen] : [], ...(message ? {} : { toast: ourFault }) };
    },
    worked: (chat) => void told.delete(chat),
  };
}

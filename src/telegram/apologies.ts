import type { Decision } from '../desk/change.ts';
import { ourFault, ourFaultScreen } from '../screens/edge-words.ts';

/** One apology stands so long for all that goes wrong in its chat, in milliseconds. */
const stands = 60_000;

export interface Apologies {
  /**
   * The apology that is due: a message, or while an earlier one stands only a word on the pressed button. A group is left in peace, unless
   * (`aloud`) the button was answered before.
   */
  due(chat: number, aloud?: boolean): Pick<Decision, 'screens' | 'toast'>;
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
    due: (chat, aloud = chat > 0) => (aloud && first(chat) ? { screens: [ourFaultScreen] } : { screens: [], toast: ourFault }),
    worked: (chat) => void told.delete(chat),
  };
}

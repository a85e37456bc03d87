import type { Unshown } from './unshown.ts';

/** An update that waits for its turn on disk, so that Telegram need not keep it. `body` is its JSON. */
export interface Waiting {
  readonly id: number;
  readonly chat: number;
  readonly body: string;
}

/** Updates that could not be dealt with at once. Bodies are sealed while they lie here and go when the update is done. */
export interface Inbox {
  /** Keeps updates, all or none. One that is kept already is left as it is. */
  keep(updates: readonly Waiting[], at: string): Promise<void>;
  /**
   * Removes what is `done` and takes the oldest of a chat, by update number, each with how often it was begun before; counts this
   * beginning. A body that cannot be opened is empty.
   */
  begin(chat: number, most: number, done: readonly number[]): Promise<readonly (Waiting & { readonly begun: number })[]>;
  /** Chats with something waiting, and how much. */
  chats(): Promise<ReadonlyMap<number, number>>;
}

/** What a process finds that asks for the turn of a chat. */
export interface ChatTurn {
  /** Else another process deals with the chat, and takes also what comes into the inbox meanwhile. */
  readonly mine: boolean;
  /** How many updates of the chat lie in the inbox. */
  readonly stored: number;
  /** Given with the turn: what a process committed and did not live to show, oldest first. */
  readonly unshown: readonly (Unshown & { readonly update: number })[];
}

/**
 * Whose turn a chat is, where several processes serve one database: who has it deals with the chat's updates, and nobody else does. It ends
 * with `leave`, or within seconds when its process dies or hangs.
 */
export interface Turns {
  /** Takes the turn unless another process has it; who has it already looks again. `left`: something is known to wait for the chat. */
  ask(chat: number, left: boolean): Promise<ChatTurn>;
  /** Gives the turn back; true: something waits for which nobody has it. */
  leave(chat: number): Promise<boolean>;
  /** Chats with something in the inbox, or something not shown: somebody may have it in hand. To be asked every second or two, or every turn of this process is lost. */
  chats(): Promise<readonly number[]>;
  /** How many processes serve the database, this one among them, when it was last asked for chats. */
  processes(): number;
}

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

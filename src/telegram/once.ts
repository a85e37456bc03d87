/** Remembers the last so many keys. */
export interface Once {
  /** True the first time, false as long as the key is remembered. */
  first(key: string): boolean;
}

/** What came before, for updates that are to be answered once: the pictures of an album, an edit that changes no word. In memory; of an album other processes and the next start know by its mark in the database. */
export function createOnce(most: number): Once {
  const keys = new Set<string>();
  return {
    first(key) {
      if (keys.has(key)) return false;
      keys.add(key);
      const oldest = keys.size > most ? keys.values().next().value : undefined;
      if (oldest !== undefined) keys.delete(oldest);
      return true;
    },
  };
}

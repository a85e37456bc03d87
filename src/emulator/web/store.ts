import type { State } from './state.ts';

/** Holds the state and tells who watches when it changed. */
export class Store {
  readonly state: State;
  #watchers = new Set<() => void>();

  constructor(state: State) {
    this.state = state;
  }

  change(edit: (state: State) => void): void {
    edit(this.state);
    for (const watcher of this.#watchers) watcher();
  }

  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }
}

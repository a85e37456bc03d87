import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Actions } from './actions.ts';
import type { State } from './state.ts';
import type { Store } from './store.ts';
import { type Words, wordsIn } from './words.ts';

export type Page = { state: State; actions: Actions; words: Words };

export const PageContext = createContext<Page | undefined>(undefined);

/** What every part of the page needs: the state, what can be done, and the page's words. */
export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('usePage is called outside of the page');
  return page;
}

/** Renders again at each change of the store; gives a new `Page` each time, so that everything below follows. */
export function useStore(store: Store, actions: Actions): Page {
  const page = () => ({ state: store.state, actions, words: wordsIn(store.state.tongue) });
  const [current, setCurrent] = useState(page);
  useEffect(() => store.watch(() => setCurrent(page())), [store, actions]);
  return current;
}

import { type JSX, render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Actions, createActions } from './actions.ts';
import { follow } from './live.ts';
import { WholePage } from './page.tsx';
import { emptyState, type Theme } from './state.ts';
import { Store } from './store.ts';
import { PageContext, useStore } from './use-page.ts';
import { tongueOf } from './words.ts';

/** Below this width one pane is shown at a time; the same number is in chat.css. */
const NARROW = '(max-width: 899px)';

function App({ store, actions }: { store: Store; actions: Actions }): JSX.Element {
  const page = useStore(store, actions);
  const narrow = useMedia(NARROW);
  const { theme, tongue, bot } = page.state;
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.lang = tongue;
    document.title = `${bot.first_name} · ${page.words('preview')}`;
  }, [theme, tongue, bot.first_name]);
  return (
    <PageContext.Provider value={page}>
      <WholePage narrow={narrow} />
    </PageContext.Provider>
  );
}

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const look = () => setMatches(media.matches);
    look();
    media.addEventListener('change', look);
    return () => media.removeEventListener('change', look);
  }, [query]);
  return matches;
}

/** Storage may be forbidden in a browser; then nothing is remembered. */
function remembered(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Not remembered then.
  }
}

const themes: readonly string[] = ['auto', 'light', 'dark'] satisfies Theme[];
const theme = remembered('theme') ?? 'auto';
const store = new Store(
  emptyState(tongueOf(remembered('tongue') ?? navigator.language), themes.includes(theme) ? (theme as Theme) : 'auto'),
);
const root = document.getElementById('app');
const actions = createActions(store, remember);
if (root) render(<App store={store} actions={actions} />, root);
follow(store);

/** A page outside led here by a link of the bot's (`/?start=payload`): it is followed once, as if the person on the phone had tapped it. */
const payload = new URL(location.href).searchParams.get('start');
if (payload !== null) {
  history.replaceState(null, '', location.pathname);
  const stop = store.watch(() => {
    if (!store.state.ready) return;
    stop();
    void actions.startWith(undefined, payload);
  });
}

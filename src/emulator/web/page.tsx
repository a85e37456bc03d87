import type { JSX } from 'preact';
import { ContactDialog, LocationDialog } from './attach.tsx';
import { Clock, DateDialog } from './clock.tsx';
import { Desks, GroupDialog, MembersDialog } from './desks.tsx';
import { AlertDialog } from './dialog.tsx';
import { Icon, type IconName } from './icons.tsx';
import { People, PersonDialog } from './people.tsx';
import { Phone } from './phone.tsx';
import { ShareDialog } from './share.tsx';
import { chatsOf, type Pane, type Theme, unreadOf } from './state.ts';
import { usePage } from './use-page.ts';

/** The whole page: bar with the clock, people, phone and desks side by side; on a narrow screen one of the three and tabs. */
export function WholePage({ narrow }: { narrow: boolean }): JSX.Element {
  const { state, words } = usePage();
  if (!state.ready) {
    return (
      <div class="opening" role="status">
        <span class="spinner" />
        <p>{state.offline ? words('offline') : words('loading')}</p>
      </div>
    );
  }
  const seen = (pane: Pane) => !narrow || state.pane === pane;
  return (
    <div class="page" data-pane={state.pane}>
      <TopBar />
      {state.offline && (
        <div class="offline" role="status">
          <span class="spinner" />
          {words('offline')}
        </div>
      )}
      <main class="panes">
        {seen('people') && <People />}
        {seen('chat') && <Phone visible={seen('chat')} />}
        {seen('desks') && <Desks visible={seen('desks')} />}
      </main>
      <PaneTabs />
      <OpenDialog />
    </div>
  );
}

function TopBar(): JSX.Element {
  const { state, actions, words } = usePage();
  const next: Record<Theme, Theme> = { auto: 'light', light: 'dark', dark: 'auto' };
  const theme = words('theme', { name: words(state.theme) });
  return (
    <header class="top">
      <div class="brand">
        <span class="brand-sign" aria-hidden="true">
          <Icon name="chat" size={20} />
        </span>
        <span>
          <h1 dir="auto">{state.bot.first_name}</h1>
          <small>{words('preview')}</small>
        </span>
      </div>
      <Clock />
      <div class="top-buttons">
        <button
          type="button"
          class="icon-button"
          aria-label={theme}
          title={theme}
          data-testid="theme"
          onClick={() => actions.setTheme(next[state.theme])}
        >
          <Icon name={state.theme} />
        </button>
        <button
          type="button"
          class="icon-button tongue"
          aria-label={words('switchLanguage')}
          title={words('switchLanguage')}
          data-testid="tongue"
          onClick={() => actions.setTongue(state.tongue === 'it' ? 'en' : 'it')}
        >
          {state.tongue === 'it' ? 'EN' : 'IT'}
        </button>
      </div>
    </header>
  );
}

const TABS: { pane: Pane; icon: IconName }[] = [
  { pane: 'people', icon: 'people' },
  { pane: 'chat', icon: 'chat' },
  { pane: 'desks', icon: 'desks' },
];

/** The switcher of a narrow screen. */
function PaneTabs(): JSX.Element {
  const { state, actions, words } = usePage();
  const private_ = chatsOf(state, 'private');
  const sum = (ids: number[]) => ids.reduce((total, id) => total + unreadOf(state, id), 0);
  const unread: Record<Pane, number> = {
    people: sum(private_.map(({ id }) => id).filter((id) => id !== state.person)),
    chat: state.person === undefined ? 0 : unreadOf(state, state.person),
    desks: sum(chatsOf(state, 'group').map(({ id }) => id)),
  };
  return (
    <nav class="pane-tabs only-narrow" aria-label={words('menu')}>
      {TABS.map(({ pane, icon }) => (
        <button
          type="button"
          key={pane}
          aria-current={state.pane === pane ? 'page' : undefined}
          data-testid={`pane-${pane}`}
          onClick={() => actions.show(pane)}
        >
          <span class="tab-icon">
            <Icon name={icon} size={22} />
            {unread[pane] > 0 && state.pane !== pane && <span class="badge">{unread[pane]}</span>}
          </span>
          {words(pane)}
        </button>
      ))}
    </nav>
  );
}

function OpenDialog(): JSX.Element | null {
  const { dialog } = usePage().state;
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'person':
      return <PersonDialog />;
    case 'group':
      return <GroupDialog />;
    case 'date':
      return <DateDialog />;
    case 'members':
      return <MembersDialog chat={dialog.chat} />;
    case 'location':
      return <LocationDialog chat={dialog.chat} />;
    case 'contact':
      return <ContactDialog chat={dialog.chat} />;
    case 'alert':
      return <AlertDialog text={dialog.text} />;
    case 'share':
      return <ShareDialog url={dialog.url} text={dialog.text} from={dialog.from} />;
  }
}

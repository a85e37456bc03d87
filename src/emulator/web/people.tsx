import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ChatInfo } from './api.ts';
import { Avatar } from './avatar.tsx';
import { DialogBox } from './dialog.tsx';
import { Icon } from './icons.tsx';
import { LANGUAGES, nameOf } from './names.ts';
import { chatsOf, messagesOf, unreadOf } from './state.ts';
import { summaryOf } from './summary.ts';
import { timeOf } from './times.ts';
import { usePage } from './use-page.ts';

/** The list of residents with the last line of their chat, and the button for a new one. */
export function People(): JSX.Element {
  const { state, actions, words } = usePage();
  const chats = chatsOf(state, 'private');
  return (
    <nav class="people" aria-label={words('people')}>
      <header class="people-head">
        <h2>{words('people')}</h2>
        <button type="button" class="tonal" data-testid="new-person" onClick={() => actions.open({ kind: 'person' })}>
          <Icon name="plus" size={18} />
          {words('newPerson')}
        </button>
      </header>
      <div class="people-list">
        {chats.map((chat) => (
          <PersonRow key={chat.id} chat={chat} />
        ))}
        {chats.length === 0 && (
          <p class="nothing">
            <b>{words('noPeople')}</b>
            {words('noPeopleHint')}
          </p>
        )}
      </div>
      <p class="promise" title={words('promise')}>
        <Icon name="shield" size={18} />
        <span>{words('promise')}</span>
      </p>
    </nav>
  );
}

function PersonRow({ chat }: { chat: ChatInfo }): JSX.Element {
  const { state, actions, words } = usePage();
  const user = state.users.get(chat.id);
  const last = messagesOf(state, chat.id).at(-1);
  const unread = unreadOf(state, chat.id);
  const chosen = state.person === chat.id;
  return (
    <button
      type="button"
      class={`person ${chosen ? 'chosen' : ''} ${unread > 0 ? 'waiting' : ''}`}
      title={nameOf(chat)}
      aria-current={chosen}
      data-testid={`person-${chat.id}`}
      onClick={() => actions.choosePerson(chat.id)}
    >
      <Avatar who={chat} size={46} />
      <span class="person-words">
        <span class="person-name">
          <b dir="auto">{nameOf(chat)}</b>
          {user?.language_code && (
            <span class="language" title={LANGUAGES[user.language_code] ?? user.language_code}>
              {user.language_code}
            </span>
          )}
          {last && <time>{timeOf(last.message.date, words('locale'))}</time>}
        </span>
        <span class="person-last">
          <span dir="auto">{last ? summaryOf(last.message, words) : words('neverOpened')}</span>
          {unread > 0 && (
            <span class="badge" title={words('unread', { count: unread })} data-testid="unread">
              {unread}
            </span>
          )}
        </span>
      </span>
    </button>
  );
}

/** Asks for a name and the language of the person's Telegram. */
export function PersonDialog(): JSX.Element {
  const { actions, words } = usePage();
  const [first, setFirst] = useState('');
  const [last, setLast] = useState('');
  const [language, setLanguage] = useState('en');
  const submit = (event: Event) => {
    event.preventDefault();
    const person = { first_name: first.trim(), language_code: language };
    if (person.first_name) void actions.addPerson(last.trim() ? { ...person, last_name: last.trim() } : person);
  };
  return (
    <DialogBox title={words('newPerson')} testId="person-dialog">
      <form class="form" onSubmit={submit}>
        <label class="field">
          <span>{words('firstName')}</span>
          <input
            type="text"
            required
            maxLength={64}
            dir="auto"
            value={first}
            data-first
            data-testid="first-name"
            onInput={(event) => setFirst(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>{words('lastName')}</span>
          <input type="text" maxLength={64} dir="auto" value={last} onInput={(event) => setLast(event.currentTarget.value)} />
        </label>
        <label class="field">
          <span>{words('language')}</span>
          <select value={language} data-testid="language" onChange={(event) => setLanguage(event.currentTarget.value)}>
            {Object.entries(LANGUAGES).map(([code, name]) => (
              <option key={code} value={code}>
                {name} · {code}
              </option>
            ))}
          </select>
        </label>
        <div class="dialog-buttons">
          <button type="button" class="plain" onClick={() => actions.open(undefined)}>
            {words('cancel')}
          </button>
          <button type="submit" class="solid" data-testid="create-person">
            {words('create')}
          </button>
        </div>
      </form>
    </DialogBox>
  );
}

import type { JSX } from 'preact';
import type { ChatInfo } from './api.ts';
import { Avatar } from './avatar.tsx';
import { Activity, ChatView } from './chat.tsx';
import { Icon } from './icons.tsx';
import { Menu } from './menu.tsx';
import { nameOf } from './names.ts';
import { usePage } from './use-page.ts';

/** The chosen resident's phone: their private chat with the bot. */
export function Phone({ visible }: { visible: boolean }): JSX.Element {
  const { state, actions, words } = usePage();
  const chat = state.person === undefined ? undefined : state.chats.get(state.person);
  if (!chat) {
    return (
      <div class="phone empty-pane">
        <Icon name="people" size={40} />
        <b>{words('noPeople')}</b>
        <p>{words('noPeopleHint')}</p>
        <button type="button" class="solid" onClick={() => actions.open({ kind: 'person' })}>
          {words('newPerson')}
        </button>
      </div>
    );
  }
  const item = chat.blocked
    ? { icon: 'check' as const, text: words('unblock'), run: () => void actions.setBlocked(chat.id, false) }
    : { icon: 'close' as const, text: words('block'), danger: true, run: () => void actions.setBlocked(chat.id, true) };
  const head = (
    <header class="chat-head">
      <button type="button" class="icon-button only-narrow" aria-label={words('people')} onClick={() => actions.show('people')}>
        <Icon name="back" />
      </button>
      <Avatar who={state.bot} bot size={40} />
      <div class="chat-title">
        <h2 dir="auto">{state.bot.first_name}</h2>
        <Activity chat={chat.id} otherwise={<Owner chat={chat} />} />
      </div>
      <Menu class="chat-menu" label={words('menu')} icon={<Icon name="more" />} items={[item]} testId="chat-menu" />
    </header>
  );
  return (
    <div class="phone">
      <div class="phone-owner">
        <Avatar who={chat} size={22} />
        <span dir="auto">{nameOf(chat)}</span>
      </div>
      <div class="phone-screen">
        <ChatView chat={chat} visible={visible} head={head} />
      </div>
    </div>
  );
}

/** "bot", and on a narrow screen, which has no frame to say it, whose phone this is. */
function Owner({ chat }: { chat: ChatInfo }): JSX.Element {
  const { words } = usePage();
  return (
    <>
      {words('bot')}
      <span class="only-narrow"> · {nameOf(chat)}</span>
    </>
  );
}

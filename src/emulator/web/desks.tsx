import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ChatInfo } from './api.ts';
import { Avatar } from './avatar.tsx';
import { Activity, ChatView } from './chat.tsx';
import { DialogBox } from './dialog.tsx';
import { Icon } from './icons.tsx';
import { nameOf } from './names.ts';
import { chatsOf, unreadOf } from './state.ts';
import type { User } from './telegram.ts';
import { usePage } from './use-page.ts';

/** The groups in which the operators of the desks meet the bot, one at a time. */
export function Desks({ visible }: { visible: boolean }): JSX.Element {
  const { state, actions, words } = usePage();
  const groups = chatsOf(state, 'group');
  const chat = groups.find(({ id }) => id === state.group) ?? groups[0];
  if (!chat) {
    return (
      <div class="window empty-pane">
        <Icon name="desks" size={40} />
        <b>{words('noGroups')}</b>
        <p>{words('noGroupsHint')}</p>
        <button type="button" class="solid" data-testid="new-group" onClick={() => actions.open({ kind: 'group' })}>
          {words('newGroup')}
        </button>
      </div>
    );
  }
  return (
    <div class="window">
      <div class="tabs" role="tablist" aria-label={words('desks')}>
        {groups.map((group) => (
          <GroupTab key={group.id} group={group} chosen={group.id === chat.id} />
        ))}
        <button
          type="button"
          class="icon-button"
          aria-label={words('newGroup')}
          title={words('newGroup')}
          onClick={() => actions.open({ kind: 'group' })}
        >
          <Icon name="plus" size={18} />
        </button>
      </div>
      <ChatView key={chat.id} chat={chat} visible={visible} head={<GroupHead chat={chat} />} />
    </div>
  );
}

function GroupTab({ group, chosen }: { group: ChatInfo; chosen: boolean }): JSX.Element {
  const { state, actions } = usePage();
  const unread = chosen ? 0 : unreadOf(state, group.id);
  return (
    <button type="button" role="tab" aria-selected={chosen} data-testid={`group-${group.id}`} onClick={() => actions.chooseGroup(group.id)}>
      <span dir="auto">{nameOf(group)}</span>
      {unread > 0 && <span class="badge">{unread}</span>}
    </button>
  );
}

function GroupHead({ chat }: { chat: ChatInfo }): JSX.Element {
  const { state, actions, words } = usePage();
  // The bot is a member too, as Telegram counts.
  const count = chat.members.length + 1;
  const members = membersOf(state.users, chat);
  return (
    <header class="chat-head">
      <Avatar who={chat} size={40} />
      <div class="chat-title">
        <h2 dir="auto">{nameOf(chat)}</h2>
        <Activity chat={chat.id} otherwise={count === 1 ? words('oneMember') : words('members', { count })} />
      </div>
      {members.length > 0 && (
        <label class="acting">
          <span>{words('actingAs')}</span>
          <select
            value={String(state.acting.get(chat.id) ?? '')}
            data-testid="acting"
            onChange={(event) => actions.act(chat.id, Number(event.currentTarget.value))}
          >
            {members.map((user) => (
              <option key={user.id} value={String(user.id)}>
                {nameOf(user)}
              </option>
            ))}
          </select>
        </label>
      )}
      <button
        type="button"
        class="icon-button"
        aria-label={words('manageMembers')}
        title={words('manageMembers')}
        data-testid="members"
        onClick={() => actions.open({ kind: 'members', chat: chat.id })}
      >
        <Icon name="people" />
      </button>
    </header>
  );
}

/** Who is in the group, and who could be. */
export function MembersDialog({ chat: id }: { chat: number }): JSX.Element | null {
  const { state, actions, words } = usePage();
  const chat = state.chats.get(id);
  if (!chat) return null;
  const inside = membersOf(state.users, chat);
  const outside = [...state.users.values()].filter((user) => !user.is_bot && !chat.members.includes(user.id));
  const row = (user: User, member: boolean) => (
    <li key={user.id}>
      <Avatar who={user} size={36} />
      <span dir="auto">{nameOf(user)}</span>
      <button type="button" class={member ? 'plain danger' : 'tonal'} onClick={() => void actions.setMember(id, user.id, !member)}>
        {member ? words('remove') : words('add')}
      </button>
    </li>
  );
  return (
    <DialogBox title={nameOf(chat)} testId="members-dialog">
      <ul class="member-list">
        {inside.map((user) => row(user, true))}
        {outside.map((user) => row(user, false))}
      </ul>
      {outside.length === 0 && inside.length > 0 && <p class="muted">{words('everybodyIn')}</p>}
      <div class="dialog-buttons">
        <button type="button" class="plain" onClick={() => actions.open({ kind: 'person' })}>
          {words('newPerson')}
        </button>
        <button type="button" class="solid" data-first onClick={() => actions.open(undefined)}>
          {words('ok')}
        </button>
      </div>
    </DialogBox>
  );
}

/** Asks for the title of a new group. */
export function GroupDialog(): JSX.Element {
  const { actions, words } = usePage();
  const [title, setTitle] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    if (title.trim()) void actions.addGroup(title.trim());
  };
  return (
    <DialogBox title={words('newGroup')} testId="group-dialog">
      <form class="form" onSubmit={submit}>
        <label class="field">
          <span>{words('groupTitle')}</span>
          <input
            type="text"
            required
            maxLength={128}
            dir="auto"
            value={title}
            data-first
            onInput={(event) => setTitle(event.currentTarget.value)}
          />
        </label>
        <div class="dialog-buttons">
          <button type="button" class="plain" onClick={() => actions.open(undefined)}>
            {words('cancel')}
          </button>
          <button type="submit" class="solid">
            {words('create')}
          </button>
        </div>
      </form>
    </DialogBox>
  );
}

function membersOf(users: Map<number, User>, chat: ChatInfo): User[] {
  return chat.members.flatMap((id) => users.get(id) ?? []);
}

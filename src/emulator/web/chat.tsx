import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChatInfo } from './api.ts';
import { Avatar } from './avatar.tsx';
import { Composer } from './composer.tsx';
import { Icon } from './icons.tsx';
import { MessageLog } from './log.tsx';
import { messagesOf, writerOf } from './state.ts';
import { summaryOf } from './summary.ts';
import { usePage } from './use-page.ts';

type Props = { chat: ChatInfo; visible: boolean; head: ComponentChildren; under?: ComponentChildren };

/** A chat from top to bottom: its head, what is pinned, the messages, the input field. Used for the phone and for the groups alike. */
export function ChatView({ chat, visible, head, under }: Props): JSX.Element {
  const { state } = usePage();
  const fresh = chat.type === 'private' && (state.messages.get(chat.id)?.size ?? 0) === 0;
  const toast = state.toasts.get(chat.id);
  return (
    <section class="chat" data-testid={`chat-${chat.id}`}>
      {head}
      {under}
      <Pinned chat={chat} />
      {fresh ? <StartScreen chat={chat} /> : <MessageLog key={chat.id} chat={chat} visible={visible} />}
      {toast && (
        <div class="toast" role="status" data-testid="toast" dir="auto">
          {toast}
        </div>
      )}
      {!fresh && <Foot chat={chat} />}
    </section>
  );
}

/** Under the messages: the input field, or the reason why there is none. */
function Foot({ chat }: { chat: ChatInfo }): JSX.Element {
  const { state, actions, words } = usePage();
  if (chat.type === 'private' && chat.blocked) {
    return (
      <div class="foot-note">
        <span>{words('blocked')}</span>
        <button type="button" class="solid" data-testid="unblock" onClick={() => void actions.setBlocked(chat.id, false)}>
          {words('unblock')}
        </button>
      </div>
    );
  }
  if (writerOf(state, chat) === undefined) {
    return (
      <div class="foot-note">
        <span>{words('noMembers')}</span>
        <button type="button" class="solid" onClick={() => actions.open({ kind: 'members', chat: chat.id })}>
          {words('add')}
        </button>
      </div>
    );
  }
  return <Composer key={chat.id} chat={chat} />;
}

/** A private chat in which nobody has pressed Start: the bot cannot write here yet. */
function StartScreen({ chat }: { chat: ChatInfo }): JSX.Element {
  const { state, actions, words } = usePage();
  const [payload, setPayload] = useState('');
  const [withCode, setWithCode] = useState(false);
  const code = useRef<HTMLInputElement>(null);
  useEffect(() => code.current?.focus(), [withCode]);
  const submit = (event: Event) => {
    event.preventDefault();
    void actions.startWith(chat.id, withCode ? payload.trim() : '');
  };
  return (
    <form class="start" onSubmit={submit}>
      <div class="start-card">
        <Avatar who={state.bot} bot size={72} />
        <h3 dir="auto">{state.bot.first_name}</h3>
        {state.bot.description ? <p dir="auto">{state.bot.description}</p> : <p>{words('startHint')}</p>}
      </div>
      <div class="start-foot">
        {withCode && (
          <label class="field">
            <span>{words('payload')}</span>
            <input
              ref={code}
              type="text"
              pattern="[A-Za-z0-9_\-]{0,64}"
              maxLength={64}
              value={payload}
              data-testid="payload"
              onInput={(event) => setPayload(event.currentTarget.value)}
            />
          </label>
        )}
        <button type="submit" class="solid big" data-testid="start">
          {words('start')}
        </button>
        {!withCode && (
          <button type="button" class="plain" data-testid="with-code" onClick={() => setWithCode(true)}>
            {words('withPayload')}
          </button>
        )}
      </div>
    </form>
  );
}

function Pinned({ chat }: { chat: ChatInfo }): JSX.Element | null {
  const { state, words } = usePage();
  const shown = messagesOf(state, chat.id).find(({ message }) => message.message_id === chat.pinned);
  if (!shown) return null;
  const jump = () => document.getElementById(`m${chat.id}-${chat.pinned}`)?.scrollIntoView({ block: 'center' });
  return (
    <button type="button" class="pinned" onClick={jump}>
      <Icon name="pin" size={18} />
      <span>
        <b>{words('pinned')}</b>
        <span dir="auto">{summaryOf(shown.message, words)}</span>
      </span>
    </button>
  );
}

/** The second line of a chat's head: "typing…" while the bot does something, else `otherwise`. */
export function Activity({ chat, otherwise }: { chat: number; otherwise: ComponentChildren }): JSX.Element {
  const { state, words } = usePage();
  const action = state.typing.get(chat);
  if (!action) return <small>{otherwise}</small>;
  return (
    <small class="typing" data-testid="typing">
      {words(action.startsWith('upload') ? 'uploading' : 'typing')}
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
    </small>
  );
}

import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChatInfo, Shown } from './api.ts';
import { Icon } from './icons.tsx';
import { MessageView } from './message.tsx';
import { messagesOf } from './state.ts';
import { dayKey, dayName } from './times.ts';
import { usePage } from './use-page.ts';

/** The messages of a chat, oldest first, with a line for each day. It stays at the newest unless somebody scrolled up. */
export function MessageLog({ chat, visible }: { chat: ChatInfo; visible: boolean }): JSX.Element {
  const { state, actions, words } = usePage();
  const messages = messagesOf(state, chat.id);
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const stick = useRef(true);
  const placed = useRef(-1);
  const atEnd = useRef(true);
  const [away, setAway] = useState(false);

  const note = (log: HTMLElement) => {
    atEnd.current = below(log) < 48;
    setAway(!atEnd.current);
  };

  const toNewest = () => {
    const log = box.current;
    if (!log || log.clientHeight === 0) return;
    const newest = content.current?.querySelector<HTMLElement>('[data-testid^="message-"]:last-of-type') ?? null;
    // A message longer than the window is read from its beginning.
    const tall = newest && newest.offsetHeight > log.clientHeight - 24;
    log.scrollTop = tall ? newest.offsetTop - 12 : log.scrollHeight;
    placed.current = log.scrollTop;
    note(log);
  };

  const onScroll = () => {
    const log = box.current;
    if (!log) return;
    note(log);
    // Where the page itself scrolled to says nothing of what the person wants.
    if (Math.abs(log.scrollTop - placed.current) >= 2) stick.current = atEnd.current;
  };

  const newest = messages.at(-1);
  useLayoutEffect(() => {
    // What somebody just wrote themselves always comes into view.
    if (newest && !newest.message.from?.is_bot && newest.edits === 0) stick.current = true;
    if (stick.current) toNewest();
  }, [newest?.seq, visible]);

  useEffect(() => {
    if (!content.current || !box.current) return;
    const log = box.current;
    // A picture that came late or an input field that grew must not push the end out of sight.
    const observer = new ResizeObserver(() => {
      if (!stick.current || !atEnd.current) return;
      log.scrollTop = log.scrollHeight;
      placed.current = log.scrollTop;
    });
    observer.observe(content.current);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (visible) actions.seen(chat.id);
  }, [visible, newest?.message.message_id]);

  const jump = (id: number) => {
    const target = document.getElementById(`m${chat.id}-${id}`);
    if (!target) return;
    target.scrollIntoView({ block: 'center', behavior: calm() ? 'auto' : 'smooth' });
    target.classList.remove('flash');
    requestAnimationFrame(() => target.classList.add('flash'));
  };

  return (
    <div class="log-frame">
      <div class="log" ref={box} onScroll={onScroll} data-testid="log">
        <div class="log-content" ref={content} role="log" aria-live="polite" aria-relevant="additions text">
          {messages.length === 0 && <p class="nothing">{words('noMessages')}</p>}
          {messages.map((shown, index) => (
            <Entry
              key={shown.message.message_id}
              chat={chat}
              shown={shown}
              before={messages[index - 1]}
              after={messages[index + 1]}
              onJump={jump}
            />
          ))}
        </div>
      </div>
      {away && (
        <button
          type="button"
          class="to-newest"
          aria-label={words('newMessages')}
          title={words('newMessages')}
          onClick={() => box.current?.scrollTo({ top: box.current.scrollHeight, behavior: calm() ? 'auto' : 'smooth' })}
        >
          <Icon name="down" />
        </button>
      )}
    </div>
  );
}

type EntryProps = { chat: ChatInfo; shown: Shown; before: Shown | undefined; after: Shown | undefined; onJump: (id: number) => void };

function Entry({ chat, shown, before, after, onJump }: EntryProps): JSX.Element {
  const { state, words } = usePage();
  const { date } = shown.message;
  const newDay = !before || dayKey(before.message.date * 1000) !== dayKey(date * 1000);
  return (
    <>
      {newDay && (
        <div class="day">
          <span>{dayName(date, state.now, words('locale'))}</span>
        </div>
      )}
      <MessageView
        chat={chat}
        shown={shown}
        first={newDay || !sameSender(before, shown)}
        last={!sameSender(shown, after)}
        onJump={onJump}
      />
    </>
  );
}

/** How many pixels of the log are under what is seen. */
function below(log: HTMLElement): number {
  return log.scrollHeight - log.scrollTop - log.clientHeight;
}

function sameSender(one: Shown | undefined, other: Shown | undefined): boolean {
  const service =
    one?.message.new_chat_members ?? one?.message.left_chat_member ?? other?.message.new_chat_members ?? other?.message.left_chat_member;
  return !service && one !== undefined && other !== undefined && one.message.from?.id === other.message.from?.id;
}

function calm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

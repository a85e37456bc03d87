import type { JSX } from 'preact';
import type { ChatInfo, Shown } from './api.ts';
import { Avatar } from './avatar.tsx';
import { FormattedText, isRightToLeft } from './entities.tsx';
import { Icon } from './icons.tsx';
import { InlineKeyboard } from './keyboard.tsx';
import { Media } from './media.tsx';
import { Menu, type MenuItem } from './menu.tsx';
import { nameOf, tint } from './names.ts';
import { writerOf } from './state.ts';
import { summaryOf } from './summary.ts';
import type { Message } from './telegram.ts';
import { timeOf } from './times.ts';
import { usePage } from './use-page.ts';

type Props = { chat: ChatInfo; shown: Shown; first: boolean; last: boolean; onJump: (id: number) => void };

/** One message: bubble, what it answers to, what it carries, its time, and the buttons under it. `first`/`last` in a row of the same sender. */
export function MessageView({ chat, shown, first, last, onJump }: Props): JSX.Element {
  const { state, words } = usePage();
  const { message } = shown;
  const { message_id: id, from } = message;
  const service = serviceText(message, words);
  if (service) {
    return (
      <div class="service" data-testid={`message-${id}`} id={`m${chat.id}-${id}`}>
        <span dir="auto">{service}</span>
      </div>
    );
  }
  const own = from !== undefined && from.id === writerOf(state, chat);
  const group = chat.type !== 'private';
  const rows = message.reply_markup?.inline_keyboard;
  const name = from ? nameOf(from) : '';
  const look = ['message', own ? 'own' : 'other', first ? 'first' : '', last ? 'last' : '', rows ? 'with-buttons' : ''];
  return (
    <article
      class={look.filter(Boolean).join(' ')}
      data-testid={`message-${id}`}
      id={`m${chat.id}-${id}`}
      aria-label={`${own ? words('you') : name}, ${timeOf(message.date, words('locale'))}`}
    >
      {group && !own && <span class="side">{last && from && <Avatar who={from} bot={from.is_bot} size={34} />}</span>}
      <div class="stack">
        <Bubble chat={chat} shown={shown} own={own} sender={group && !own && first} onJump={onJump} />
        {rows && rows.length > 0 && <InlineKeyboard chat={chat.id} message={id} rows={rows} />}
      </div>
      <MessageMenu chat={chat} message={message} own={own} />
    </article>
  );
}

type BubbleProps = { chat: ChatInfo; shown: Shown; own: boolean; sender: boolean; onJump: (id: number) => void };

function Bubble({ chat, shown, own, sender, onJump }: BubbleProps): JSX.Element {
  const { state, actions, words } = usePage();
  const { message } = shown;
  const { from, reply_to_message: quoted } = message;
  const text = message.text ?? message.caption ?? '';
  const entities = message.entities ?? message.caption_entities ?? [];
  const media = mediaClass(message);
  const writer = writerOf(state, chat);
  // The time stands on the last line where that line leaves it room; else on a line of its own.
  const blockAtEnd = entities.some(({ type, offset, length }) => /pre|blockquote/.test(type) && offset + length >= text.length);
  const beside = text !== '' && !blockAtEnd && !isRightToLeft(text.split('\n').at(-1) ?? '');
  const edited = shown.edits > 0 && !from?.is_bot;
  const tail = <span class={edited ? 'tail long' : 'tail'} aria-hidden="true" />;
  const known = text !== '' || media !== '';
  return (
    <div class={`bubble ${media} ${beside ? 'beside' : ''}`} dir="ltr">
      {sender && from && (
        <div class={`sender tint-${from.is_bot ? 'bot' : tint(from.id)}`} dir="auto">
          {nameOf(from)}
          {from.is_bot && <small>{words('bot')}</small>}
        </div>
      )}
      {message.forward_origin && <div class="forwarded">{words('forwarded', { name: originOf(message) })}</div>}
      {quoted && <Quote message={quoted} onJump={onJump} />}
      <Media message={message} />
      {text !== '' && (
        <FormattedText
          text={text}
          entities={entities}
          words={words}
          tail={beside ? tail : undefined}
          onLink={(url) => actions.follow(url, writer)}
          onCommand={(command) => void actions.say(chat.id, { text: command })}
          onCopy={(copied) => void actions.copy(chat.id, copied)}
        />
      )}
      {!known && <p class="muted">{words('unsupported')}</p>}
      <span class="meta">
        {edited && <span>{words('edited')}</span>}
        <time dateTime={new Date(message.date * 1000).toISOString()}>{timeOf(message.date, words('locale'))}</time>
        {own && <Icon name="check" size={13} />}
      </span>
      {shown.reaction && <span class="reaction">{shown.reaction}</span>}
    </div>
  );
}

function Quote({ message, onJump }: { message: Message; onJump: (id: number) => void }): JSX.Element {
  const { words } = usePage();
  const { from } = message;
  return (
    <button type="button" class={`quote tint-${from?.is_bot ? 'bot' : tint(from?.id ?? 0)}`} onClick={() => onJump(message.message_id)}>
      <b dir="auto">{from ? nameOf(from) : ''}</b>
      <span dir="auto">{summaryOf(message, words)}</span>
    </button>
  );
}

function MessageMenu({ chat, message, own }: { chat: ChatInfo; message: Message; own: boolean }): JSX.Element {
  const { actions, words } = usePage();
  const id = message.message_id;
  const text = message.text ?? message.caption;
  const draft = (kind: 'reply' | 'edit') => () => actions.setDraft(chat.id, { kind, id });
  const items: MenuItem[] = [{ icon: 'reply', text: words('reply'), run: draft('reply') }];
  if (own && text) items.push({ icon: 'edit', text: words('edit'), run: draft('edit') });
  if (text) items.push({ icon: 'copy', text: words('copy'), run: () => void actions.copy(chat.id, text) });
  return (
    <Menu class="message-menu" label={words('messageMenu')} icon={<Icon name="more" size={18} />} items={items} testId={`menu-${id}`} />
  );
}

function originOf({ forward_origin: origin }: Message): string {
  return origin?.sender_user ? nameOf(origin.sender_user) : (origin?.sender_user_name ?? '');
}

function mediaClass(message: Message): string {
  if (message.photo) return 'has-photo';
  if (message.sticker) return 'has-sticker';
  if (message.venue || message.location) return 'has-place';
  return message.document || message.voice || message.contact ? 'has-card' : '';
}

function serviceText(message: Message, words: ReturnType<typeof usePage>['words']): string | undefined {
  const by = message.from ? nameOf(message.from) : '';
  if (message.new_chat_members) return message.new_chat_members.map((user) => words('joined', { name: nameOf(user) })).join('\n');
  if (message.left_chat_member) return words('left', { name: nameOf(message.left_chat_member) });
  if (message.pinned_message) return words('pinnedOne', { name: by, text: summaryOf(message.pinned_message, words).slice(0, 60) });
  if (message.new_chat_title) return words('retitled', { text: message.new_chat_title });
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return words('migrated');
  if (message.forum_topic_created) return words('topicOpened', { text: message.forum_topic_created.name });
  if (message.forum_topic_edited) return words('topicOpened', { text: message.forum_topic_edited.name ?? '' });
  if (message.forum_topic_closed) return words('topicClosed');
  if (message.forum_topic_reopened) return words('topicReopened');
  return undefined;
}

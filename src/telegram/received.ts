import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parseAction } from '../base/action.ts';
import { cut } from '../base/cut.ts';
import type { Incoming, Input } from '../base/incoming.ts';
import { withAddresses } from './hidden-links.ts';
import { type FromUser, type InChat, type InTopic, type Pressed, type SentMessage, service, update } from './update-shape.ts';
import { staying } from './view.ts';

/** An update as our input, and what the view must do besides showing. */
export interface Received {
  readonly incoming: Incoming;
  /** The pressed button that must be answered. */
  readonly callback: string | null;
  /** What the update has in common with others of its chat, which are answered once: an album, a message with the same words. */
  readonly shared: string | null;
}

/** Telegram's user for an administrator who writes as the group. */
const groupAnonymousBot = 1_087_968_824;
/** A first name has at most 64 letters. */
const longestName = 64;

/** An update as our input, or null for one that is none of our business (channels, other bots, service messages, what Telegram adds next year). */
export function receive(raw: unknown, botName: string): Received | null {
  const parsed = update.safeParse(raw);
  if (!parsed.success) return null;
  const { update_id, message: sent, edited_message: edited, callback_query: pressed, my_chat_member: member } = parsed.data;
  if (pressed) return press(update_id, pressed);
  if (sent) {
    const input = inputOf(sent, botName);
    const album = sent.media_group_id === undefined ? null : `album ${sent.media_group_id}`;
    const once = album === null ? {} : { once: markOf(`${sent.chat.id} ${album}`) };
    const about = { message: sent.message_id, ...topicOf(sent), ...once, ...replyOf(sent, botName) };
    return input && made(update_id, sent.chat, senderOf(sent), input, about, album ?? wordsOf(sent));
  }
  if (edited) return edit(update_id, edited, botName);
  if (member?.chat.type === 'private') {
    const blocked = ['kicked', 'left'].includes(member.new_chat_member.status);
    return made(update_id, member.chat, person(member.from), { kind: 'blocked', blocked }, {}, null);
  }
  return null;
}

/** A number below zero, where no update has its own. */
const markOf = (what: string) => -1 - createHash('sha256').update(what).digest().readUIntBE(0, 6);

/** The message that is answered, and whose it is. */
function replyOf(sent: SentMessage, botName: string): Pick<Incoming, 'reply_to' | 'reply_by'> {
  const { reply_to_message: to } = sent;
  // In a topic, what answers nothing answers for Telegram the message that opened it.
  if (to && to.message_id === topicOf(sent).topic) return { reply_to: null };
  const by = to?.from && (to.from.username?.toLowerCase() === botName.toLowerCase() ? 'us' : to.from.id);
  return { reply_to: to?.message_id ?? null, ...(by === undefined ? {} : { reply_by: by }) };
}

type Who = Incoming['from'];

function made(id: number, chat: InChat, from: Who | null, input: Input, about: Partial<Incoming>, shared: string | null): Received | null {
  if (!from || chat.type === 'channel') return null;
  const place = chat.type === 'private' ? 'private' : 'group';
  return { incoming: { update: id, chat: chat.id, place, from, message: null, reply_to: null, input, ...about }, callback: null, shared };
}

/** The topic of a forum. In other groups the same field counts the answers to a message. */
function topicOf({ is_topic_message, message_thread_id }: InTopic): { readonly topic?: number } {
  return is_topic_message && message_thread_id !== undefined ? { topic: message_thread_id } : {};
}

/** Null: another bot, which is not answered. */
function person(from: FromUser | undefined): Who | null {
  if (!from || from.is_bot) return null;
  return { id: from.id, name: cut(from.first_name, longestName), client_lang: from.language_code ?? null };
}

/** Who wrote. An administrator of this very group may write as the group; a channel that does is nobody. */
function senderOf({ chat, from, sender_chat, author_signature }: SentMessage): Who | null {
  if (from?.id === groupAnonymousBot && sender_chat?.id === chat.id)
    return { id: from.id, name: cut(author_signature ?? '', longestName), client_lang: null, anonymous: true };
  return sender_chat && sender_chat.id !== chat.id ? null : person(from);
}

/**
 * A press. Without its message (it was sent through another chat, and no such button is ours) it is a press of nothing, answered in
 * private; a message too old to be told (`date` 0) cannot be edited either.
 */
function press(id: number, { id: callback, from, data, message }: Pressed): Received | null {
  const stays = data?.startsWith(staying) === true;
  const act = data === undefined || !message ? null : parseAction(stays ? data.slice(staying.length) : data);
  const chat: InChat = message?.chat ?? { id: from.id, type: 'private' };
  const number = message?.message_id ?? null;
  const instead = number !== null && !stays && message?.date !== 0 ? { instead: number } : {};
  const received = made(
    id,
    chat,
    person(from),
    { kind: 'press', act },
    { message: number, ...(message ? topicOf(message) : {}), ...instead },
    null,
  );
  return received && { ...received, callback };
}

/** A correction by hand. Telegram also tells of link previews, and of every step of a shared journey: those are nobody's words. */
function edit(id: number, edited: SentMessage, botName: string): Received | null {
  if (edited.chat.type === 'channel' || edited.location || !edited.edit_date) return null;
  return made(
    id,
    edited.chat,
    senderOf(edited),
    edited.text === undefined
      ? { kind: 'edited', words: captionOf(edited), thing: true, ...fileIn(edited) }
      : { kind: 'edited', words: textOf(edited), thing: false },
    { message: edited.message_id, ...replyOf(edited, botName) },
    wordsOf(edited),
  );
}

/** The same for a message whose words and thing did not change. A few letters of a hash: the words themselves are not kept. */
function wordsOf(sent: SentMessage): string | null {
  const { message_id, text, caption } = sent;
  if (message_id === null) return null;
  return `words ${message_id} ${letters(text ?? caption ?? '')} ${fileIn(sent).file ?? ''}`;
}

/** A few letters of a hash. */
const letters = (of: string) => createHash('sha256').update(of).digest('base64url').slice(0, 12);

const unique = z.object({ file_unique_id: z.string() });

/** What tells the thing of a message from another: the same picture has the same. */
function fileIn({ photo, video, document, audio, voice }: SentMessage): { readonly file?: string } {
  const size: unknown = Array.isArray(photo) ? photo.at(-1) : undefined;
  const found = unique.safeParse(size ?? video ?? document ?? audio ?? voice);
  return found.success ? { file: letters(found.data.file_unique_id) } : {};
}

function inputOf(sent: SentMessage, botName: string): Input | null {
  if (sent.migrate_to_chat_id !== undefined) return { kind: 'migrated', to: sent.migrate_to_chat_id };
  const { chat_shared: shared } = sent;
  if (shared && 'request_id' in shared) return { kind: 'chat-shared', request: shared.request_id, chat: shared.chat_id };
  if (sent.text !== undefined) return said(textOf(sent), sent.chat.type === 'private' ? null : botName);
  if (sent.location) return { kind: 'location', lat: sent.location.latitude, lon: sent.location.longitude };
  if (service.some((name) => Object.hasOwn(sent, name) && sent[name] !== undefined)) return null;
  const words = captionOf(sent);
  const links = words !== (sent.caption ?? '') ? { links: true as const } : {};
  return { kind: 'thing', what: thingIn(sent), ...(words ? { words } : {}), ...links, ...fileIn(sent) };
}

const textOf = ({ text = '', entities }: SentMessage) => withAddresses(text, entities);
const captionOf = ({ caption = '', caption_entities }: SentMessage) => withAddresses(caption, caption_entities);

function thingIn(sent: SentMessage): Extract<Input, { kind: 'thing' }>['what'] {
  if (sent.sticker) return 'sticker';
  if (sent.photo || sent.video) return 'photo';
  if (sent.video_note) return 'round';
  if (sent.voice || sent.audio) return 'voice';
  if (sent.document) return 'file';
  return sent.contact ? 'contact' : 'other';
}

/** Words, or a command `/name`, `/name@thisbot payload`; null for a command of another bot, which can only be meant in a group (`botName`). */
function said(text: string, botName: string | null): Input | null {
  const found = /^\/([A-Za-z0-9_]{1,32})(?:@(\w+))?(?:\s+([\s\S]*))?$/.exec(text.trim());
  if (!found) return { kind: 'say', text };
  if (botName !== null && found[2] && found[2].toLowerCase() !== botName.toLowerCase()) return null;
  return { kind: 'command', name: (found[1] ?? '').toLowerCase(), payload: (found[3] ?? '').trim() };
}

import { refused } from './api-error.ts';
import { isInline } from './keyboard.ts';
import type { Content, Markup, Message, User } from './telegram-types.ts';
import { dateOf, type Post, type Room, type World } from './world.ts';

/** A message as the control API gives it: with the reply keyboard, which the person sees and the bot is not told again. */
export type Shown = { seq: number; deleted?: true; edits: number; reaction?: string; message: Message };

/** Puts a new message into a chat, under the chat's next id. */
export function addPost(
  world: World,
  room: Room,
  from: User,
  content: Content,
  more: { markup?: Markup | undefined; author?: number } = {},
): Post {
  room.lastId += 1;
  const message: Message = { message_id: room.lastId, from, chat: room.chat, date: dateOf(world), ...content };
  const post: Post = { message, seq: 0, edits: 0, deleted: false, ...(more.author === undefined ? {} : { author: more.author }) };
  setMarkup(post, more.markup);
  room.posts.set(room.lastId, post);
  changed(world, room, post);
  return post;
}

/** Only an inline keyboard stays on the message; the others belong to the chat's input field. */
function setMarkup(post: Post, markup: Markup | undefined): void {
  delete post.markup;
  delete post.message.reply_markup;
  if (markup) post.markup = markup;
  if (isInline(markup)) post.message.reply_markup = markup;
}

/** Replaces what a message says; its keyboard becomes `markup`. */
export function rewrite(world: World, room: Room, post: Post, content: Partial<Content>, markup: Markup | undefined): void {
  post.message = { ...post.message, ...content, edit_date: dateOf(world) };
  for (const key of ['entities', 'caption', 'caption_entities'] as const) {
    if (key in content && !content[key]?.length) delete post.message[key];
  }
  if (Object.keys(post.message.link_preview_options ?? {}).length === 0) delete post.message.link_preview_options;
  setMarkup(post, markup);
  post.edits += 1;
  changed(world, room, post);
}

export function removePost(world: World, room: Room, post: Post): void {
  post.deleted = true;
  if (room.pinned === post.message.message_id) delete room.pinned;
  changed(world, room, post);
}

/** Gives the message a new `seq` and tells the watchers. */
export function changed(world: World, room: Room, post: Post): void {
  const seq = world.events.next();
  post.seq = seq;
  room.lastSeq = seq;
  world.events.add(seq, 'message', { chat: room.chat.id, shown: shown(post) });
}

export function shown(post: Post): Shown {
  const message = { ...post.message, ...(post.markup ? { reply_markup: post.markup as NonNullable<Message['reply_markup']> } : {}) };
  return {
    seq: post.seq,
    ...(post.deleted ? { deleted: true } : {}),
    edits: post.edits,
    ...(post.reaction === undefined ? {} : { reaction: post.reaction }),
    message,
  };
}

/** The message the bot means, unless it is gone: 400 "message <what> not found". */
export function findPost(room: Room, id: number | undefined, what: string): Post {
  const post = id === undefined ? undefined : room.posts.get(id);
  if (!post || post.deleted) throw refused(`message ${what} not found`);
  return post;
}

/** The message something answers to, as it is shown inside the answer: without its own `reply_to_message`. */
export function quoted(post: Post): Message {
  const { reply_to_message: _, ...message } = post.message;
  return message;
}

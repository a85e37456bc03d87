import { refused } from '../api-error.ts';
import { formatText } from '../formatted.ts';
import { checkMarkup } from '../keyboard.ts';
import { addPost, quoted } from '../posts.ts';
import { findRoom, openRoom } from '../rooms.ts';
import { checkMaySend, topicOf } from '../sending.ts';
import type { Content, Entity, Markup, Message } from '../telegram-types.ts';
import type { Post, Room, World } from '../world.ts';

/** What every sending method takes. */
export type Sending = {
  chat_id: number | string;
  message_thread_id?: number;
  reply_markup?: Markup;
  reply_parameters?: { message_id: number; chat_id?: number | string; allow_sending_without_reply?: boolean };
  protect_content?: boolean;
};

type TextParams = Sending & {
  text: string;
  parse_mode?: string;
  entities?: Entity[];
  link_preview_options?: Record<string, unknown>;
};

/** Puts the bot's message into the chat; gives it as the bot sees it. */
export function send(world: World, params: Sending, content: Content): Message {
  const markup = checkMarkup(params.reply_markup);
  const room = openRoom(world, params.chat_id);
  checkMaySend(room, content);
  const answered = replyOf(world, room, params.reply_parameters);
  const post = addPost(
    world,
    room,
    world.bot,
    {
      ...content,
      ...topicOf(room, params.message_thread_id, answered?.message.chat.id === room.chat.id ? answered : undefined),
      ...(answered ? { reply_to_message: quoted(answered) } : {}),
      ...(params.protect_content ? { has_protected_content: true } : {}),
    },
    { markup },
  );
  return post.message;
}

function replyOf(world: World, room: Room, reply: Sending['reply_parameters']): Post | undefined {
  if (!reply) return undefined;
  const from = reply.chat_id === undefined ? room : findRoom(world, reply.chat_id);
  const post = from.posts.get(reply.message_id);
  if (post && !post.deleted) return post;
  if (reply.allow_sending_without_reply && from === room) return undefined;
  throw refused('message to be replied not found');
}

export function sendMessage(world: World, params: TextParams): Message {
  const { text, entities } = formatText(params.text, params.parse_mode, params.entities);
  const preview = params.link_preview_options;
  return send(world, params, {
    text,
    ...(entities.length > 0 ? { entities } : {}),
    ...(preview ? { link_preview_options: preview } : {}),
  });
}

import { refused } from '../api-error.ts';
import { formatCaption } from '../formatted.ts';
import { findPost } from '../posts.ts';
import { findRoom } from '../rooms.ts';
import type { Content, Entity, Message } from '../telegram-types.ts';
import type { Post, World } from '../world.ts';
import { type Sending, send } from './send.ts';

const SERVICE = [
  'new_chat_members',
  'left_chat_member',
  'migrate_to_chat_id',
  'migrate_from_chat_id',
  'forum_topic_created',
  'forum_topic_edited',
  'forum_topic_closed',
  'forum_topic_reopened',
] as const;

type Source = Sending & { from_chat_id: number | string; message_id: number };

export function forwardMessage(world: World, params: Source): Message {
  const post = sourceOf(world, params, 'forward');
  const { from, sender_chat, date, forward_origin } = post.message;
  const origin = sender_chat ? { type: 'chat' as const, sender_chat, date } : { type: 'user' as const, sender_user: from, date };
  return send(world, params, { ...bodyOf(post), forward_origin: forward_origin ?? origin });
}

export function copyMessage(
  world: World,
  params: Source & { caption?: string; parse_mode?: string; caption_entities?: Entity[] },
): { message_id: number } {
  const { caption, caption_entities, ...body } = bodyOf(sourceOf(world, params, 'copy'));
  const given = params.caption === undefined ? undefined : formatCaption(params.caption, params.parse_mode, params.caption_entities);
  const words: Content =
    params.caption === undefined
      ? { ...(caption ? { caption } : {}), ...(caption_entities ? { caption_entities } : {}) }
      : given
        ? { caption: given.text, caption_entities: given.entities }
        : {};
  const { message_id } = send(world, params, { ...body, ...(body.text === undefined ? words : {}) });
  return { message_id };
}

function sourceOf(world: World, params: Source, verb: 'forward' | 'copy'): Post {
  const post = findPost(findRoom(world, params.from_chat_id), params.message_id, `to ${verb}`);
  if (post.message.has_protected_content || SERVICE.some((field) => post.message[field] !== undefined)) {
    throw refused(verb === 'copy' ? "message can't be copied" : "message can't be forwarded");
  }
  return post;
}

/** What goes along: not the keyboard, not what it answered to. */
function bodyOf({ message }: Post): Content {
  const {
    message_id: _id,
    from: _from,
    sender_chat: _sender,
    message_thread_id: _thread,
    is_topic_message: _topic,
    date: _date,
    chat: _chat,
    edit_date: _edit,
    reply_markup: _markup,
    reply_to_message: _reply,
    ...body
  } = message;
  return body;
}

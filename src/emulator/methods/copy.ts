import { newAlbum } from '../albums.ts';
import { broken, refused } from '../api-error.ts';
import { formatCaption } from '../formatted.ts';
import { findPost } from '../posts.ts';
import { findRoom, openRoom } from '../rooms.ts';
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

/** What cannot be copied is left out. An album stays one. */
export function copyMessages(
  world: World,
  { message_ids, remove_caption, ...to }: Sending & { from_chat_id: number | string; message_ids: number[]; remove_caption?: boolean },
): { message_id: number }[] {
  const from = findRoom(world, to.from_chat_id);
  openRoom(world, to.chat_id);
  if (message_ids.some((id, i) => i > 0 && id <= (message_ids[i - 1] ?? 0)))
    throw broken('message identifiers must be in a strictly increasing order');
  const albums = new Map<string, string>();
  const copied = message_ids.flatMap((message_id) => {
    const post = from.posts.get(message_id);
    if (!post || post.deleted || !copies(post)) return [];
    const { caption, caption_entities, ...body } = bodyOf(post);
    const words = remove_caption ? {} : { ...(caption ? { caption } : {}), ...(caption_entities ? { caption_entities } : {}) };
    const album = post.message.media_group_id;
    if (album !== undefined && !albums.has(album)) albums.set(album, newAlbum(world));
    return [{ ...body, ...words, ...(album === undefined ? {} : { media_group_id: albums.get(album) ?? '' }) }];
  });
  if (copied.length === 0) throw refused('there are no messages to copy');
  return copied.map((content) => ({ message_id: send(world, to, content).message_id }));
}

const copies = ({ message }: Post) => !message.has_protected_content && !SERVICE.some((field) => message[field] !== undefined);

function sourceOf(world: World, params: Source, verb: 'forward' | 'copy'): Post {
  const post = findPost(findRoom(world, params.from_chat_id), params.message_id, `to ${verb}`);
  if (!copies(post)) {
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
    media_group_id: _album,
    ...body
  } = message;
  return body;
}

import { broken, refused } from '../api-error.ts';
import { memberOf } from '../members.ts';
import { changed, findPost } from '../posts.ts';
import { findRoom, openRoom, roomChanged } from '../rooms.ts';
import { botApi } from '../spec.ts';
import type { Room, World } from '../world.ts';

type InChat = { chat_id: number | string };

export function getChat(world: World, params: InChat): Record<string, unknown> {
  const room = entered(world, params);
  const pinned = room.pinned === undefined ? undefined : room.posts.get(room.pinned);
  const { chat } = room;
  return {
    ...chat,
    ...(chat.username ? { active_usernames: [chat.username] } : {}),
    accent_color_id: Math.abs(chat.id) % 7,
    max_reaction_count: 11,
    accepted_gift_types: {
      unlimited_gifts: true,
      limited_gifts: true,
      unique_gifts: true,
      premium_subscription: true,
      gifts_from_channels: true,
    },
    ...(pinned ? { pinned_message: pinned.message } : {}),
    ...(chat.type === 'private' ? {} : { permissions: { can_send_messages: room.canSend, can_pin_messages: true } }),
    ...(chat.type === 'supergroup' ? { join_to_send_messages: true } : {}),
  };
}

export function getChatMember(world: World, params: InChat & { user_id: number }): Record<string, unknown> {
  const room = entered(world, params);
  const user = params.user_id === world.bot.id ? world.bot : world.users.get(params.user_id);
  if (!user) throw refused('PARTICIPANT_ID_INVALID');
  return memberOf(world, room, user);
}

export function getChatMemberCount(world: World, params: InChat): number {
  return entered(world, params).members.size + 1;
}

/** The first member is a group's creator. */
export function getChatAdministrators(world: World, params: InChat): unknown[] {
  const room = entered(world, params);
  if (room.chat.type === 'private') throw refused('there are no administrators in the private chat');
  const creator = world.users.get([...room.members][0] ?? 0);
  const admins = [...room.admins.keys()].flatMap((id) => (id === creator?.id ? [] : (world.users.get(id) ?? [])));
  const others = [...admins, ...(room.bot.status === 'administrator' ? [world.bot] : [])].map((user) => memberOf(world, room, user));
  const is_anonymous = creator ? (room.admins.get(creator.id)?.anonymous ?? false) : false;
  return creator ? [{ status: 'creator', user: creator, is_anonymous }, ...others] : others;
}

export function pinChatMessage(world: World, params: InChat & { message_id: number }): true {
  const room = openRoom(world, params.chat_id);
  room.pinned = findPost(room, params.message_id, 'to pin').message.message_id;
  roomChanged(world, room);
  return true;
}

export function unpinChatMessage(world: World, params: InChat & { message_id?: number }): true {
  const room = openRoom(world, params.chat_id);
  const id = params.message_id ?? room.pinned;
  if (id === undefined || room.pinned !== id) throw refused('message to unpin not found');
  delete room.pinned;
  roomChanged(world, room);
  return true;
}

/** Bots that do not pay may set one of the plain emoji that the Bot API lists; an empty list takes it away. */
export function setMessageReaction(
  world: World,
  params: InChat & { message_id: number; reaction?: { type: string; emoji?: string }[] },
): true {
  const room = openRoom(world, params.chat_id);
  const post = findPost(room, params.message_id, 'to react');
  const [reaction, ...more] = params.reaction ?? [];
  if (more.length > 0) throw broken('REACTIONS_TOO_MANY');
  if (reaction && !(reaction.emoji && plainEmoji().includes(`"${reaction.emoji}"`))) throw broken('REACTION_INVALID');
  if (reaction?.emoji) post.reaction = reaction.emoji;
  else delete post.reaction;
  changed(world, room, post);
  return true;
}

function plainEmoji(): string {
  return botApi().types['ReactionTypeEmoji']?.fields.find((field) => field.name === 'emoji')?.description ?? '';
}

const ACTIONS =
  /^(typing|upload_photo|record_video|upload_video|record_voice|upload_voice|upload_document|choose_sticker|find_location|record_video_note|upload_video_note)$/;

export function sendChatAction(world: World, params: InChat & { action: string }): true {
  if (!ACTIONS.test(params.action)) throw broken('wrong parameter action in request');
  const room = openRoom(world, params.chat_id);
  world.events.add(world.events.next(), 'typing', { chat: room.chat.id, action: params.action });
  return true;
}

/** Reading is possible where writing is, and in a private chat that blocked the bot. */
function entered(world: World, params: InChat): Room {
  const room = findRoom(world, params.chat_id);
  return room.chat.type === 'private' && room.opened ? room : openRoom(world, params.chat_id);
}

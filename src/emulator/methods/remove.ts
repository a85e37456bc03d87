import { refused } from '../api-error.ts';
import { hasRight } from '../members.ts';
import { findPost, removePost } from '../posts.ts';
import { openRoom } from '../rooms.ts';
import { dateOf, type Post, type Room, type World } from '../world.ts';

const DELETABLE_SECONDS = 48 * 3600;

export function deleteMessage(world: World, params: { chat_id: number | string; message_id: number }): true {
  const room = openRoom(world, params.chat_id);
  const post = findPost(room, params.message_id, 'to delete');
  checkDeletable(world, room, post);
  removePost(world, room, post);
  return true;
}

/** Passes over what is not there, as Telegram does. */
export function deleteMessages(world: World, params: { chat_id: number | string; message_ids: number[] }): true {
  const room = openRoom(world, params.chat_id);
  const posts = params.message_ids.flatMap((id) => room.posts.get(id) ?? []).filter((post) => !post.deleted);
  for (const post of posts) checkDeletable(world, room, post);
  for (const post of posts) removePost(world, room, post);
  return true;
}

/** Own messages, and in private chats the person's, for 48 hours; in a group where the bot may delete, all of them at any time. */
function checkDeletable(world: World, room: Room, post: Post): void {
  if (hasRight(room, 'can_delete_messages')) return;
  if (post.message.from.id !== world.bot.id && room.chat.type !== 'private') throw refused("message can't be deleted");
  if (dateOf(world) - post.message.date > DELETABLE_SECONDS) throw refused("message can't be deleted for everyone");
}

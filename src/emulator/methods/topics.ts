import { broken, refused } from '../api-error.ts';
import { hasRight } from '../members.ts';
import { openRoom } from '../rooms.ts';
import { addTopic, closeTopic, removeTopic, renameTopic } from '../topics.ts';
import type { Room, Topic, World } from '../world.ts';

type InForum = { chat_id: number | string };
type InTopic = InForum & { message_thread_id: number };

/** The only colours, as the Bot API lists them. */
const COLOURS = [7322096, 16766590, 13338331, 9367192, 16749490, 16478047];

export function createForumTopic(world: World, params: InForum & { name: string; icon_color?: number }): Record<string, unknown> {
  if (params.icon_color !== undefined && !COLOURS.includes(params.icon_color)) throw broken('TOPIC_ICON_COLOR_INVALID');
  const name = params.name.trim();
  if (name === '') throw broken('topic name must be non-empty');
  const room = forum(world, params);
  if (!hasRight(room, 'can_manage_topics')) throw refused('not enough rights to create a topic');
  const topic = addTopic(world, room, world.bot, name, params.icon_color);
  return { message_thread_id: topic.id, name, icon_color: topic.icon_color };
}

export function editForumTopic(world: World, params: InTopic & { name?: string }): true {
  const { room, topic } = managed(world, params);
  const name = params.name?.trim() ?? '';
  if (name === '' || name === topic.name) throw refused('TOPIC_NOT_MODIFIED');
  renameTopic(world, room, topic, world.bot, name);
  return true;
}

export const closeForumTopic = (world: World, params: InTopic) => setClosed(world, params, true);
export const reopenForumTopic = (world: World, params: InTopic) => setClosed(world, params, false);

function setClosed(world: World, params: InTopic, closed: boolean): true {
  const { room, topic } = managed(world, params);
  if (!closeTopic(world, room, topic, world.bot, closed)) throw refused('TOPIC_NOT_MODIFIED');
  return true;
}

export function deleteForumTopic(world: World, params: InTopic): true {
  const room = forum(world, params);
  if (!hasRight(room, 'can_delete_messages')) throw refused('not enough rights to delete the topic');
  removeTopic(world, room, topicOf(room, params));
  return true;
}

function managed(world: World, params: InTopic): { room: Room; topic: Topic } {
  const room = forum(world, params);
  if (!hasRight(room, 'can_manage_topics')) throw refused('not enough rights to edit the topic');
  return { room, topic: topicOf(room, params) };
}

function forum(world: World, params: InForum): Room {
  const room = openRoom(world, params.chat_id);
  if (!room.chat.is_forum) throw refused('the chat is not a forum');
  return room;
}

function topicOf(room: Room, params: InTopic): Topic {
  const topic = room.topics.get(params.message_thread_id);
  if (!topic) throw refused('TOPIC_ID_INVALID');
  return topic;
}

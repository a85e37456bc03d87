import { speakerOf } from './members.ts';
import { addPost, quoted, removePost } from './posts.ts';
import { roomChanged } from './rooms.ts';
import type { Content, Message, User } from './telegram-types.ts';
import type { Room, Topic, World } from './world.ts';

/** The first of the colours that Telegram gives topics. */
const COLOUR = 0x6fb9f0;

/** What a message in a topic carries. Telegram gives what answers nothing else as an answer to the message that opened the topic. */
export function inTopic(room: Room, topic: Topic): Content {
  const opening = room.posts.get(topic.id);
  return { message_thread_id: topic.id, is_topic_message: true, ...(opening ? { reply_to_message: quoted(opening) } : {}) };
}

/** Opens a topic. Its number is that of the message that says so. */
export function addTopic(world: World, room: Room, by: User, name: string, icon_color = COLOUR): Topic {
  const topic: Topic = { id: room.lastId + 1, name, icon_color, closed: false };
  room.topics.set(topic.id, topic);
  said(world, room, by, { message_thread_id: topic.id, is_topic_message: true, forum_topic_created: { name, icon_color } });
  return topic;
}

export function renameTopic(world: World, room: Room, topic: Topic, by: User, name: string): void {
  topic.name = name;
  said(world, room, by, { ...inTopic(room, topic), forum_topic_edited: { name } });
}

/** Closes or opens again; gives whether anything changed. */
export function closeTopic(world: World, room: Room, topic: Topic, by: User, closed: boolean): boolean {
  if (topic.closed === closed) return false;
  topic.closed = closed;
  said(world, room, by, { ...inTopic(room, topic), ...(closed ? { forum_topic_closed: {} } : { forum_topic_reopened: {} }) });
  return true;
}

/** Removes a topic with its messages; nobody is told. */
export function removeTopic(world: World, room: Room, topic: Topic): void {
  room.topics.delete(topic.id);
  for (const post of room.posts.values()) if (post.message.message_thread_id === topic.id && !post.deleted) removePost(world, room, post);
  roomChanged(world, room);
}

/** The bot is not told of what it did itself. */
function said(world: World, room: Room, by: User, content: Content): Message {
  const { message } = addPost(world, room, ...speakerOf(room, by, content));
  roomChanged(world, room);
  if (by.id !== world.bot.id && !room.blocked) world.updates.add('message', { message });
  return message;
}

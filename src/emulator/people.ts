import { commandsIn } from './entities.ts';
import type { FileKind } from './files.ts';
import { imageSize } from './images.ts';
import { Impossible } from './impossible.ts';
import { mediaContent } from './media.ts';
import { speakerOf } from './members.ts';
import { addPost, quoted, rewrite } from './posts.ts';
import { addRoom, roomChanged } from './rooms.ts';
import { sample } from './samples.ts';
import type { Content, Message, User } from './telegram-types.ts';
import { inTopic } from './topics.ts';
import type { Post, Room, Topic, World } from './world.ts';

export type SentFile = true | { name: string; mime?: string | undefined; base64: string };
export type Said = {
  text?: string | undefined;
  location?: Message['location'] | undefined;
  contact?: Message['contact'] | undefined;
  album?: string | undefined;
} & {
  [kind in FileKind]?: SentFile | undefined;
};

const KINDS = ['sticker', 'photo', 'voice', 'document'] as const;

/** A new person, with the private chat that opens when they first write. */
export function addPerson(world: World, given: Omit<User, 'id' | 'is_bot'> & { id?: number }): User {
  let id = given.id;
  if (id === undefined) {
    do world.lastUser += 1;
    while (world.users.has(world.lastUser));
    id = world.lastUser;
  }
  if (world.users.has(id) || id === world.bot.id) throw new Impossible(`there already is a user ${id}`);
  const user: User = { ...given, id, is_bot: false };
  world.users.set(id, user);
  const { first_name, last_name, username } = user;
  const chat = { id, type: 'private' as const, first_name, ...(last_name ? { last_name } : {}), ...(username ? { username } : {}) };
  const room = addRoom(world, chat, [id]);
  world.events.add(world.events.next(), 'user', { user });
  roomChanged(world, room);
  return user;
}

/** A person writes in a chat. The first message in a private chat opens it for the bot. */
export function say(world: World, room: Room, user: User, said: Said, replyTo?: number, threadId?: number): Message {
  if (!room.members.has(user.id)) throw new Impossible(`user ${user.id} is not in chat ${room.chat.id}`);
  if (room.migratedTo !== undefined) throw new Impossible(`this group became the supergroup ${room.migratedTo}`);
  if (room.chat.type === 'private' && room.blocked) throw new Impossible('this person has blocked the bot: unblock it first');
  const answered = replyTo === undefined ? undefined : room.posts.get(replyTo);
  if (replyTo !== undefined && (!answered || answered.deleted)) throw new Impossible(`there is no message ${replyTo} to reply to`);
  const topic = topicFor(room, threadId, answered);
  if (topic?.closed && !room.admins.has(user.id)) throw new Impossible(`topic ${topic.id} is closed`);
  const content = {
    ...contentOf(world, said),
    ...(said.album === undefined ? {} : { media_group_id: said.album }),
    ...(topic ? inTopic(room, topic) : {}),
    ...(answered ? { reply_to_message: quoted(answered) } : {}),
  };
  if (!room.opened) {
    room.opened = true;
    roomChanged(world, room);
  }
  const { message } = addPost(world, room, ...speakerOf(room, user, content));
  if (hears(world, room, message)) world.updates.add('message', { message });
  return message;
}

/** Which topic something goes to: the one that was named, or that of the message it answers. */
function topicFor(room: Room, threadId: number | undefined, answered: Post | undefined): Topic | undefined {
  const topic = room.topics.get(threadId ?? answered?.message.message_thread_id ?? 0);
  if (threadId !== undefined && !topic) throw new Impossible(`there is no topic ${threadId} in chat ${room.chat.id}`);
  return topic;
}

function contentOf(world: World, said: Said): Content {
  const { text, location, contact } = said;
  const kind = KINDS.find((each) => said[each]);
  if (kind) {
    const given = said[kind];
    const { name, mime = '', base64 } = typeof given === 'object' ? given : sample(kind);
    const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
    const file = world.files.add(kind, { name, mime, bytes, ...imageSize(bytes) });
    return { ...mediaContent(file), ...(text ? { caption: text } : {}) };
  }
  if (location) return { location };
  if (contact) return { contact };
  if (text === undefined || text.trim() === '') throw new Impossible('there is nothing to send');
  const entities = commandsIn(text);
  return { text, ...(entities.length > 0 ? { entities } : {}) };
}

/** With privacy mode on, a bot in a group gets only what is meant for it. */
function hears(world: World, room: Room, { text = '', reply_to_message }: Message): boolean {
  if (room.blocked) return false;
  if (room.chat.type === 'private' || world.seesAll) return true;
  return text.startsWith('/') || text.includes(`@${world.bot.username}`) || reply_to_message?.from.id === world.bot.id;
}

/** A person edits what they wrote, or puts another picture or file in its place. */
export function editOwn(world: World, room: Room, user: User, post: Post, next: Pick<Said, 'text' | 'photo' | 'document'>): Message {
  if ((post.author ?? post.message.from.id) !== user.id) throw new Impossible('only the author can edit a message');
  const { text, ...file } = next;
  const other = file.photo || file.document;
  if (text === undefined && !other) throw new Impossible('there is nothing to change');
  if (other && post.message.text !== undefined) throw new Impossible('this message has no picture and no file');
  const thing = other ? contentOf(world, file) : {};
  const words = text === undefined ? {} : post.message.text === undefined ? { caption: text } : { text, entities: commandsIn(text) };
  rewrite(world, room, post, { ...thing, ...words }, undefined);
  if (hears(world, room, post.message)) world.updates.add('edited_message', { edited_message: post.message });
  return post.message;
}

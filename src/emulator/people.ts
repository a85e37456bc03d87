import { commandsIn } from './entities.ts';
import type { FileKind } from './files.ts';
import { imageSize } from './images.ts';
import { mediaContent } from './media.ts';
import { addPost, quoted, rewrite } from './posts.ts';
import { addRoom, memberOf, roomChanged } from './rooms.ts';
import { sample } from './samples.ts';
import type { Content, Message, User } from './telegram-types.ts';
import { dateOf, type Post, type Room, type World } from './world.ts';

export type SentFile = true | { name: string; mime?: string | undefined; base64: string };
export type Said = { text?: string | undefined; location?: Message['location'] | undefined; contact?: Message['contact'] | undefined } & {
  [kind in FileKind]?: SentFile | undefined;
};

/** What a person cannot do; the control API answers 4xx with the message. */
export class Impossible extends Error {}

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

/** A new supergroup with the bot in it; the bot hears of it as `my_chat_member`. */
export function addGroup(world: World, given: { title: string; id?: number; members: User[] }): Room {
  let id = given.id;
  if (id === undefined) {
    do world.lastGroup += 1;
    while (world.rooms.has(-world.lastGroup));
    id = -world.lastGroup;
  }
  if (id >= 0 || world.rooms.has(id)) throw new Impossible(`a group needs a negative id that is not taken, not ${id}`);
  const room = addRoom(
    world,
    { id, type: 'supergroup', title: given.title },
    given.members.map((user) => user.id),
  );
  roomChanged(world, room);
  const by = given.members[0];
  if (by) tellBotMember(world, room, by, { status: 'left', user: world.bot });
  return room;
}

function tellBotMember(world: World, room: Room, from: User, before: Record<string, unknown>): void {
  world.updates.add('my_chat_member', {
    my_chat_member: {
      chat: room.chat,
      from,
      date: dateOf(world),
      old_chat_member: before,
      new_chat_member: memberOf(world, room, world.bot),
    },
  });
}

/** The person blocks the bot, or takes the block back. */
export function setBlocked(world: World, room: Room, user: User, blocked: boolean): void {
  if (room.blocked === blocked) return;
  const before = memberOf(world, room, world.bot);
  room.blocked = blocked;
  roomChanged(world, room);
  tellBotMember(world, room, user, before);
}

/** Somebody joins or leaves a group; with the bot's own id it is the bot that is added or removed. */
export function setMember(world: World, room: Room, user: User, inside: boolean): void {
  if (room.chat.type === 'private') throw new Impossible('a private chat has no members to change');
  if (user.id === world.bot.id) {
    const by = world.users.get([...room.members][0] ?? 0);
    setBlocked(world, room, by ?? user, !inside);
    return;
  }
  if (room.members.has(user.id) === inside) return;
  const before = memberOf(world, room, user);
  if (inside) room.members.add(user.id);
  else room.members.delete(user.id);
  roomChanged(world, room);
  const post = addPost(world, room, user, inside ? { new_chat_members: [user] } : { left_chat_member: user });
  if (room.blocked) return;
  const change = {
    chat: room.chat,
    from: user,
    date: dateOf(world),
    old_chat_member: before,
    new_chat_member: memberOf(world, room, user),
  };
  world.updates.add('message', { message: post.message });
  world.updates.add('chat_member', { chat_member: change });
}

/** A person writes in a chat. The first message in a private chat opens it for the bot. */
export function say(world: World, room: Room, user: User, said: Said, replyTo?: number): Message {
  if (!room.members.has(user.id)) throw new Impossible(`user ${user.id} is not in chat ${room.chat.id}`);
  if (room.chat.type === 'private' && room.blocked) throw new Impossible('this person has blocked the bot: unblock it first');
  const answered = replyTo === undefined ? undefined : room.posts.get(replyTo);
  if (replyTo !== undefined && (!answered || answered.deleted)) throw new Impossible(`there is no message ${replyTo} to reply to`);
  const content = { ...contentOf(world, said), ...(answered ? { reply_to_message: quoted(answered) } : {}) };
  if (!room.opened) {
    room.opened = true;
    roomChanged(world, room);
  }
  const { message } = addPost(world, room, user, content);
  if (hears(world, room, message)) world.updates.add('message', { message });
  return message;
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

/** A person edits what they wrote. */
export function editOwn(world: World, room: Room, user: User, post: Post, text: string): Message {
  if (post.message.from.id !== user.id) throw new Impossible('only the author can edit a message');
  const entities = commandsIn(text);
  rewrite(world, room, post, post.message.text === undefined ? { caption: text } : { text, entities }, undefined);
  if (hears(world, room, post.message)) world.updates.add('edited_message', { edited_message: post.message });
  return post.message;
}

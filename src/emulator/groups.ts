import { Impossible } from './impossible.ts';
import { asGroup, speakerOf, tellBotMember } from './members.ts';
import { addPost } from './posts.ts';
import { addRoom, roomChanged } from './rooms.ts';
import type { Chat, User } from './telegram-types.ts';
import type { Room, World } from './world.ts';

type NewGroup = { title: string; id?: number; type: 'group' | 'supergroup'; is_forum?: boolean; members: User[] };

/** A new group with the bot in it; the bot hears of it as `my_chat_member`. */
export function addGroup(world: World, given: NewGroup): Room {
  const { type, title, is_forum } = given;
  checkForum(type, is_forum);
  const chat = { type, title, ...(is_forum ? { is_forum: true as const } : {}) };
  const room = openGroup(
    world,
    chat,
    given.members.map((user) => user.id),
    given.id,
  );
  roomChanged(world, room);
  const by = given.members[0];
  if (by) tellBotMember(world, room, by, { status: 'left', user: world.bot });
  return room;
}

function checkForum(type: Chat['type'], isForum: boolean | undefined): void {
  if (isForum && type !== 'supergroup') throw new Impossible('only a supergroup has topics');
}

function openGroup(world: World, chat: Omit<Chat, 'id'>, members: number[], given?: number): Room {
  const id = given ?? nextId(world, chat.type);
  if (id >= 0 || world.rooms.has(id)) throw new Impossible(`a group needs a negative id that is not taken, not ${id}`);
  return addRoom(world, { id, ...chat }, members);
}

function nextId(world: World, type: Chat['type']): number {
  const counter = type === 'group' ? 'lastBasicGroup' : 'lastGroup';
  do world[counter] += 1;
  while (world.rooms.has(-world[counter]));
  return -world[counter];
}

/** What the group's own settings say: a forum or not, may everybody send. The bot is told neither. */
export function setGroup(
  world: World,
  room: Room,
  given: { is_forum?: boolean | undefined; can_send_messages?: boolean | undefined },
): void {
  checkForum(room.chat.type, given.is_forum);
  const { is_forum: _, ...plain } = room.chat;
  if (given.is_forum !== undefined) room.chat = given.is_forum ? { ...plain, is_forum: true } : plain;
  if (given.can_send_messages !== undefined) room.canSend = given.can_send_messages;
  roomChanged(world, room);
}

/**
 * A basic group becomes a supergroup: a new chat with the same people, whose messages are counted from 1, so that the numbers of the old
 * one are unknown there or name other messages. The old one stays readable for people, and refuses the bot. Gives the new one.
 */
export function migrate(world: World, room: Room, by: User, id?: number): Room {
  if (room.chat.type !== 'group' || room.migratedTo !== undefined) throw new Impossible(`chat ${room.chat.id} is not a basic group`);
  const { id: from, type: _, ...chat } = room.chat;
  const moved = openGroup(world, { ...chat, type: 'supergroup' }, [...room.members], id);
  moved.bot = room.bot;
  moved.blocked = room.blocked;
  moved.canSend = room.canSend;
  moved.admins = new Map(room.admins);
  room.migratedTo = moved.chat.id;
  roomChanged(world, moved);
  roomChanged(world, room);
  const last = addPost(world, room, ...speakerOf(room, by, { migrate_to_chat_id: moved.chat.id }));
  const first = addPost(world, moved, ...asGroup(moved, { migrate_from_chat_id: from }));
  if (room.blocked) return moved;
  world.updates.add('message', { message: last.message });
  world.updates.add('message', { message: first.message });
  return moved;
}

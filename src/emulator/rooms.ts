import { ApiError, forbidden, refused } from './api-error.ts';
import type { BotCommand, Chat } from './telegram-types.ts';
import type { BotRole, Room, Topic, World } from './world.ts';

export type ChatInfo = Chat & {
  members: number[];
  blocked: boolean;
  pinned?: number;
  commands: BotCommand[];
  lastSeq: number;
  /** Groups: what the bot is there. */
  bot?: BotRole['status'];
  topics?: Topic[];
  migrated_to?: number;
};

/** The chat a bot names by id or @username. 400 "chat not found" when there is none. */
export function findRoom(world: World, chatId: number | string): Room {
  const id = typeof chatId === 'string' && /^-?\d+$/.test(chatId) ? Number(chatId) : chatId;
  const named = (room: Room) => room.chat.type !== 'private' && `@${room.chat.username}` === id;
  const room = typeof id === 'number' ? world.rooms.get(id) : [...world.rooms.values()].find(named);
  if (!room) throw refused('chat not found');
  return room;
}

/** The chat the bot wants to write to. 403 when it may not: never opened, blocked, removed from the group. 400 when the group has moved. */
export function openRoom(world: World, chatId: number | string): Room {
  const room = findRoom(world, chatId);
  if (room.chat.type === 'private') {
    if (!room.opened) throw forbidden("bot can't initiate conversation with a user");
    if (room.blocked) throw forbidden('bot was blocked by the user');
    return room;
  }
  const { migratedTo } = room;
  if (migratedTo !== undefined) {
    throw new ApiError(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      parameters: { migrate_to_chat_id: migratedTo },
    });
  }
  if (room.bot.status === 'kicked') throw forbidden(`bot was kicked from the ${room.chat.type} chat`);
  if (room.bot.status === 'left') throw forbidden(`bot is not a member of the ${room.chat.type} chat`);
  return room;
}

export function addRoom(world: World, chat: Chat, members: number[]): Room {
  const room: Room = {
    chat,
    members: new Set(members),
    opened: chat.type !== 'private',
    blocked: false,
    posts: new Map(),
    lastId: 0,
    lastSeq: 0,
    canSend: true,
    bot: { status: 'member', lacks: [] },
    admins: new Map(),
    topics: new Map(),
  };
  world.rooms.set(chat.id, room);
  return room;
}

/** Tells the watchers that something about the chat itself changed. */
export function roomChanged(world: World, room: Room): void {
  const seq = world.events.next();
  room.lastSeq = seq;
  world.events.add(seq, 'chat', { chat: chatInfo(world, room) });
}

/** A chat as the control API gives it. */
export function chatInfo(world: World, room: Room): ChatInfo {
  const person = room.chat.type === 'private' ? world.users.get(room.chat.id) : undefined;
  return {
    ...room.chat,
    members: [...room.members],
    blocked: room.blocked,
    ...(room.pinned === undefined ? {} : { pinned: room.pinned }),
    commands: world.profile.shownCommands(room.chat, person?.language_code),
    lastSeq: room.lastSeq,
    ...(room.chat.type === 'private' ? {} : { bot: room.bot.status }),
    ...(room.chat.is_forum ? { topics: [...room.topics.values()] } : {}),
    ...(room.migratedTo === undefined ? {} : { migrated_to: room.migratedTo }),
  };
}

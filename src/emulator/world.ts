import { Bell } from './bell.ts';
import { CallLog } from './call-log.ts';
import { EventLog } from './event-log.ts';
import { FileStore } from './files.ts';
import { Gate } from './gate.ts';
import { Profile } from './profile.ts';
import type { Chat, Markup, Message, User } from './telegram-types.ts';
import { UpdateQueue } from './updates.ts';

export type EmulatorClock = { now(): Date; advance?(to: Date): Promise<void> };

/** A message as it stands in a chat. `markup` is everything the bot sent, `message` only what the bot is given back. */
export type Post = {
  message: Message;
  seq: number;
  edits: number;
  deleted: boolean;
  markup?: Markup;
  reaction?: string;
  /** Who really wrote what an anonymous administrator wrote. */
  author?: number;
};

/** What the bot is in a group; `lacks`: rights of an administrator that it was not given. */
export type BotRole = { status: 'member' | 'administrator' | 'restricted' | 'left' | 'kicked'; lacks: string[] };

/** A topic of a forum. Its number is that of the message that opened it. */
export type Topic = { id: number; name: string; icon_color: number; closed: boolean };

/** A chat with what the server knows of it. `members` are people; in a private chat the one person. */
export type Room = {
  chat: Chat;
  members: Set<number>;
  /** Private chats: the person has written at least once. */
  opened: boolean;
  /** The person blocked the bot, or the group removed it. */
  blocked: boolean;
  posts: Map<number, Post>;
  lastId: number;
  lastSeq: number;
  pinned?: number;
  /** Groups: everybody may send, by the group's own permissions. */
  canSend: boolean;
  bot: BotRole;
  /** People who are administrators; an anonymous one writes in the group's name. */
  admins: Map<number, { anonymous: boolean }>;
  topics: Map<number, Topic>;
  /** The supergroup that this group became. */
  migratedTo?: number;
};

/** A pressed button waiting for its answer. `at` is real time: Telegram does not wait on a clock that we move. */
export type Press = { id: string; from: number; at: number; answer?: { text?: string; show_alert?: boolean; url?: string } };

/** Everything the emulator remembers. One per server, never shared. */
export type World = {
  token: string;
  bot: User;
  seesAll: boolean;
  clock: EmulatorClock;
  /** Milliseconds that really passed, for what Telegram times itself. */
  elapsed: () => number;
  users: Map<number, User>;
  rooms: Map<number, Room>;
  presses: Map<string, Press>;
  pressBell: Bell;
  events: EventLog;
  updates: UpdateQueue;
  files: FileStore;
  profile: Profile;
  calls: CallLog;
  gate: Gate;
  /** Aborted when the server closes: ends every wait. */
  closing: AbortSignal;
  lastUser: number;
  lastGroup: number;
  lastBasicGroup: number;
  lastPress: bigint;
  lastAlbum: number;
};

export type WorldOptions = {
  token: string;
  botUsername?: string;
  botName?: string;
  clock: EmulatorClock;
  privacyMode?: boolean;
  elapsed?: () => number;
};

export function createWorld(options: WorldOptions, closing: AbortSignal): World {
  const name = options.botName ?? 'Emulated bot';
  const elapsed = options.elapsed ?? (() => performance.now());
  return {
    token: options.token,
    bot: {
      id: Number(/^\d+/.exec(options.token)?.[0] ?? 7_000_000_001),
      is_bot: true,
      first_name: name,
      username: options.botUsername ?? 'emulated_bot',
    },
    seesAll: !options.privacyMode,
    clock: options.clock,
    elapsed,
    users: new Map(),
    rooms: new Map(),
    presses: new Map(),
    pressBell: new Bell(),
    events: new EventLog(),
    updates: new UpdateQueue(elapsed, closing),
    files: new FileStore(),
    profile: new Profile(name),
    calls: new CallLog(),
    gate: new Gate(),
    closing,
    lastUser: 410_000_000,
    lastGroup: 1_002_000_000_000,
    lastBasicGroup: 4_100_000_000,
    lastPress: 4_382_910_557_120_000n,
    lastAlbum: 13_900_000_000,
  };
}

/** The clock in whole seconds, as Telegram dates things. */
export function dateOf(world: World): number {
  return Math.floor(world.clock.now().getTime() / 1000);
}

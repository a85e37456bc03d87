import { addPost } from './posts.ts';
import { roomChanged } from './rooms.ts';
import { botApi } from './spec.ts';
import type { Content, User } from './telegram-types.ts';
import { type BotRole, dateOf, type Room, type World } from './world.ts';

/** In whose name Telegram shows what an anonymous administrator writes. */
const ANONYMOUS: User = { id: 1_087_968_824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' };

/** Optional in the Bot API's description, and meant for groups. */
const GROUP_RIGHTS = ['can_pin_messages', 'can_manage_topics'];
const RESERVED = new Set(['can_be_edited', 'is_anonymous', 'can_promote_members']);

/** Who a message comes from, for `addPost`: the person, or the group when they are an anonymous administrator. */
export function speakerOf(room: Room, user: User, content: Content): [from: User, content: Content, more: { author?: number }] {
  if (!room.admins.get(user.id)?.anonymous) return [user, content, {}];
  return [ANONYMOUS, { sender_chat: room.chat, ...content }, { author: user.id }];
}

/** The same for what the group does by itself. */
export function asGroup(room: Room, content: Content): [from: User, content: Content] {
  return [ANONYMOUS, { sender_chat: room.chat, ...content }];
}

/** ChatMember of a person or of the bot itself. */
export function memberOf(world: World, room: Room, user: User): Record<string, unknown> {
  if (user.id !== world.bot.id) {
    const admin = room.admins.get(user.id);
    if (admin) return administrator(user, [], admin.anonymous);
    return { status: room.members.has(user.id) ? 'member' : 'left', user };
  }
  if (room.chat.type === 'private') return room.blocked ? { status: 'kicked', user, until_date: 0 } : { status: 'member', user };
  const { status, lacks } = room.bot;
  if (status === 'administrator') return administrator(user, lacks, false);
  if (status === 'restricted') return { ...rightsOf('ChatMemberRestricted', () => false), status, user, is_member: true, until_date: 0 };
  return { status, user, ...(status === 'kicked' ? { until_date: 0 } : {}) };
}

function administrator(user: User, lacks: string[], is_anonymous: boolean): Record<string, unknown> {
  const rights = rightsOf('ChatMemberAdministrator', (name) => !RESERVED.has(name) && !lacks.includes(name));
  return { ...rights, status: 'administrator', user, is_anonymous };
}

function rightsOf(type: string, has: (name: string) => boolean): Record<string, boolean> {
  const fields = botApi().types[type]?.fields ?? [];
  const wanted = fields.filter(({ name, types, required }) => types.includes('Boolean') && (required || GROUP_RIGHTS.includes(name)));
  return Object.fromEntries(wanted.map(({ name }) => [name, has(name)]));
}

/** Whether the bot is an administrator of the group with this right. */
export function hasRight(room: Room, right: string): boolean {
  return room.bot.status === 'administrator' && !room.bot.lacks.includes(right);
}

/** The person blocks the bot, or takes the block back. */
export function setBlocked(world: World, room: Room, user: User, blocked: boolean): void {
  if (room.blocked === blocked) return;
  const before = memberOf(world, room, world.bot);
  room.blocked = blocked;
  roomChanged(world, room);
  tellBotMember(world, room, user, before);
}

/** Makes the bot something else in a group; the bot hears of it as `my_chat_member`. */
export function setBotRole(world: World, room: Room, role: BotRole): void {
  if (room.bot.status === role.status && String(room.bot.lacks) === String(role.lacks)) return;
  const before = memberOf(world, room, world.bot);
  room.bot = role;
  room.blocked = role.status === 'kicked' || role.status === 'left';
  roomChanged(world, room);
  tellBotMember(world, room, world.users.get([...room.members][0] ?? 0) ?? world.bot, before);
}

export function tellBotMember(world: World, room: Room, from: User, before: Record<string, unknown>): void {
  world.updates.add('my_chat_member', { my_chat_member: changeOf(world, room, from, world.bot, before) });
}

/** Somebody joins or leaves a group. */
export function setMember(world: World, room: Room, user: User, inside: boolean): void {
  if (room.members.has(user.id) === inside) return;
  const before = memberOf(world, room, user);
  if (inside) room.members.add(user.id);
  else room.members.delete(user.id);
  if (!inside) room.admins.delete(user.id);
  roomChanged(world, room);
  const post = addPost(world, room, user, inside ? { new_chat_members: [user] } : { left_chat_member: user });
  if (room.blocked) return;
  world.updates.add('message', { message: post.message });
  world.updates.add('chat_member', { chat_member: changeOf(world, room, user, user, before) });
}

/** Makes a member an administrator, or (undefined) a plain member again. */
export function setAdmin(world: World, room: Room, user: User, admin: { anonymous: boolean } | undefined): void {
  const before = memberOf(world, room, user);
  if (admin) room.admins.set(user.id, admin);
  else room.admins.delete(user.id);
  roomChanged(world, room);
  if (!room.blocked) world.updates.add('chat_member', { chat_member: changeOf(world, room, user, user, before) });
}

function changeOf(world: World, room: Room, from: User, of: User, before: Record<string, unknown>): Record<string, unknown> {
  return { chat: room.chat, from, date: dateOf(world), old_chat_member: before, new_chat_member: memberOf(world, room, of) };
}

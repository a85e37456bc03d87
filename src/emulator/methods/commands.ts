import { broken } from '../api-error.ts';
import type { Scope } from '../profile.ts';
import { findRoom, roomChanged } from '../rooms.ts';
import type { BotCommand } from '../telegram-types.ts';
import type { World } from '../world.ts';
import { languageOf } from './profile.ts';

type Where = { scope?: { type: string; chat_id?: number | string; user_id?: number }; language_code?: string };

export function setMyCommands(world: World, params: Where & { commands: BotCommand[] }): true {
  for (const { command, description } of params.commands) {
    // A leading slash is forgiven, as by Telegram.
    if (!/^\/?[a-z0-9_]{1,32}$/.test(command)) throw broken('BOT_COMMAND_INVALID');
    if (description.trim() === '') throw broken('command description must be non-empty');
  }
  const commands = params.commands.map(({ command, description }) => ({
    command: command.replace(/^\//, ''),
    description: description.trim(),
  }));
  return store(world, params, commands);
}

export function deleteMyCommands(world: World, params: Where): true {
  return store(world, params, []);
}

export function getMyCommands(world: World, params: Where): BotCommand[] {
  return world.profile.commands(scopeOf(world, params), languageOf(params));
}

function store(world: World, params: Where, commands: BotCommand[]): true {
  world.profile.setCommands(scopeOf(world, params), languageOf(params), commands);
  for (const room of world.rooms.values()) roomChanged(world, room);
  return true;
}

function scopeOf(world: World, { scope }: Where): Scope {
  if (!scope) return { type: 'default' };
  const { type, chat_id, user_id } = scope;
  return {
    type,
    ...(chat_id === undefined ? {} : { chat_id: findRoom(world, chat_id).chat.id }),
    ...(user_id === undefined ? {} : { user_id }),
  };
}

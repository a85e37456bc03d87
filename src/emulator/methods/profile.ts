import { broken } from '../api-error.ts';
import type { ProfileText } from '../profile.ts';
import { findRoom, roomChanged } from '../rooms.ts';
import { botApi } from '../spec.ts';
import { isNewer } from '../versions.ts';
import type { World } from '../world.ts';

type Language = { language_code?: string };

/** With what the server knows of bots: by that a bot can tell an old one. */
export function getMe(world: World): Record<string, unknown> {
  const { server } = world.gate;
  const fields = botApi().types['User']?.fields ?? [];
  const unknown = new Set(server ? fields.filter(({ since }) => isNewer(since, server.version)).map(({ name }) => name) : []);
  const me = {
    ...world.bot,
    first_name: world.profile.text('name'),
    can_join_groups: true,
    can_read_all_group_messages: world.seesAll,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  };
  return Object.fromEntries(Object.entries(me).filter(([name]) => !unknown.has(name)));
}

export const setMyName = (world: World, params: Language & { name?: string }) => setText(world, 'name', params, params.name);
export const setMyDescription = (world: World, params: Language & { description?: string }) =>
  setText(world, 'description', params, params.description);
export const setMyShortDescription = (world: World, params: Language & { short_description?: string }) =>
  setText(world, 'short_description', params, params.short_description);

export const getMyName = (world: World, params: Language) => getText(world, 'name', params);
export const getMyDescription = (world: World, params: Language) => getText(world, 'description', params);
export const getMyShortDescription = (world: World, params: Language) => getText(world, 'short_description', params);

function setText(world: World, kind: ProfileText, params: Language, text = ''): true {
  world.profile.setText(kind, languageOf(params), text);
  return true;
}

function getText(world: World, kind: ProfileText, params: Language): Record<string, string> {
  return { [kind]: world.profile.text(kind, languageOf(params)) };
}

/** Two letters, or empty for everybody. */
export function languageOf({ language_code = '' }: Language): string {
  if (!/^([a-z]{2})?$/.test(language_code)) throw broken('invalid language_code specified');
  return language_code;
}

export function setChatMenuButton(world: World, params: { chat_id?: number; menu_button?: Record<string, unknown> }): true {
  const room = params.chat_id === undefined ? undefined : findRoom(world, params.chat_id);
  world.profile.setMenu(params.chat_id, params.menu_button ?? { type: 'default' });
  if (room) roomChanged(world, room);
  return true;
}

export function getChatMenuButton(world: World, params: { chat_id?: number }): Record<string, unknown> {
  if (params.chat_id !== undefined) findRoom(world, params.chat_id);
  return world.profile.menu(params.chat_id);
}

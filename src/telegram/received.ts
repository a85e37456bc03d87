import { z } from 'zod';
import { parseAction } from '../base/action.ts';
import type { Incoming, Input } from '../base/incoming.ts';
import { staying } from './view.ts';

const user = z.object({
  id: z.number(),
  is_bot: z.boolean().optional(),
  first_name: z.string().catch(''),
  language_code: z.string().optional().catch(undefined),
});
const chat = z.object({ id: z.number(), type: z.enum(['private', 'group', 'supergroup', 'channel']) });
const message = z.object({
  message_id: z.number(),
  chat,
  from: user.optional(),
  text: z.string().optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  sticker: z.unknown().optional(),
  photo: z.unknown().optional(),
  voice: z.unknown().optional(),
  audio: z.unknown().optional(),
  video_note: z.unknown().optional(),
  document: z.unknown().optional(),
  video: z.unknown().optional(),
  contact: z.unknown().optional(),
  reply_to_message: z.object({ message_id: z.number() }).optional(),
  migrate_to_chat_id: z.number().optional(),
  new_chat_members: z.unknown().optional(),
  left_chat_member: z.unknown().optional(),
  pinned_message: z.unknown().optional(),
  group_chat_created: z.unknown().optional(),
  message_auto_delete_timer_changed: z.unknown().optional(),
  chat_background_set: z.unknown().optional(),
  write_access_allowed: z.unknown().optional(),
  new_chat_title: z.unknown().optional(),
  new_chat_photo: z.unknown().optional(),
  delete_chat_photo: z.unknown().optional(),
});
/** Messages that nobody wrote: Telegram tells what changed in the chat. */
const service = [
  'new_chat_members',
  'left_chat_member',
  'pinned_message',
  'group_chat_created',
  'message_auto_delete_timer_changed',
  'chat_background_set',
  'write_access_allowed',
  'new_chat_title',
  'new_chat_photo',
  'delete_chat_photo',
] as const;
const update = z.object({
  update_id: z.number(),
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: z
    .object({ id: z.string(), from: user, data: z.string().optional(), message: z.object({ message_id: z.number(), chat }).optional() })
    .optional(),
  my_chat_member: z.object({ chat, from: user, new_chat_member: z.object({ status: z.string() }) }).optional(),
});

/** What the view must do besides showing: answer the pressed button. */
export interface Received {
  readonly incoming: Incoming;
  readonly callback: string | null;
  /** The pressed button stands under a message that must stay as it is. */
  readonly stays: boolean;
}

/** An update as our input, or null for one that is none of our business (channels, other bots, service messages, what Telegram adds next year). */
export function receive(raw: unknown, botName: string): Received | null {
  const parsed = update.safeParse(raw);
  if (!parsed.success) return null;
  const { update_id, message: sent, edited_message: edited, callback_query: pressed, my_chat_member: member } = parsed.data;
  const place = (type: z.infer<typeof chat>['type']) => (type === 'private' ? 'private' : 'group') as Incoming['place'];
  const make = (
    in_: z.infer<typeof chat>,
    from: z.infer<typeof user> | undefined,
    input: Input | null,
    about: Partial<Incoming>,
    callback: string | null = null,
    stays = false,
  ): Received | null => {
    if (!input || !from || in_.type === 'channel' || from.is_bot) return null;
    const who = { id: from.id, name: from.first_name, client_lang: from.language_code ?? null };
    return {
      incoming: { update: update_id, chat: in_.id, place: place(in_.type), from: who, message: null, reply_to: null, input, ...about },
      callback,
      stays,
    };
  };
  if (pressed?.message) {
    const stays = pressed.data?.startsWith(staying) === true;
    const input: Input = {
      kind: 'press',
      act: pressed.data === undefined ? null : parseAction(stays ? pressed.data.slice(staying.length) : pressed.data),
    };
    return make(pressed.message.chat, pressed.from, input, { message: pressed.message.message_id }, pressed.id, stays);
  }
  if (sent)
    return make(sent.chat, sent.from, inputOf(sent, botName), {
      message: sent.message_id,
      reply_to: sent.reply_to_message?.message_id ?? null,
    });
  if (edited)
    return edited.chat.type === 'private' ? make(edited.chat, edited.from, { kind: 'edited' }, { message: edited.message_id }) : null;
  if (member) {
    const out = ['kicked', 'left'].includes(member.new_chat_member.status);
    return member.chat.type === 'private' ? make(member.chat, member.from, { kind: 'blocked', blocked: out }, {}) : null;
  }
  return null;
}

function inputOf(sent: z.infer<typeof message>, botName: string): Input | null {
  if (sent.migrate_to_chat_id !== undefined) return { kind: 'migrated', to: sent.migrate_to_chat_id };
  if (sent.text !== undefined) return said(sent.text, botName);
  if (sent.location) return { kind: 'location', lat: sent.location.latitude, lon: sent.location.longitude };
  if (service.some((name) => sent[name] !== undefined)) return null;
  const what = sent.sticker
    ? 'sticker'
    : sent.photo || sent.video
      ? 'photo'
      : sent.voice || sent.audio || sent.video_note
        ? 'voice'
        : sent.document
          ? 'file'
          : sent.contact
            ? 'contact'
            : 'other';
  return { kind: 'thing', what };
}

/** Words, or a command `/name`, `/name@thisbot payload`; null for a command of another bot. */
function said(text: string, botName: string): Input | null {
  const found = /^\/([A-Za-z0-9_]{1,32})(?:@(\w+))?(?:\s+([\s\S]*))?$/.exec(text.trim());
  if (!found) return { kind: 'say', text };
  if (found[2] && found[2].toLowerCase() !== botName.toLowerCase()) return null;
  return { kind: 'command', name: (found[1] ?? '').toLowerCase(), payload: (found[3] ?? '').trim() };
}

import { ApiError, broken, refused } from '../api-error.ts';
import { formatText } from '../formatted.ts';
import { checkMarkup, isInline, locksMessage } from '../keyboard.ts';
import { findPost, rewrite } from '../posts.ts';
import { openRoom } from '../rooms.ts';
import type { Content, Entity, Markup, Message } from '../telegram-types.ts';
import type { Upload } from '../upload.ts';
import type { Post, Room, World } from '../world.ts';
import { captionContent, fileContent } from './media.ts';

type Editing = { chat_id?: number | string; message_id?: number; inline_message_id?: string; reply_markup?: Markup };

const SAME =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

export function editMessageText(
  world: World,
  params: Editing & { text?: string; parse_mode?: string; entities?: Entity[]; link_preview_options?: Record<string, unknown> },
): Message {
  if (params.text === undefined) throw broken('message text is empty');
  const { text, entities } = formatText(params.text, params.parse_mode, params.entities);
  const { room, post } = editable(world, params);
  if (post.message.text === undefined) throw refused('there is no text in the message to edit');
  const preview = params.link_preview_options;
  return change(world, room, post, params, { text, entities, link_preview_options: preview ?? {} });
}

export function editMessageCaption(
  world: World,
  params: Editing & { caption?: string; parse_mode?: string; caption_entities?: Entity[] },
): Message {
  const caption = captionContent({ ...params, chat_id: params.chat_id ?? 0 });
  const { room, post } = editable(world, params);
  const { document, photo, voice } = post.message;
  if (!document && !photo && !voice) throw refused('there is no caption in the message to edit');
  return change(world, room, post, params, { caption: '', caption_entities: [], ...caption });
}

type Media = { type: string; media: Upload | string; caption?: string; parse_mode?: string; caption_entities?: Entity[] };

/** Another picture or file in place of the one that stands there. In an album it must be of the same sort. */
export function editMessageMedia(world: World, params: Editing & { media: Media }): Message {
  const { type, media, ...words } = params.media;
  if (type !== 'photo' && type !== 'document') throw new ApiError(501, `the emulator cannot show media of the type "${type}"`);
  const { room, post } = editable(world, params);
  const { photo, document, media_group_id } = post.message;
  if (!photo && !document && post.message.text === undefined) throw refused("message can't be edited");
  if (media_group_id !== undefined && !post.message[type]) throw refused("message can't be edited");
  const content = fileContent(world, type, media);
  const caption = captionContent({ ...words, chat_id: params.chat_id ?? 0 });
  delete post.message.photo;
  delete post.message.document;
  delete post.message.text;
  return change(world, room, post, params, { caption: '', caption_entities: [], entities: [], ...caption, ...content });
}

export function editMessageReplyMarkup(world: World, params: Editing): Message {
  const { room, post } = editable(world, params);
  return change(world, room, post, params, {});
}

function editable(world: World, params: Editing): { room: Room; post: Post } {
  if (params.inline_message_id !== undefined) throw broken('MESSAGE_ID_INVALID');
  if (params.chat_id === undefined) throw broken('chat_id is empty');
  if (params.message_id === undefined) throw broken('message identifier is not specified');
  const room = openRoom(world, params.chat_id);
  const post = findPost(room, params.message_id, 'to edit');
  if (post.message.from.id !== world.bot.id || post.message.forward_origin || locksMessage(post.markup))
    throw refused("message can't be edited");
  return { room, post };
}

/** An edit without `reply_markup` takes the keyboard away; one that changes nothing is refused. */
function change(world: World, room: Room, post: Post, params: Editing, content: Partial<Content>): Message {
  const markup = checkMarkup(params.reply_markup);
  if (markup && !isInline(markup)) throw broken('inline keyboard expected');
  if (face({ ...post.message, ...content }, markup) === face(post.message, post.message.reply_markup)) throw refused(SAME);
  rewrite(world, room, post, content, markup);
  return post.message;
}

/** All that a person sees of a message. */
function face(message: Partial<Message>, markup: Markup | undefined): string {
  const { text, entities, caption, caption_entities, link_preview_options, photo, document } = message;
  const words = [text, entities ?? [], caption ?? '', caption_entities ?? []];
  return JSON.stringify([...words, photo ?? [], document ?? {}, link_preview_options ?? {}, markup ?? {}]);
}

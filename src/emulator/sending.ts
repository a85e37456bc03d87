import { refused } from './api-error.ts';
import { hasRight } from './members.ts';
import type { Content } from './telegram-types.ts';
import { inTopic } from './topics.ts';
import type { Post, Room } from './world.ts';

/** How Telegram names what may not be sent. */
const KINDS = [
  ['photo', 'photos'],
  ['document', 'documents'],
  ['voice', 'voice notes'],
  ['sticker', 'stickers'],
  ['venue', 'venues'],
  ['location', 'locations'],
  ['contact', 'contacts'],
] as const;

/** 400 when the group does not let the bot send this: restricted itself, or a plain member where nobody may. */
export function checkMaySend(room: Room, content: Content): void {
  const { status } = room.bot;
  if (status === 'administrator' || (status === 'member' && room.canSend)) return;
  const kind = KINDS.find(([field]) => content[field])?.[1] ?? 'text messages';
  throw refused(`not enough rights to send ${kind} to the chat`);
}

/**
 * What a message of the bot carries of its topic: the one it names, or that of the message it answers. 400 when there is none such, or it is
 * closed and the bot may not manage topics.
 */
export function topicOf(room: Room, threadId: number | undefined, answered: Post | undefined): Content {
  const id = threadId ?? (answered?.message.is_topic_message ? answered.message.message_thread_id : undefined);
  if (id === undefined) return {};
  const topic = room.chat.is_forum ? room.topics.get(id) : undefined;
  if (!topic) throw refused('message thread not found');
  if (topic.closed && !hasRight(room, 'can_manage_topics')) throw refused('TOPIC_CLOSED');
  return inTopic(room, topic);
}

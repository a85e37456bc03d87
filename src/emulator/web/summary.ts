import type { Message } from './telegram.ts';
import type { Words } from './words.ts';

/** One line that tells what a message is, for quotes, lists and the pinned bar. */
export function summaryOf(message: Message, words: Words): string {
  const text = message.text ?? message.caption;
  if (text) return text.replace(/\s+/g, ' ').trim();
  if (message.photo) return words('photo');
  if (message.document) return message.document.file_name ?? words('document');
  if (message.voice) return words('voice');
  if (message.sticker) return `${message.sticker.emoji ?? ''} ${words('sticker')}`.trim();
  if (message.venue) return message.venue.title;
  if (message.location) return words('location');
  if (message.contact) return words('contact');
  if (message.forum_topic_created) return message.forum_topic_created.name;
  return '…';
}

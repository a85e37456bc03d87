import { Refused } from './errors.ts';
import type { CallApi } from './send.ts';
import type { Payload } from './view.ts';

/** Nothing is there to be taken away, or it is somebody else's. */
const left = /not found|can't be edited|not modified|MESSAGE_ID_INVALID/i;
/** Nothing is there to be taken away. */
const gone = /not found|not modified|MESSAGE_ID_INVALID/i;
/** A grey picture of 64 by 64 points, which says nothing. */
const blank = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAAAAACPAi4CAAAAKUlEQVR42u3MQREAAAwCIKMb3RD77SAA6VEEAoFAIBAIBAKBQCAQfA8G320AeXC6efoAAAAASUVORK5CYII=',
  'base64',
);

/**
 * Takes a message out of a chat. Telegram deletes one of the bot's own for 48 hours, and others where the bot may; later its words are replaced, a
 * picture by an empty one, a document by an empty file. What can be neither deleted nor edited stays: it is another's, or a voice, a sticker, a
 * place.
 */
export async function takeAway(callApi: CallApi, chat: number, message: number, instead: Payload): Promise<void> {
  const of = { chat_id: chat, message_id: message };
  if (await done(left, () => callApi('deleteMessage', of))) return;
  const { text, parse_mode, link_preview_options } = instead;
  if (await done(left, () => callApi('editMessageText', { ...of, text, parse_mode, link_preview_options }))) return;
  const file = (type: string, filename: string, source: Buffer) => ({
    ...of,
    media: { type, media: 'attach://empty', caption: text, parse_mode },
    empty: { source, filename },
  });
  // Of an album a document is replaced by a document alone; where neither is taken, its words go.
  if (await done(gone, () => callApi('editMessageMedia', file('photo', 'empty.png', blank)))) return;
  if (await done(gone, () => callApi('editMessageMedia', file('document', 'empty.txt', Buffer.from('-'))))) return;
  await done(left, () => callApi('editMessageCaption', { ...of, caption: text, parse_mode }));
}

/** Whether that is done, or there is nothing to do; false: Telegram refuses this way. */
async function done(nothing: RegExp, call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 400) throw error;
    return nothing.test(error.description);
  }
}

import { Refused } from './errors.ts';
import type { CallApi } from './send.ts';
import type { Payload } from './view.ts';

/** Nothing is there to be taken away, or it is somebody else's. */
const left = /not found|can't be edited|not modified|MESSAGE_ID_INVALID/i;

/**
 * Takes a message out of a chat. Telegram deletes one of the bot's own for 48 hours, and others where the bot may; later its words are replaced.
 * What can be neither deleted nor edited stays: it is another's.
 */
export async function takeAway(callApi: CallApi, chat: number, message: number, instead: Payload): Promise<void> {
  const of = { chat_id: chat, message_id: message };
  if (await done(() => callApi('deleteMessage', of))) return;
  const { text, parse_mode, link_preview_options } = instead;
  if (await done(() => callApi('editMessageText', { ...of, text, parse_mode, link_preview_options }))) return;
  await done(() => callApi('editMessageCaption', { ...of, caption: text, parse_mode }));
}

/** Whether that is done, or there is nothing to do; false: Telegram refuses this way. */
async function done(call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 400) throw error;
    return left.test(error.description);
  }
}

import type { Logger } from 'pino';
import type { Incoming } from '../base/incoming.ts';
import type { Screen } from '../base/screen.ts';
import type { Texts } from '../content/texts.ts';
import type { Shown } from '../conversation/talk.ts';
import { Refused, Unreachable } from './errors.ts';
import type { Received } from './received.ts';
import type { CallApi } from './send.ts';
import { payloadOf } from './view.ts';

export interface PresentDeps {
  readonly callApi: CallApi;
  readonly texts: Texts;
  readonly botName: string;
  readonly log: Logger;
  /** Keeps a screen for when Telegram can be reached again. */
  later(chat: number, screen: Screen, update: number): Promise<void>;
  /** The person closed the chat to us. */
  blocked(chat: number): Promise<void>;
}

/** Answers the pressed button and shows the screens: the first in place of what was pressed, the others below. */
export async function present(deps: PresentDeps, { incoming, callback, stays }: Received, shown: Shown): Promise<void> {
  const { callApi, texts } = deps;
  const words = shown?.toast ? { text: texts.plain(shown.lang, shown.toast).slice(0, 200) } : {};
  const answered = callback
    ? callApi('answerCallbackQuery', { callback_query_id: callback, ...words }).catch((error) => quiet(deps, error))
    : null;
  if (shown) await showScreens(deps, incoming, shown, callback && !stays ? incoming.message : null);
  if (shown?.takeBack?.length) {
    const taken = { chat_id: incoming.chat, message_ids: [...shown.takeBack] };
    await callApi('deleteMessages', taken).catch((error) => quiet(deps, error));
  }
  await answered;
}

/** The first screen in place of a message, the others below. */
async function showScreens(deps: PresentDeps, incoming: Incoming, shown: NonNullable<Shown>, edited: number | null): Promise<void> {
  const { callApi, texts, botName } = deps;
  let place = edited;
  for (const screen of shown.screens) {
    const payload = payloadOf(screen, shown.lang, texts, botName);
    try {
      const done = place !== null && !screen.stay && !screen.reply && (await edit(callApi, incoming.chat, place, payload));
      if (!done) await callApi('sendMessage', { chat_id: incoming.chat, ...payload });
      place = null;
    } catch (error) {
      if (error instanceof Unreachable || (error instanceof Refused && (error.code >= 500 || error.code === 429)))
        await deps.later(incoming.chat, screen, incoming.update);
      else if (error instanceof Refused && error.code === 403) await deps.blocked(incoming.chat);
      else throw error;
    }
  }
}

/** Edits in place; false when that message can no longer be edited, so that a new one must be sent. */
async function edit(callApi: CallApi, chat: number, message: number, payload: object): Promise<boolean> {
  try {
    await callApi('editMessageText', { chat_id: chat, message_id: message, ...payload });
    return true;
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 400) throw error;
    if (error.description.includes('message is not modified')) return true;
    if (/can't be edited|message to edit not found|no text in the message/.test(error.description)) return false;
    throw error;
  }
}

/** A button answered too late is no harm; what else went wrong is logged without the payload. */
function quiet({ log }: PresentDeps, error: unknown): void {
  log.debug({ error: error instanceof Error ? error.message : 'unknown' }, 'button not answered');
}

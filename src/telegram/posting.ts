import type { Post, Posted } from '../base/post.ts';
import type { Texts } from '../content/texts.ts';
import { Refused, Unreachable } from './errors.ts';
import type { CallApi } from './send.ts';
import { payloadOf } from './view.ts';

/** Sends an outbox message and sorts what can happen into its five outcomes. An edit whose message is gone is sent anew. */
export async function post(callApi: CallApi, texts: Texts, botName: string, chat: number, lang: string, what: Post): Promise<Posted> {
  try {
    const sent = await send(callApi, texts, botName, chat, lang, what);
    return { became: 'sent', message: sent };
  } catch (error) {
    if (error instanceof Unreachable) return { became: 'later', seconds: null, why: error.message };
    if (!(error instanceof Refused)) throw error;
    const { code, description, parameters } = error;
    if (parameters.migrate_to_chat_id !== undefined) return { became: 'moved', to: parameters.migrate_to_chat_id };
    if (code === 429 || code >= 500) return { became: 'later', seconds: parameters.retry_after ?? null, why: `${code}` };
    if (code === 403 || description.includes('chat not found')) return { became: 'gone' };
    if (what.what === 'edit' && description.includes('message is not modified')) return { became: 'sent', message: what.message };
    if (what.what === 'edit' && /can't be edited|message to edit not found/.test(description))
      return await post(callApi, texts, botName, chat, lang, { what: 'screen', screen: what.screen });
    return { became: 'bad', why: `${code} ${description}` };
  }
}

async function send(callApi: CallApi, texts: Texts, botName: string, chat: number, lang: string, what: Post): Promise<number> {
  const id = (result: unknown, otherwise: number) =>
    result && typeof result === 'object' && 'message_id' in result ? Number(result.message_id) : otherwise;
  switch (what.what) {
    case 'screen': {
      const answering = what.answering ? { reply_parameters: { message_id: what.answering, allow_sending_without_reply: true } } : {};
      return id(await callApi('sendMessage', { chat_id: chat, ...payloadOf(what.screen, lang, texts, botName), ...answering }), 0);
    }
    case 'edit':
      return id(
        await callApi('editMessageText', { chat_id: chat, message_id: what.message, ...payloadOf(what.screen, lang, texts, botName) }),
        what.message,
      );
    case 'file':
      return id(await callApi('sendDocument', { chat_id: chat, document: what.file, caption: what.caption }), 0);
    case 'venue':
      return id(
        await callApi('sendVenue', { chat_id: chat, latitude: what.lat, longitude: what.lon, title: what.title, address: what.address }),
        0,
      );
  }
}

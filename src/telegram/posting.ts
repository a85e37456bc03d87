import type { Post, Posted } from '../base/post.ts';
import type { Texts } from '../content/texts.ts';
import type { Lane } from '../desk/message.ts';
import { Refused, refusesAll, Unreachable } from './errors.ts';
import { inPlace, topicShut } from './place.ts';
import type { CallApi } from './send.ts';
import { takeAway } from './take-away.ts';
import { asEdit, payloadOf } from './view.ts';

/** To whom a message goes, in which language, and who waits for it. */
export interface Recipient {
  readonly chat: number;
  readonly lang: string;
  readonly lane: Lane;
}

/** Refusals that somebody in the chat can lift: rights, a closed or missing topic. */
const liftable =
  /not enough rights|have no rights|need administrator rights|CHAT_WRITE_FORBIDDEN|CHAT_RESTRICTED|TOPIC_CLOSED|TOPIC_DELETED|thread not found/i;

/** A message that is no more, or cannot be edited, whatever the reason: the same words are sent anew. */
const asNew = (what: Post): Post | null => (what.what === 'edit' ? { what: 'screen', screen: what.screen } : null);

/** A turn that would come later than this, in milliseconds, is not waited for: the outbox keeps the message until then, and serves others. */
const within: Readonly<Record<Lane, number>> = { look: 5_000, desk: 2_500, reminder: 2_500, dates: 2_500 };

/** Sends an outbox message in its lane and sorts what can happen into its outcomes. */
export async function post(callApi: CallApi, texts: Texts, botName: string, to: Recipient, what: Post): Promise<Posted> {
  const inLane: CallApi = (method, payload) => callApi(method, payload, { lane: to.lane, within: within[to.lane] });
  try {
    const sent = await send(inLane, texts, botName, to.chat, to.lang, what);
    return { became: 'sent', message: sent };
  } catch (error) {
    // What is edited or taken away twice is so once.
    if (error instanceof Unreachable)
      return { became: error.unsure && what.what !== 'edit' && what.what !== 'away' ? 'unsure' : 'unreachable', why: error.message };
    if (!(error instanceof Refused)) throw error;
    const { code, description, parameters } = error;
    if (parameters.migrate_to_chat_id !== undefined) return { became: 'moved', to: parameters.migrate_to_chat_id };
    if (code === 429) return { became: 'told', seconds: parameters.retry_after ?? 1, why: description };
    // A token that is refused for a while is no fault of the message.
    if (code >= 500 || refusesAll.has(code)) return { became: 'unreachable', why: `${code} ${description}` };
    if (code === 403 || /chat not found|group chat was deactivated/i.test(description)) return { became: 'closed', why: description };
    if (liftable.test(description) && !(what.what === 'edit' && topicShut.test(description)))
      return { became: 'forbidden', why: description };
    if (what.what === 'edit' && description.includes('message is not modified')) return { became: 'sent', message: what.message };
    const anew = asNew(what);
    return anew ? await post(callApi, texts, botName, to, anew) : { became: 'bad', why: `${code} ${description}` };
  }
}

async function send(callApi: CallApi, texts: Texts, botName: string, chat: number, lang: string, what: Post): Promise<number> {
  const id = (result: unknown, otherwise: number) =>
    result && typeof result === 'object' && 'message_id' in result ? Number(result.message_id) : otherwise;
  switch (what.what) {
    case 'screen': {
      const payload = payloadOf(what.screen, lang, texts, botName);
      return id(await inPlace(what, (where) => callApi('sendMessage', { chat_id: chat, ...payload, ...where })), 0);
    }
    case 'edit':
      return id(
        await callApi('editMessageText', {
          chat_id: chat,
          message_id: what.message,
          ...asEdit(payloadOf(what.screen, lang, texts, botName)),
        }),
        what.message,
      );
    case 'away':
      await takeAway(callApi, chat, what.message, payloadOf(what.screen, lang, texts, botName));
      return what.message;
    case 'file':
      return id(await callApi('sendDocument', { chat_id: chat, document: what.file, caption: what.caption }), 0);
    case 'venue':
      return id(
        await callApi('sendVenue', { chat_id: chat, latitude: what.lat, longitude: what.lon, title: what.title, address: what.address }),
        0,
      );
  }
}

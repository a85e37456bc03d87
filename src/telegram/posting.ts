import type { Post, Posted } from '../base/post.ts';
import type { Screen } from '../base/screen.ts';
import type { Standing } from '../base/standing.ts';
import type { Texts } from '../content/texts.ts';
import type { Lane } from '../desk/message.ts';
import { canBeSaidAgain } from '../screens/own-language.ts';
import { Refused, refusesAll, Unreachable } from './errors.ts';
import { inPlace, topicShut } from './place.ts';
import type { CallApi } from './send.ts';
import { takeAway } from './take-away.ts';
import { asEdit, captionOf, payloadOf } from './view.ts';

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
const asNew = (what: Post): Post | null => (what.what === 'edit' || what.what === 'words' ? { what: 'screen', screen: what.screen } : null);

/** A turn that would come later than this, in milliseconds, is not waited for: the outbox keeps the message until then, and serves others. */
const within: Readonly<Record<Lane, number>> = { look: 5_000, desk: 2_500, reminder: 2_500, dates: 2_500 };

export interface PostDeps {
  readonly callApi: CallApi;
  readonly texts: Texts;
  readonly botName: string;
  /** Remembers a screen that stands in a private chat. */
  stands(standing: Omit<Standing, 'on'>): void;
}

/** Sends an outbox message in its lane and sorts what can happen into its outcomes. */
export async function post({ callApi, texts, botName, stands }: PostDeps, to: Recipient, what: Post): Promise<Posted> {
  const inLane: CallApi = (method, payload) => callApi(method, payload, { lane: to.lane, within: within[to.lane] });
  try {
    const sent = await send(inLane, texts, botName, to, what);
    if (
      (what.what === 'screen' || what.what === 'edit') &&
      typeof sent === 'number' &&
      canBeSaidAgain(what.screen, to.chat, texts.offered.length)
    )
      stands({ chat: to.chat, message: sent, screen: what.screen });
    return typeof sent === 'number' ? { became: 'sent', message: sent } : { became: 'sent', message: sent[0] ?? 0, messages: sent };
  } catch (error) {
    if (error instanceof Unreachable) return { became: error.unsure && !harmless(what) ? 'unsure' : 'unreachable', why: error.message };
    if (!(error instanceof Refused)) throw error;
    const { code, description, parameters } = error;
    if (parameters.migrate_to_chat_id !== undefined) return { became: 'moved', to: parameters.migrate_to_chat_id };
    if (code === 429) return { became: 'told', seconds: parameters.retry_after ?? 1, why: description };
    // A token that is refused for a while is no fault of the message.
    if (code >= 500 || refusesAll.has(code)) return { became: 'unreachable', why: `${code} ${description}` };
    if (code === 403 || /chat not found|group chat was deactivated/i.test(description)) return { became: 'closed', why: description };
    if (liftable.test(description) && !(harmless(what) && topicShut.test(description))) return { became: 'forbidden', why: description };
    if (what.what === 'topic-closed' && description.includes('TOPIC_NOT_MODIFIED')) return { became: 'sent', message: what.topic };
    if (harmless(what) && description.includes('message is not modified')) return { became: 'sent', message: what.message };
    const anew = asNew(what);
    return anew ? await post({ callApi, texts, botName, stands }, to, anew) : { became: 'bad', why: `${code} ${description}` };
  }
}

/** What stands there already: edited or taken away twice, it is so once. */
const harmless = (what: Post): what is Extract<Post, { what: 'edit' | 'words' | 'away' }> =>
  what.what === 'edit' || what.what === 'words' || what.what === 'away';

/** A screen as the words under a thing. */
function underThing(screen: Screen, to: Recipient, texts: Texts, botName: string) {
  const { text, parse_mode, reply_markup } = payloadOf(screen, to, texts, botName);
  return { caption: text, parse_mode, ...(reply_markup ? { reply_markup } : {}) };
}

async function send(callApi: CallApi, texts: Texts, botName: string, to: Recipient, what: Post): Promise<number | readonly number[]> {
  const { chat, lang } = to;
  const id = (result: unknown, otherwise: number) =>
    result && typeof result === 'object' && 'message_id' in result ? Number(result.message_id) : otherwise;
  switch (what.what) {
    case 'screen': {
      const payload = payloadOf(what.screen, to, texts, botName);
      return id(await inPlace(what, (where) => callApi('sendMessage', { chat_id: chat, ...payload, ...where })), 0);
    }
    case 'edit':
      return id(
        await callApi('editMessageText', {
          chat_id: chat,
          message_id: what.message,
          ...asEdit(payloadOf(what.screen, to, texts, botName)),
        }),
        what.message,
      );
    case 'away':
      await takeAway(callApi, chat, what.message, payloadOf(what.screen, to, texts, botName));
      return what.message;
    case 'topic': {
      const opened = await callApi('createForumTopic', { chat_id: chat, name: what.name });
      return opened && typeof opened === 'object' && 'message_thread_id' in opened ? Number(opened.message_thread_id) : 0;
    }
    case 'topic-closed':
      await callApi(what.closed ? 'closeForumTopic' : 'reopenForumTopic', { chat_id: chat, message_thread_id: what.topic });
      return what.topic;
    case 'words':
      return id(
        await callApi('editMessageCaption', { chat_id: chat, message_id: what.message, ...underThing(what.screen, to, texts, botName) }),
        what.message,
      );
    case 'copy': {
      const { of, words, protect } = what;
      const call = { chat_id: chat, from_chat_id: of.chat, message_id: of.message, ...(protect ? { protect_content: true } : {}) };
      const under = words ? underThing(words, to, texts, botName) : {};
      return id(await inPlace(what, (where) => callApi('copyMessage', { ...call, ...under, ...where })), 0);
    }
    case 'album': {
      const { of, protect } = what;
      const call = { chat_id: chat, from_chat_id: of.chat, message_ids: of.messages, ...(protect ? { protect_content: true } : {}) };
      const sent = await inPlace(what, (where) => callApi('copyMessages', { ...call, ...where }));
      return Array.isArray(sent) ? sent.map((each) => id(each, 0)) : [];
    }
    case 'file':
      return id(await callApi('sendDocument', { chat_id: chat, document: what.file, ...captionOf(what.caption, lang, texts) }), 0);
    case 'picture':
      return id(await callApi('sendPhoto', { chat_id: chat, photo: what.file, ...captionOf(what.caption, lang, texts) }), 0);
    case 'voice':
      return id(await callApi('sendVoice', { chat_id: chat, voice: what.file }), 0);
    case 'venue':
      return id(
        await callApi('sendVenue', { chat_id: chat, latitude: what.lat, longitude: what.lon, title: what.title, address: what.address }),
        0,
      );
  }
}

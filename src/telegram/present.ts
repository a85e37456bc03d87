import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { cut } from '../base/cut.ts';
import { faultOf } from '../base/fault.ts';
import type { Screen, Text } from '../base/screen.ts';
import type { Standing } from '../base/standing.ts';
import type { Unshown } from '../base/unshown.ts';
import type { Texts } from '../content/texts.ts';
import { canBeSaidAgain } from '../screens/own-language.ts';
import type { Call } from './api-call.ts';
import { Refused, Unreachable } from './errors.ts';
import { inPlace, topicShut } from './place.ts';
import type { CallApi } from './send.ts';
import { asEdit, deepLink, lineOf, type Payload, payloadOf } from './view.ts';

export interface PresentDeps {
  readonly callApi: CallApi;
  readonly texts: Texts;
  readonly botName: string;
  readonly log: Logger;
  /** Keeps a screen for when Telegram can be reached again; `nth` of the screens of an update; `lost`: only the answer to it is missing, and why. */
  later(of: Pick<Answer, 'chat' | 'update' | 'topic'>, screen: Screen, nth: number, lost?: string): Promise<void>;
  /** Remembers a screen that stands in a private chat. */
  stands(standing: Omit<Standing, 'on'>): void;
  /** The person closed the chat to us. */
  blocked(chat: number): Promise<void>;
}

/** What is to be done for an update that was committed. */
export interface Answer extends Unshown {
  readonly update: number;
  readonly callback: string | null;
  readonly toast?: Text | undefined;
  readonly opens?: string | undefined;
  readonly takeBack?: readonly number[] | undefined;
  readonly seen?: { readonly message: number; readonly otherwise: Screen } | undefined;
}

/** Pauses before a screen is tried again while somebody looks, in milliseconds; after them, or so long after the first try, it is left to the outbox. */
const pauses = [300, 1000, 2000] as const;
const longest = 5_000;
/** Letters that Telegram shows on a pressed button. */
const toastLetters = 200;

/**
 * Answers the pressed button and shows the screens: the first in place of what was pressed, the others below. False when Telegram does not
 * take the first for what it is, a fault of ours, so that whoever waits for it must be told.
 */
export async function present(deps: PresentDeps, answer: Answer): Promise<boolean> {
  const { callApi, texts } = deps;
  const { callback, toast, takeBack, chat, lang } = answer;
  const answered = callback
    ? callApi('answerCallbackQuery', pressAnswer(texts, lang, callback, toast, answer.opens && deepLink(deps.botName, answer.opens))).catch(
        (error) => quiet(deps, answer, error),
      )
    : null;
  const taken = await showScreens(deps, answer);
  if (takeBack?.length)
    await callApi('deleteMessages', { chat_id: chat, message_ids: takeBack } satisfies Call<'deleteMessages'>).catch((error) =>
      quiet(deps, answer, error),
    );
  if (answer.seen) await sign(deps, answer, answer.seen);
  await answered;
  return taken;
}

/** Eyes on the words that were passed on; said in words where the server or the chat knows no such signs. */
async function sign(deps: PresentDeps, answer: Answer, { message, otherwise }: NonNullable<Answer['seen']>): Promise<void> {
  const { chat } = answer;
  const eyes = { chat_id: chat, message_id: message, reaction: [{ type: 'emoji', emoji: '👀' }] } satisfies Call<'setMessageReaction'>;
  try {
    await deps.callApi('setMessageReaction', eyes);
  } catch (error) {
    if (error instanceof Refused && !closed(error)) await showScreens(deps, { ...answer, instead: null, screens: [otherwise] });
    else quiet(deps, answer, error);
  }
}

/** The answer to a pressed button: it stops waiting, shows the words if there are some, and opens the link of the bot's own. */
export function pressAnswer(texts: Texts, lang: string, callback: string, toast: Text | undefined, url?: string) {
  const words = toast ? { text: cut(lineOf(toast, lang, texts), toastLetters) } : {};
  return { callback_query_id: callback, ...words, ...(url ? { url } : {}) } satisfies Call<'answerCallbackQuery'>;
}

/** The first screen in place of a message, the others below; what cannot go now, and all behind it, is left to the outbox. */
async function showScreens(deps: PresentDeps, answer: Answer): Promise<boolean> {
  const { chat, lang, instead, screens, update } = answer;
  const { callApi, texts, botName } = deps;
  let place = instead;
  let taken = true;
  for (const [nth, screen] of screens.entries()) {
    const payload = payloadOf(screen, { chat, lang }, texts, botName);
    const stands = (message: number | null) => {
      if (message !== null && canBeSaidAgain(screen, chat, texts.offered.length)) deps.stands({ chat, message, screen });
    };
    const one = async () => {
      const over = screen.stay ? null : place;
      place = null;
      const edited = over !== null && (await edit(callApi, chat, over, payload));
      if (edited) stands(over);
      const send = (where: object) => callApi('sendMessage', { chat_id: chat, ...payload, ...where } satisfies Call<'sendMessage'>);
      if (!edited && !(over !== null && screen.drawn)) stands(idOf(await persist(false, () => inPlace(answer, send))));
    };
    try {
      await one();
    } catch (error) {
      if (passing(error) || waits(error)) {
        const lost = error instanceof Unreachable && error.unsure ? error.message : undefined;
        for (const [further, each] of screens.slice(nth).entries())
          if (!each.drawn) await deps.later(answer, each, nth + further, further === 0 ? lost : undefined);
        return taken;
      }
      if (!(error instanceof Refused)) throw error;
      if (closed(error)) {
        await deps.blocked(chat);
        return taken;
      }
      deps.log.error({ ...faultOf(error), update, nth }, 'a screen is refused');
      if (error.code === 400 && nth === 0) taken = false;
    }
  }
  return taken;
}

/** Edits in place; false when that cannot be (a keyboard of its own) or Telegram refuses for whatever reason, so that a new message must be sent. */
async function edit(callApi: CallApi, chat: number, message: number, whole: Payload): Promise<boolean> {
  const { reply_markup, ...payload } = asEdit(whole);
  if (reply_markup && !('inline_keyboard' in reply_markup)) return false;
  const buttons = reply_markup ? { reply_markup } : {};
  const call = { chat_id: chat, message_id: message, ...payload, ...buttons } satisfies Call<'editMessageText'>;
  try {
    await persist(true, () => callApi('editMessageText', call));
    return true;
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 400) throw error;
    return error.description.includes('message is not modified');
  }
}

/**
 * Tries again within seconds what failed through no fault of the message: somebody looks at the screen. What may have arrived (only its
 * answer is missing) is tried again only if that does no harm (`harmless`).
 */
async function persist(harmless: boolean, call: () => Promise<unknown>): Promise<unknown> {
  const from = performance.now();
  for (const pause of [...pauses, null]) {
    try {
      return await call();
    } catch (error) {
      if (
        !passing(error) ||
        (error instanceof Unreachable && error.unsure && !harmless) ||
        pause === null ||
        performance.now() - from + pause > longest
      )
        throw error;
      await wait(pause);
    }
  }
  return null;
}

/** The number of a message that was sent. */
const idOf = (sent: unknown) =>
  sent && typeof sent === 'object' && 'message_id' in sent && typeof sent.message_id === 'number' ? sent.message_id : null;

function passing(error: unknown): boolean {
  return error instanceof Unreachable || (error instanceof Refused && error.code >= 500);
}

/** Telegram asks to wait longer than a person does, the group has a new number, which the outbox learns, or none of it is open to the bot. */
function waits(error: unknown): boolean {
  return (
    error instanceof Refused &&
    (error.code === 429 || error.parameters.migrate_to_chat_id !== undefined || topicShut.test(error.description))
  );
}

function closed(error: Refused): boolean {
  return error.code === 403 || error.description.includes('chat not found');
}

/** A button answered too late is no harm. */
function quiet({ log }: PresentDeps, { update }: Answer, error: unknown): void {
  log.debug({ ...faultOf(error), update }, 'button not answered');
}

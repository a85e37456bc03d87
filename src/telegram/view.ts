import type { ForceReply, InlineKeyboardMarkup, ReplyKeyboardMarkup } from '@grammyjs/types';
import { actionData } from '../base/action.ts';
import type { Button, Screen, Text } from '../base/screen.ts';
import type { Texts } from '../content/texts.ts';
import { alsoRows, ownState, type Reader, saidBy } from '../screens/own-language.ts';

/** What a screen is in the Bot API's words. */
export interface Payload {
  readonly text: string;
  readonly parse_mode: 'HTML';
  readonly link_preview_options: { readonly is_disabled: true };
  /** Of new messages only: an edit cannot change it. */
  readonly protect_content?: true;
  readonly reply_markup?: InlineKeyboardMarkup | ReplyKeyboardMarkup | ForceReply;
}

/** The deep link of a payload. */
export function deepLink(botName: string, payload: string): string {
  return `https://t.me/${botName}?start=${payload}`;
}

/** The words of a payload as an edit takes them. */
export function asEdit({ protect_content: _, ...payload }: Payload): Omit<Payload, 'protect_content'> {
  return payload;
}

/** The most characters of a message, as Telegram counts them, and of the words under a thing (Bot API, sendMessage, sendDocument). */
const longest = { message: 4096, caption: 1024 } as const;

/** Tells of a machine where there is no room for the line. */
const machineSign = '🤖 ';

/** Words, and below them what they tell of themselves: that a machine made them; by a sign before them where the line has no room. */
function withState(words: string, state: Text | null, lang: string, texts: Texts, most: number): string {
  if (!state) return words;
  const whole = `${words}\n\n<i>${texts.html(lang, state)}</i>`;
  if (whole.length <= most) return whole;
  return words.length + machineSign.length <= most ? machineSign + words : words;
}

/** A line that stands alone, without markup: on a button that was pressed. */
export function lineOf(line: Text, lang: string, texts: Texts): string {
  return (ownState([line], lang, texts) ? machineSign : '') + texts.plain(lang, line);
}

/** The words under a file, in the reader's language. */
export function captionOf(caption: Text, lang: string, texts: Texts) {
  const state = ownState([caption], lang, texts);
  return { caption: withState(texts.html(lang, caption), state, lang, texts, longest.caption), parse_mode: 'HTML' } as const;
}

/** A screen for a reader: HTML text that tells of itself whether a machine made it, and its keyboard, which ends with the other languages. */
export function payloadOf(screen: Screen, reader: Reader, texts: Texts, botName: string): Payload {
  const lang = screen.in ?? reader.lang;
  const paragraph = (block: Screen['text'][number]) =>
    'key' in block ? texts.html(lang, block) : block.map((line) => texts.html(lang, line)).join('\n');
  const keys = (row: readonly Button[], stays: boolean) => row.map((button) => quietly(screen, keyOf(button, lang, texts, botName, stays)));
  const rows = screen.buttons
    .map((row) => keys(row, screen.stay === true))
    // Said again below; in danger in its place, so that it can still be hidden.
    .concat(alsoRows(screen, { ...reader, lang }, texts).map((row) => keys(row, !screen.quiet)))
    .flatMap(fitting);
  const words = withState(screen.text.map(paragraph).join('\n\n'), ownState(saidBy(screen), lang, texts), lang, texts, longest.message);
  const base = {
    text: screen.quiet ? words.replace(pictures, '') : words,
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
    ...(screen.protect ? { protect_content: true as const } : {}),
  } as const;
  if (screen.askLocation)
    return {
      ...base,
      reply_markup: {
        keyboard: [
          [{ text: texts.plain(lang, screen.askLocation.button), request_location: true }],
          [{ text: texts.plain(lang, screen.askLocation.home) }],
        ],
        resize_keyboard: true,
        one_time_keyboard: true,
      },
    };
  if (screen.askGroup) {
    const { request, button, home } = screen.askGroup;
    const request_chat = { request_id: request, chat_is_channel: false, bot_is_member: true };
    return {
      ...base,
      reply_markup: {
        keyboard: [[{ text: texts.plain(lang, button), request_chat }], [{ text: texts.plain(lang, home) }]],
        resize_keyboard: true,
        one_time_keyboard: true,
      },
    };
  }
  if (screen.reply) return { ...base, reply_markup: { force_reply: true, selective: true } };
  return rows.length > 0 ? { ...base, reply_markup: { inline_keyboard: rows } } : base;
}

/** Begins the data of buttons under a message that must stay: what they lead to comes below it, not in its place. */
export const staying = '!';

/** Letters that a button shows on a narrow phone when so many share a row; longer ones get rows of their own. */
const lettersIn = [0, 28, 17, 11, 8];

/** Signs that tell right from left, which take no room. */
const isolates = /[\u2066-\u2069]/g;

function fitting(row: Key[]): Key[][] {
  const letters = lettersIn[row.length] ?? 4;
  const long = ({ text }: Key) => text.length > letters && [...text.replace(isolates, '')].length > letters;
  return row.length > 1 && row.some(long) ? row.map((key) => [key]) : row.length > 0 ? [row] : [];
}

/** Pictures, with the space after them: none on a quiet screen. */
const pictures = /\p{Extended_Pictographic}\u{FE0F}?\s*/gu;

/** The key of a quiet screen without the picture before its words. */
function quietly(screen: Screen, key: Key): Key {
  return screen.quiet ? { ...key, text: key.text.replace(/^[^\p{L}\p{N}‹]+/u, '') } : key;
}

type Key = { readonly text: string } & ({ readonly callback_data: string } | { readonly url: string });

function keyOf(button: Button, lang: string, texts: Texts, botName: string, stays: boolean): Key {
  const text = texts.plain(lang, button.label);
  if ('act' in button) return { text, callback_data: `${stays ? staying : ''}${actionData(button.act)}` };
  if ('url' in button) return { text, url: button.url };
  const said = encodeURIComponent(texts.plain(lang, button.share.text));
  return { text, url: `https://t.me/share/url?url=${encodeURIComponent(deepLink(botName, button.share.payload))}&text=${said}` };
}

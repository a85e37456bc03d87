import { broken } from './api-error.ts';
import { checkLink } from './links.ts';
import type { Button, InlineKeyboard, Markup } from './telegram-types.ts';

// Sizes: not published; from tginfo/Telegram-Limits (see the limits in the design notes).
const INLINE = { all: 100, row: 8 };
const REPLY = { all: 300, row: 12 };
const MARKUP_BYTES = 10 * 1024;
const DATA_BYTES = 64;

/** What makes a button do something; exactly one of them. */
const KINDS = [
  'url',
  'callback_data',
  'web_app',
  'login_url',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'copy_text',
  'callback_game',
  'pay',
];

export function isInline(markup: Markup | undefined): markup is InlineKeyboard {
  return markup !== undefined && 'inline_keyboard' in markup;
}

/** A message with such a markup cannot be edited any more. */
export function locksMessage(markup: Markup | undefined): boolean {
  return markup !== undefined && ('keyboard' in markup || 'force_reply' in markup);
}

/** Checks what only the server knows of a markup. Gives it as it is kept (no empty rows, no empty inline keyboard). */
export function checkMarkup(markup: Markup | undefined): Markup | undefined {
  if (markup === undefined) return undefined;
  if (Buffer.byteLength(JSON.stringify(markup)) > MARKUP_BYTES) throw broken('reply markup is too long');
  if (isInline(markup)) {
    const rows = markup.inline_keyboard.filter((row) => row.length > 0);
    checkSize(rows, INLINE);
    const kept = rows.map((row) => row.map(checkButton));
    return kept.length > 0 ? { inline_keyboard: kept } : undefined;
  }
  if (Array.isArray(markup['keyboard'])) checkSize(markup['keyboard'], REPLY);
  return markup;
}

function checkSize(rows: unknown[][], limit: { all: number; row: number }): void {
  if (rows.flat().length > limit.all) throw broken('reply markup is too long');
  if (rows.some((row) => row.length > limit.row)) throw broken(`too many buttons in a row, at most ${limit.row} are shown`);
}

function checkButton(button: Button): Button {
  const kinds = KINDS.filter((kind) => button[kind] !== undefined);
  if (button.text.trim() === '') throw broken('BUTTON_TEXT_INVALID');
  if (kinds.length === 0) throw broken('text buttons are unallowed in the inline keyboard');
  if (kinds.length > 1) throw broken(`inline keyboard button must have exactly one of ${kinds.join(', ')}`);
  if (button.callback_data !== undefined) {
    const bytes = Buffer.byteLength(button.callback_data);
    if (bytes < 1 || bytes > DATA_BYTES) throw broken('BUTTON_DATA_INVALID');
  }
  // Telegraf writes `hide: false` into every button; Telegram drops it.
  const { hide: _, ...kept } = button;
  if (button.url === undefined) return kept;
  const link = checkLink(button.url);
  if ('error' in link) throw broken(`inline keyboard button URL '${button.url}' is invalid: ${link.error}`);
  return { ...kept, url: link.url };
}

import { Context } from 'telegraf';
import type { Words } from '../base/screen.ts';
import { plainOf } from '../content/markup.ts';

/** Values for the parameters of a text. */
export type Values = Readonly<Record<string, Words>>;

/** Words of a key in the language in use: Telegram HTML. */
export type Translate = (key: string, values?: Values) => string;

/** The language of this chat, as in grammY's i18n plugin. */
export interface LocaleControl {
  /** The language in use for this update. */
  getLocale(): Promise<string>;
  /** Uses a language from here on and remembers it for the chat, also of somebody never met. One that is not spoken stands for the default. */
  setLocale(locale: string): Promise<void>;
  /** Uses a language for the rest of this update only. */
  useLocale(locale: string): void;
  /** Looks again which language it is: what it hangs on may have changed. */
  renegotiateLocale(): Promise<void>;
}

/** Telegraf's context with words: `ctx.t(key, parameters)`, the same as `ctx.translate`, and `ctx.i18n`. Present after the middleware of an `I18n`. */
export class BotContext extends Context {
  declare t: Translate;
  declare translate: Translate;
  declare i18n: LocaleControl;
}

/**
 * Whether a message, or the words under a thing, are what a button with that text shows, in the language in use: without markup, case and outer space
 * aside.
 */
export function hears(key: string): (ctx: BotContext) => boolean {
  const bare = (words: string) => words.normalize('NFKC').trim().toLowerCase();
  return (ctx) => {
    const { message } = ctx;
    const said = message && ('text' in message ? message.text : 'caption' in message ? message.caption : undefined);
    return said !== undefined && bare(said) === bare(plainOf(ctx.t(key)));
  };
}

import { Context, type MiddlewareFn } from 'telegraf';
import type { Text, Words } from '../base/screen.ts';
import type { Texts } from '../content/texts.ts';

/** The language of this chat, as in grammY's i18n plugin. */
export interface LocaleControl {
  /** The language in use for this update. */
  getLocale(): Promise<string>;
  /** Uses a language from here on and remembers it for the chat. Throws on a language we do not speak. */
  setLocale(locale: string): Promise<void>;
  /** Uses a language for the rest of this update only. */
  useLocale(locale: string): void;
}

/** Telegraf's context with words: `ctx.t(key, parameters)` and `ctx.i18n`. Present after the `i18n` middleware. */
export class BotContext extends Context {
  declare t: (key: string, values?: Record<string, Words>) => string;
  declare i18n: LocaleControl;
}

export interface LocaleSource {
  readonly texts: Texts;
  readonly locales: readonly string[];
  /** The language of who sent the update: the one they chose, else a guess. */
  load(chat: number | undefined, clientLang: string | undefined): Promise<string>;
  save(ctx: Context, locale: string): Promise<void>;
}

/** Reads the language of who sent the update and puts `ctx.t` and `ctx.i18n` on the context. */
export function i18n({ texts, locales, load, save }: LocaleSource): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    let used = await load(ctx.chat?.id, ctx.from?.language_code);
    ctx.t = (key, values) => texts.html(used, values ? { key, with: values } : { key });
    ctx.i18n = {
      getLocale: async () => used,
      useLocale(locale) {
        used = locale;
      },
      async setLocale(locale) {
        if (!locales.includes(locale)) throw new Error(`not one of our languages: ${locale}`);
        await save(ctx, locale);
        used = locale;
      },
    };
    await next();
  };
}

/** Whether a message is a text's words in the language in use (a typed "Menu"), case and outer space aside. */
export function hears({ key }: Text): (ctx: BotContext) => boolean {
  const bare = (words: string) => words.normalize('NFKC').trim().toLowerCase();
  return (ctx) => {
    const said = ctx.message && 'text' in ctx.message ? ctx.message.text : undefined;
    return said !== undefined && bare(said) === bare(ctx.t(key));
  };
}

import { readdirSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { MiddlewareFn } from 'telegraf';
import type { Text } from '../base/screen.ts';
import type { TextTree } from '../content/template.ts';
import { createTexts, type Texts } from '../content/texts.ts';
import type { BotContext, Values } from './context.ts';

export interface I18nConfig {
  /** Spoken where no other is found. */
  readonly defaultLocale: string;
  /** A folder of `<locale>/<namespace>.json`. */
  readonly directory?: string;
  /** Texts that are loaded already, with the languages spoken. */
  readonly spoken?: { readonly texts: Texts; readonly locales: readonly string[] };
  /** Which language an update is to be answered in; nothing: the remembered one, else the client's. */
  localeNegotiator?(ctx: BotContext): string | undefined | PromiseLike<string | undefined>;
  /** Values that every text of an update may name. */
  globalTranslationContext?(ctx: BotContext): Values;
  /** Where the language of a chat is remembered; absent: in memory. */
  readonly storage?: LocaleStorage;
}

export interface LocaleStorage {
  /** Undefined: none is known. */
  load(ctx: BotContext): Promise<string | undefined>;
  save(ctx: BotContext, locale: string): Promise<void>;
}

/** What a language is loaded from: namespaces of nested names, or a file of one namespace, named after it. */
export type LocaleSource = { readonly source: Readonly<Record<string, TextTree>> } | { readonly filePath: string };

/** Words in several languages for a Telegraf bot, with the names and meanings of grammY's i18n plugin; on i18next's JSON instead of Fluent. `docs/i18n.md` tells what differs. */
export class I18n {
  readonly #config: I18nConfig;
  readonly #files = new Map<string, Record<string, TextTree>>();
  readonly #storage: LocaleStorage;
  #texts: Texts | null;
  #locales: readonly string[];

  constructor(config: I18nConfig) {
    this.#config = config;
    this.#texts = config.spoken?.texts ?? null;
    this.#locales = config.spoken?.locales ?? [];
    this.#storage = config.storage ?? inMemory();
    if (config.directory !== undefined) this.loadLocalesDirSync(config.directory);
  }

  /** The languages that are loaded. */
  get locales(): readonly string[] {
    return this.#locales;
  }

  /** Adds texts of a language; those of a namespace take the place of what it had. */
  async loadLocale(locale: string, from: LocaleSource): Promise<void> {
    if ('source' in from) this.#add(locale, from.source);
    else this.#add(locale, namespaceOf(from.filePath, await readFile(from.filePath, 'utf8')));
  }

  loadLocaleSync(locale: string, from: LocaleSource): void {
    if ('source' in from) this.#add(locale, from.source);
    else this.#add(locale, namespaceOf(from.filePath, readFileSync(from.filePath, 'utf8')));
  }

  /** Loads every `<locale>/…/<namespace>.json` of a folder. */
  async loadLocalesDir(directory: string): Promise<void> {
    for (const { locale, filePath } of found(directory, await readdir(directory, { recursive: true })))
      await this.loadLocale(locale, { filePath });
  }

  loadLocalesDirSync(directory: string): void {
    for (const { locale, filePath } of found(directory, readdirSync(directory, { recursive: true }) as string[]))
      this.loadLocaleSync(locale, { filePath });
  }

  /** The same as `translate`. */
  t(locale: string, key: string, values?: Values): string {
    return this.translate(locale, key, values);
  }

  /** The words of a key, as Telegram HTML. A language that lacks it is answered by the default one, with a flag. */
  translate(locale: string, key: string, values?: Values): string {
    const text: Text = values ? { key, with: values } : { key };
    return this.#said().html(this.spokenAs(locale), text);
  }

  /** The language in which that one is answered: itself, its base (`en-US`: `en`), or the default. */
  spokenAs(locale: string | undefined): string {
    const wanted = locale?.toLowerCase().replaceAll('_', '-') ?? '';
    const same = (name: string) => this.#locales.find((each) => each.toLowerCase() === name);
    return same(wanted) ?? same(wanted.split('-')[0] ?? '') ?? this.#config.defaultLocale;
  }

  /** Puts `ctx.t`, `ctx.translate` and `ctx.i18n` on the context, in the language of who sent the update. */
  middleware(): MiddlewareFn<BotContext> {
    const { localeNegotiator, globalTranslationContext } = this.#config;
    const storage = this.#storage;
    return async (ctx, next) => {
      const negotiated = async () => this.spokenAs((await localeNegotiator?.(ctx)) ?? (await storage.load(ctx)) ?? ctx.from?.language_code);
      let used = await negotiated();
      ctx.translate = (key, values) =>
        this.translate(used, key, globalTranslationContext ? { ...globalTranslationContext(ctx), ...values } : values);
      ctx.t = ctx.translate;
      ctx.i18n = {
        getLocale: async () => used,
        useLocale: (locale) => {
          used = this.spokenAs(locale);
        },
        setLocale: async (locale) => {
          await storage.save(ctx, this.spokenAs(locale));
          used = this.spokenAs(locale);
        },
        renegotiateLocale: async () => {
          used = await negotiated();
        },
      };
      await next();
    };
  }

  #said(): Texts {
    this.#texts ??= createTexts(Object.fromEntries(this.#files), { reference: this.#config.defaultLocale });
    return this.#texts;
  }

  #add(locale: string, namespaces: Readonly<Record<string, TextTree>>): void {
    this.#files.set(locale, { ...this.#files.get(locale), ...namespaces });
    this.#locales = [...new Set([...this.#locales, locale])];
    this.#texts = null;
  }
}

function namespaceOf(filePath: string, written: string): Record<string, TextTree> {
  return { [(filePath.split(/[\\/]/).at(-1) ?? '').replace(/\.json$/, '')]: JSON.parse(written) as TextTree };
}

function found(directory: string, names: readonly string[]) {
  const files = names.filter((name) => name.endsWith('.json') && name.includes(sep)).sort();
  return files.map((name) => ({ locale: relative('.', name).split(sep)[0] ?? '', filePath: join(directory, name) }));
}

/** Languages by chat, as long as the process lives. */
function inMemory(): LocaleStorage {
  const chosen = new Map<number, string>();
  return {
    load: async ({ chat }) => (chat ? chosen.get(chat.id) : undefined),
    async save({ chat }, locale) {
      if (chat) chosen.set(chat.id, locale);
    },
  };
}

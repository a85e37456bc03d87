import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Telegraf } from 'telegraf';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { BotContext, hears } from '../../src/telegram/context.ts';
import { I18n, type I18nConfig } from '../../src/telegram/i18n.ts';
import { rememberLanguages, storedLocale } from '../../src/telegram/spoken.ts';

const english = {
  hello: 'Hello!',
  menu: '<b>Salt</b> &amp; pepper',
  greeting: 'Hello, {{name}}!',
  cart_zero: 'Hey {{name}}, there are no apples in your cart.',
  cart_one: 'Hey {{name}}, there is one apple in your cart.',
  cart_other: 'Hey {{name}}, there are {{apples}} apples in your cart.',
  only: 'Only here',
};
const russian = {
  hello: 'Здравствуйте!',
  greeting: 'Здравствуйте, {{name}}!',
  cart_zero: 'Привет {{name}}, в твоей корзине нет яблок.',
  cart_one: 'Привет {{name}}, в твоей корзине {{apples}} яблоко.',
  cart_few: 'Привет {{name}}, в твоей корзине {{apples}} яблока.',
  cart_many: 'Привет {{name}}, в твоей корзине {{apples}} яблок.',
  cart_other: 'Привет {{name}}, в твоей корзине {{apples}} яблока.',
};

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'locales-'));
  // One language in one file, another in folders below its own.
  const files = { 'en/shop.json': english, 'ru/some/where/shop.json': russian };
  for (const [name, texts] of Object.entries(files)) {
    await mkdir(dirname(join(directory, name)), { recursive: true });
    await writeFile(join(directory, name), JSON.stringify(texts));
  }
  return () => rm(directory, { recursive: true });
});
const made = (more: Partial<I18nConfig> = {}) => new I18n({ defaultLocale: 'en', directory, ...more });

describe('an I18n by itself', () => {
  it('has the languages of its folder', () => {
    expect([...made().locales].sort()).toEqual(['en', 'ru']);
  });

  it('says a key in a language, by either name', () => {
    const i18n = made();
    expect([i18n.t('en', 'shop:hello'), i18n.translate('ru', 'shop:hello')]).toEqual(['Hello!', 'Здравствуйте!']);
    expect(i18n.t('en', 'shop:hello', { name: 'not asked for' })).toBe('Hello!');
  });

  it.each([
    ['en', 0, 'Hey Ada, there are no apples in your cart.'],
    ['en', 1, 'Hey Ada, there is one apple in your cart.'],
    ['en', 5, 'Hey Ada, there are 5 apples in your cart.'],
    ['ru', 0, 'Привет Ada, в твоей корзине нет яблок.'],
    ['ru', 1, 'Привет Ada, в твоей корзине 1 яблоко.'],
    ['ru', 3, 'Привет Ada, в твоей корзине 3 яблока.'],
    ['ru', 7, 'Привет Ada, в твоей корзине 7 яблок.'],
    ['ru', 11, 'Привет Ada, в твоей корзине 11 яблок.'],
    ['ru', 101, 'Привет Ada, в твоей корзине 101 яблоко.'],
    ['ru', 123, 'Привет Ada, в твоей корзине 123 яблока.'],
  ])('chooses the plural form in %s for %i, whatever the number is called, and as text', (locale, apples, said) => {
    expect(made().t(locale, 'shop:cart', { name: 'Ada', apples })).toBe(said);
    expect(made().t(locale, 'shop:cart', { name: 'Ada', apples: String(apples) })).toBe(said);
    // A name is no number, though it looks like one.
    expect(made().t(locale, 'shop:cart', { name: '1', apples })).toBe(said.replace('Ada', '1'));
  });

  it('takes more languages from a file and as they are', async () => {
    const i18n = made();
    await i18n.loadLocale('en2', { filePath: join(directory, 'en/shop.json') });
    i18n.loadLocaleSync('ml', { source: { shop: { hello: 'നമസ്കാരം' } } });
    expect([i18n.t('en2', 'shop:hello'), i18n.t('ml', 'shop:hello')]).toEqual(['Hello!', 'നമസ്കാരം']);
    expect([...i18n.locales].sort()).toEqual(['en', 'en2', 'ml', 'ru']);
    const later = new I18n({ defaultLocale: 'en' });
    await later.loadLocalesDir(directory);
    expect(later.t('ru', 'shop:hello')).toBe('Здравствуйте!');
  });

  it('says in the default language what another lacks, and what a language lacks that nobody speaks', () => {
    expect([
      made().t('ru', 'shop:only'),
      made().t('tlh', 'shop:hello'),
      made().t('en-US', 'shop:hello'),
      made().t('RU_ru', 'shop:hello'),
    ]).toEqual(['Only here', 'Hello!', 'Hello!', 'Здравствуйте!']);
    expect(made().t('en', 'shop:none')).toBe('[shop:none]');
  });
});

/** A message to a bot of its own; gives what it answered. */
async function told(i18n: I18n, message: object, use: (ctx: BotContext) => unknown, lang: string | undefined = 'en', chat = 410) {
  const bot = new Telegraf('1:token', { contextType: BotContext });
  bot.botInfo = { id: 1, is_bot: true, first_name: 'Bot', username: 'stage_bot' } as NonNullable<typeof bot.botInfo>;
  bot.catch((error) => {
    throw error;
  });
  const answers: unknown[] = [];
  bot.use(i18n.middleware(), async (ctx) => void answers.push(await use(ctx)));
  const from = { id: chat, is_bot: false, first_name: 'Ada', ...(lang ? { language_code: lang } : {}) };
  const of = { message_id: 1, date: 1, chat: { id: chat, type: 'private' as const, first_name: 'Ada' }, from };
  await bot.handleUpdate({ update_id: 1, message: { ...of, ...message } } as Parameters<typeof bot.handleUpdate>[0]);
  return answers[0];
}

describe('its middleware', () => {
  it('answers in the language of who writes, with the values that all texts may name', async () => {
    const i18n = made({ globalTranslationContext: (ctx) => ({ name: ctx.from?.first_name ?? '' }) });
    expect(await told(i18n, { text: 'x' }, (ctx) => ctx.t('shop:greeting'))).toBe('Hello, Ada!');
    expect(await told(i18n, { text: 'x' }, (ctx) => ctx.translate('shop:greeting'), 'ru')).toBe('Здравствуйте, Ada!');
    expect(await told(i18n, { text: 'x' }, (ctx) => ctx.t('shop:greeting', { name: 'Bob' }))).toBe('Hello, Bob!');
    expect(await told(i18n, { text: 'x' }, (ctx) => ctx.t('shop:cart', { apples: 1 }))).toBe('Hey Ada, there is one apple in your cart.');
  });

  it.each([
    ['en-US', 'en'],
    ['ru', 'ru'],
    ['tlh', 'en'],
    [undefined, 'en'],
  ])('speaks to a client in %s in %s', async (client, locale) => {
    expect(await told(made(), { text: 'x' }, (ctx) => ctx.i18n.getLocale(), client)).toBe(locale);
  });

  it('asks the negotiator first, and again when it is told to', async () => {
    let wanted: string | undefined = 'ru';
    const i18n = made({ localeNegotiator: async () => wanted });
    const heard = await told(i18n, { text: 'x' }, async (ctx) => {
      const before = await ctx.i18n.getLocale();
      wanted = undefined;
      const still = await ctx.i18n.getLocale();
      await ctx.i18n.renegotiateLocale();
      return [before, still, await ctx.i18n.getLocale(), ctx.t('shop:hello')];
    });
    expect(heard).toEqual(['ru', 'ru', 'en', 'Hello!']);
  });

  it('remembers what was set, for that chat; what was used holds for one update', async () => {
    const i18n = made();
    const set = (locale: string) => told(i18n, { text: 'x' }, async (ctx) => [await ctx.i18n.setLocale(locale), ctx.t('shop:hello')][1]);
    const now = (chat = 410) => told(i18n, { text: 'x' }, (ctx) => ctx.i18n.getLocale(), 'en', chat);
    expect([await set('ru'), await now(), await now(411)]).toEqual(['Здравствуйте!', 'ru', 'en']);
    const used = await told(i18n, { text: 'x' }, async (ctx) => [
      ctx.i18n.useLocale('en'),
      await ctx.i18n.getLocale(),
      ctx.t('shop:hello'),
    ]);
    expect([used, await now()]).toEqual([[undefined, 'en', 'Hello!'], 'ru']);
    expect([await set('en-GB'), await now()]).toEqual(['Hello!', 'en']);
    expect([await set('ru'), await set('blah'), await now()]).toEqual(['Здравствуйте!', 'Hello!', 'en']);
  });

  it('keeps the language of somebody never met in the store of the bot, and nothing else of them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sportello-'));
    const store = await openStore({ url: `sqlite:${join(folder, 'bot.db')}`, dataKey: null });
    onTestFinished(async () => {
      await store.close();
      await rm(folder, { recursive: true });
    });
    const content = { languages: ['en', 'ru'].map((id) => ({ id, name: id, dir: 'ltr' as const })) };
    const stored = () => storedLocale(content, rememberLanguages(0, store.person), store);
    const i18n = () =>
      made({
        storage: {
          load: (ctx) => stored().load(ctx.chat?.id, ctx.from?.language_code),
          save: (ctx, locale) => stored().save(ctx, locale),
        },
      });
    await told(i18n(), { text: 'x' }, (ctx) => ctx.i18n.setLocale('ru'));
    expect(await told(i18n(), { text: 'x' }, (ctx) => ctx.i18n.getLocale())).toBe('ru');
    expect(await store.person(410)).toMatchObject({ lang: 'ru', lang_chosen: true, privacy_on: null });
    await told(i18n(), { text: 'x' }, (ctx) => ctx.i18n.setLocale('en'));
    expect(await told(i18n(), { text: 'x' }, (ctx) => ctx.t('shop:hello'), 'ru')).toBe('Hello!');
    expect(await store.person(-410)).toBeNull();
  });
});

describe('hears', () => {
  it.each([
    [{ text: 'Hello!' }, 'en', true],
    [{ text: 'Здравствуйте!' }, 'en', false],
    [{ text: ' здравствуйте! ' }, 'ru', true],
    [{ caption: 'Hello!', photo: [] }, 'en', true],
    [{ photo: [] }, 'en', false],
  ])('%o in %s: %s', async (message, lang, heard) => {
    expect(await told(made(), message, hears('shop:hello'), lang)).toBe(heard);
  });

  it('what a button shows: without markup, signs as they are read', async () => {
    expect(await told(made(), { text: 'Salt & pepper' }, hears('shop:menu'))).toBe(true);
    expect(await told(made(), { text: '<b>Salt</b> &amp; pepper' }, hears('shop:menu'))).toBe(false);
  });
});

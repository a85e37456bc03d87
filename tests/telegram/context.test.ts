import { Telegraf } from 'telegraf';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Content } from '../../src/content/content.ts';
import { BotContext, hears } from '../../src/telegram/context.ts';
import { I18n } from '../../src/telegram/i18n.ts';
import { projectContent } from '../support/stage.ts';
import { echoContent } from './bot-stage.ts';

const menuWord = 'common:word.menu';

let content: Content;
beforeAll(async () => {
  content = await echoContent();
});

/** Hands a text of chat 410 to a Telegraf of its own; `use` looks at the context. Gives the languages remembered by chat. */
async function given(
  text: string,
  use: (ctx: BotContext) => unknown,
  remembered = new Map([[410, 'it']]),
  { texts, languages }: Pick<Content, 'texts' | 'languages'> = content,
) {
  const bot = new Telegraf('1:token', { contextType: BotContext });
  bot.botInfo = { id: 1, is_bot: true, first_name: 'Bot', username: 'stage_bot' } as NonNullable<typeof bot.botInfo>;
  bot.catch((error) => {
    throw error;
  });
  bot.use(
    new I18n({
      defaultLocale: 'en',
      spoken: { texts, locales: languages.map((each) => each.id) },
      storage: {
        load: async (ctx) => remembered.get(ctx.chat?.id ?? 0),
        save: async (ctx, locale) => void remembered.set(ctx.chat?.id ?? 0, locale),
      },
    }).middleware(),
  );
  bot.use(async (ctx) => {
    await use(ctx);
  });
  const from = { id: 410, is_bot: false, first_name: 'Amina' };
  const chat = { id: 410, type: 'private', first_name: 'Amina' } as const;
  await bot.handleUpdate({ update_id: 1, message: { message_id: 1, date: 1, chat, from, text } });
  return remembered;
}

describe('ctx.t', () => {
  it('says a text in the language of who sent the update', async () => {
    const said: string[] = [];
    const say = (ctx: BotContext) => void said.push(ctx.t('common:left', { count: 1 }), ctx.t('common:left', { count: 3 }));
    await given('x', say);
    await given('x', say, new Map([[410, 'en']]));
    await given('x', say, new Map());
    expect(said).toEqual(['1 giorno', '3 giorni', '1 day', '3 days', '1 day', '3 days']);
  });

  it('escapes what is put in', async () => {
    const said: string[] = [];
    await given('x', (ctx) => void said.push(ctx.t('common:echo', { said: '<i>&' })));
    expect(said).toEqual(['<b>&lt;i&gt;&amp;</b>']);
  });
});

describe('ctx.i18n', () => {
  it('getLocale tells the language in use', async () => {
    const told: string[] = [];
    await given('x', async (ctx) => void told.push(await ctx.i18n.getLocale()));
    expect(told).toEqual(['it']);
  });

  it('useLocale holds for this update only', async () => {
    const said: string[] = [];
    const remembered = await given('x', async (ctx) => {
      ctx.i18n.useLocale('en');
      said.push(ctx.t('common:left', { count: 1 }), await ctx.i18n.getLocale());
    });
    await given('x', (ctx) => void said.push(ctx.t('common:left', { count: 1 })), remembered);
    expect(said).toEqual(['1 day', 'en', '1 giorno']);
  });

  it('setLocale holds from here on', async () => {
    const said: string[] = [];
    const remembered = await given('x', async (ctx) => {
      await ctx.i18n.setLocale('en');
      said.push(ctx.t('common:left', { count: 1 }), await ctx.i18n.getLocale());
    });
    await given('x', (ctx) => void said.push(ctx.t('common:left', { count: 1 })), remembered);
    expect(said).toEqual(['1 day', 'en', '1 day']);
  });

  it('setLocale takes the default for a language that we do not speak, and throws at nobody', async () => {
    const said: string[] = [];
    const remembered = await given('x', async (ctx) => {
      await ctx.i18n.setLocale('tlh');
      said.push(await ctx.i18n.getLocale());
    });
    expect(said).toEqual(['en']);
    expect(remembered.get(410)).toBe('en');
  });
});

describe('hears', () => {
  const heard = async (text: string, lang: string) => {
    const found: boolean[] = [];
    await given(text, (ctx) => void found.push(hears(menuWord)(ctx)), new Map([[410, lang]]));
    return found[0];
  };

  it.each([
    ['Menù', 'it'],
    ['  menù ', 'it'],
    ['MENÙ', 'it'],
    ['Menu\u0300', 'it'],
    ['menu', 'en'],
    ['ＭＥＮＵ', 'en'],
  ])('«%s» is the word in %s', async (text, lang) => {
    expect(await heard(text, lang)).toBe(true);
  });

  it.each([
    ['menu', 'it'],
    ['menù', 'en'],
    ['the menu', 'en'],
    ['', 'en'],
  ])('«%s» is not the word in %s', async (text, lang) => {
    expect(await heard(text, lang)).toBe(false);
  });

  it('knows the menu’s word in each of the project’s own languages', async () => {
    const { texts, languages } = await projectContent();
    const heard: [string, boolean][] = [];
    for (const { id } of languages) {
      const menu = async (said: string) =>
        await given(said, (ctx) => void heard.push([id, hears(menuWord)(ctx)]), new Map([[410, id]]), { texts, languages });
      await menu(` ${texts.plain(id, { key: 'common:word.menu' }).toUpperCase()} `);
      await menu('xyz');
    }
    expect(languages.length).toBeGreaterThan(0);
    expect(heard).toEqual(
      languages.flatMap(({ id }) => [
        [id, true],
        [id, false],
      ]),
    );
  });

  it('goes with the language in use', async () => {
    const found: boolean[] = [];
    await given('menu', (ctx) => {
      found.push(hears(menuWord)(ctx));
      ctx.i18n.useLocale('en');
      found.push(hears(menuWord)(ctx));
    });
    expect(found).toEqual([false, true]);
  });
});

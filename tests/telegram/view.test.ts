import { beforeAll, describe, expect, it } from 'vitest';
import { type Button, type Screen, text } from '../../src/base/screen.ts';
import type { Content } from '../../src/content/content.ts';
import { pressAnswer } from '../../src/telegram/present.ts';
import { receive } from '../../src/telegram/received.ts';
import { deepLink, payloadOf } from '../../src/telegram/view.ts';
import { stage } from '../emulator/stage.ts';
import { echo, echoContent } from './bot-stage.ts';

let content: Content;
beforeAll(async () => {
  content = await echoContent();
});
/** In a group, where nobody is offered another language. */
const payload = (screen: Screen, lang = 'it') => payloadOf(screen, { chat: -1, lang }, content.texts, 'stage_bot');
const said = (words: string) => text('common:echo', { said: words });

describe('a screen in the Bot API’s words', () => {
  it('has its paragraphs apart and its lines together', () => {
    expect(payload({ text: [said('one'), [said('two'), said('three')], said('four')], buttons: [] })).toEqual({
      text: '<b>one</b>\n\n<b>two</b>\n<b>three</b>\n\n<b>four</b>',
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
    });
  });

  it('escapes what people wrote, but not on buttons, where there is no markup', () => {
    const screen = echo('<script>&"', { buttons: [[{ label: said('<3 & more'), act: { do: 'home' } }]] });
    expect(payload(screen).text).toBe('<b>&lt;script&gt;&amp;&quot;</b>');
    expect(payload(screen).reply_markup).toEqual({ inline_keyboard: [[{ text: '<3 & more', callback_data: 'm' }]] });
  });

  it('is in the language asked for', () => {
    const left: Screen = { text: [text('common:left', { count: 2 })], buttons: [] };
    expect([payload(left, 'it').text, payload(left, 'en').text]).toEqual(['2 giorni', '2 days\n\n<i>🤖</i>']);
  });

  it('has no keyboard when it has no buttons, and no empty rows', () => {
    expect(payload(echo('x', { buttons: [[], []] }))).not.toHaveProperty('reply_markup');
    const home: Button = { label: said('home'), act: { do: 'home' } };
    expect(payload(echo('x', { buttons: [[], [home], []] })).reply_markup).toEqual({
      inline_keyboard: [[{ text: 'home', callback_data: 'm' }]],
    });
  });

  it('has buttons that open a page and that hand a link on', () => {
    const buttons: Button[][] = [
      [{ label: said('page'), url: 'https://example.org/a?b=c' }],
      [{ label: said('share'), share: { payload: 'f_tiny', text: said('Guarda: 100% & più') } }],
    ];
    expect(payload(echo('x', { buttons })).reply_markup).toEqual({
      inline_keyboard: [
        [{ text: 'page', url: 'https://example.org/a?b=c' }],
        [
          {
            text: 'share',
            url: 'https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fstage_bot%3Fstart%3Df_tiny&text=Guarda%3A%20100%25%20%26%20pi%C3%B9',
          },
        ],
      ],
    });
  });

  it.each([
    ['two fit', ['a'.repeat(17), 'b'], [2]],
    ['one of two is too long', ['a'.repeat(18), 'b'], [1, 1]],
    ['a long one alone', ['a'.repeat(60)], [1]],
    ['a week of days', ['1', '2', '3', '4', '5', '6', '31 ✓'], [7]],
    ['letters count, not their bytes', ['🪪'.repeat(17), 'è'], [2]],
  ])('gives long labels rows of their own: %s', (_, labels, rows) => {
    const buttons: Button[][] = [labels.map((label) => ({ label: said(label), act: { do: 'home' } }))];
    const { inline_keyboard } = payload(echo('x', { buttons })).reply_markup as { inline_keyboard: { text: string }[][] };
    expect(inline_keyboard.map((row) => row.length)).toEqual(rows);
    expect(inline_keyboard.flat().map((key) => key.text)).toEqual(labels);
  });

  it('that must stay says so in the data of its buttons, and the press is understood', () => {
    const { reply_markup } = payload(echo('x', { stay: true, buttons: [[{ label: said('home'), act: { do: 'home' } }]] }));
    expect(reply_markup).toEqual({ inline_keyboard: [[{ text: 'home', callback_data: '!m' }]] });
    const from = { id: 410, is_bot: false, first_name: 'Amina' };
    const message = { message_id: 30, date: 1, chat: { id: 410, type: 'private' } };
    const pressed = receive({ update_id: 7, callback_query: { id: '99', from, message, data: '!m' } }, 'stage_bot');
    expect(pressed?.incoming.instead).toBeUndefined();
    expect(pressed).toMatchObject({ incoming: { input: { kind: 'press', act: { do: 'home' } } } });
  });

  it('asks for the place with a keyboard button, and for an answer with the answer box', () => {
    expect(payload(echo('x', { askLocation: { button: said('Dove sono'), home: said('Menu') } })).reply_markup).toEqual({
      keyboard: [[{ text: 'Dove sono', request_location: true }], [{ text: 'Menu' }]],
      resize_keyboard: true,
      one_time_keyboard: true,
    });
    expect(payload(echo('x', { reply: true })).reply_markup).toEqual({ force_reply: true, selective: true });
  });

  it('is taken by a Bot API server as it is', async () => {
    const emulator = await stage();
    const amina = await emulator.person();
    const buttons: Button[][] = [
      [{ label: said('home'), act: { do: 'home' } }],
      [{ label: said('share'), share: { payload: 'f_tiny', text: said('مرحبا & <ciao>') } }],
    ];
    for (const screen of [
      echo('<b>&lt; مرحبا "\'', { buttons }),
      echo('x', { reply: true }),
      echo('x', { askLocation: { button: said('Dove'), home: said('Menu') } }),
    ])
      expect((await emulator.bot('sendMessage', { chat_id: amina.id, ...payload(screen) })).ok).toBe(true);
    const [first] = (await emulator.shown(amina.id)).filter(({ message }) => message.from?.is_bot);
    expect(first?.message.text).toBe('<b>&lt; مرحبا "\'');
    expect(await emulator.control('GET', '/violations')).toEqual({ calls: [] });
  });
});

it('a deep link leads to the bot', () => {
  expect(deepLink('stage_bot', 'd_coeso-grosseto')).toBe('https://t.me/stage_bot?start=d_coeso-grosseto');
});

describe('the other languages under a screen', () => {
  const home: Button = { label: said('home'), act: { do: 'home' } };
  const keys = (screen: Screen, chat = 410, lang = 'en') =>
    (
      payloadOf(screen, { chat, lang }, content.texts, 'stage_bot').reply_markup as {
        inline_keyboard?: { text: string; callback_data: string }[][];
      }
    )?.inline_keyboard ?? [];

  it('are a row of its own, whose presses are answered below', () => {
    expect(keys(echo('x', { buttons: [[home]] }))).toEqual([
      [{ text: 'home', callback_data: 'm' }],
      [{ text: '🇮🇹 Italiano', callback_data: '!zi/it/' }],
    ]);
    expect(keys(echo('x'), 410, 'it')).toEqual([[{ text: '🌐 English', callback_data: '!zi/en/' }]]);
  });

  it('show no pictures in danger, and take the place of the message, so that it can still be hidden', () => {
    expect(keys(echo('x', { quiet: true }))).toEqual([[{ text: 'Italiano', callback_data: 'zi/it/' }]]);
    expect(keys(echo('x', { quiet: true, in: 'it' }))).toEqual([[{ text: 'English', callback_data: 'zi/en/' }]]);
  });

  it.each<[string, Screen, number]>([
    ['in a group', echo('x'), -5],
    ['on what tells of a person', echo('x', { protect: true }), 410],
    ['on what was asked for in another', echo('x', { in: 'it' }), 410],
    ['where a language is chosen anyway', echo('x', { buttons: [[{ label: said('it'), act: { do: 'language', lang: 'it' } }]] }), 410],
    ['beside a keyboard of its own', echo('x', { askLocation: { button: said('a'), home: said('b') } }), 410],
  ])('are not offered %s', (_, screen, chat) => {
    expect(
      keys(screen, chat)
        .flat()
        .filter((key) => key.callback_data?.includes('zi/')),
    ).toEqual([]);
  });
});

describe('a screen tells of its own words', () => {
  const text = (screen: Screen, lang = 'en') => payloadOf(screen, { chat: 410, lang }, content.texts, 'stage_bot').text;

  it('that a machine made them, whichever text of it that is, and in no group or chat without', () => {
    expect(text({ text: [said('a')], buttons: [] })).toBe('<b>a</b>');
    const left = { key: 'common:left', with: { count: 2 } };
    expect(text({ text: [[said('a'), left]], buttons: [] })).toBe('<b>a</b>\n2 days\n\n<i>🤖</i>');
    expect(text({ text: [{ key: 'common:echo', with: { said: left } }], buttons: [] })).toMatch(/🤖/);
    expect(text({ text: [said('a')], buttons: [[{ label: left, act: { do: 'home' } }]] })).toMatch(/🤖/);
    expect(payloadOf({ text: [left], buttons: [] }, { chat: -1, lang: 'en' }, content.texts, 'stage_bot').text).toMatch(/🤖/);
    expect(text({ text: [left], buttons: [] }, 'it')).toBe('2 giorni');
    expect(text({ text: [left], buttons: [], in: 'it' })).toBe('2 giorni');
  });

  it('by a sign where the line has no room, on a pressed button too, and not at all where they fill the message', () => {
    const left = { key: 'common:left', with: { count: 2 } };
    expect(text({ text: [said('a'.repeat(4075)), left], buttons: [] })).toMatch(/^🤖 <b>aaa/);
    expect(pressAnswer(content.texts, 'en', '1', left)).toEqual({ callback_query_id: '1', text: '🤖 2 days' });
    expect(pressAnswer(content.texts, 'it', '1', left)).toEqual({ callback_query_id: '1', text: '2 giorni' });
    expect(text({ text: [said('a'.repeat(4085)), { key: 'common:left', with: { count: 2 } }], buttons: [] })).not.toMatch(/🤖/);
  });
});

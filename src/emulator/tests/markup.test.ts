import { describe, expect, test } from 'vitest';
import { formatCaption, formatText } from '../formatted.ts';
import { checkMarkup } from '../keyboard.ts';
import { row } from './row.ts';

const html = (text: string) => formatText(text, 'HTML');

describe('HTML', () => {
  test('tags become entities, counted in UTF-16', () => {
    expect(html('😀 <b>uno <i>due</i></b> &lt;tre&gt; &#224; &nbsp;')).toEqual({
      text: '😀 uno due <tre> à &nbsp;',
      entities: [
        { type: 'bold', offset: 3, length: 7 },
        { type: 'italic', offset: 7, length: 3 },
      ],
    });
    expect(html('<pre><code class="language-ts">x</code></pre>').entities).toEqual([{ type: 'pre', offset: 0, length: 1, language: 'ts' }]);
    expect(html('<span class="tg-spoiler">x</span><blockquote expandable>y</blockquote>').entities.map(({ type }) => type)).toEqual([
      'spoiler',
      'expandable_blockquote',
    ]);
  });

  test('links are kept with a good host and dropped with a bad one', () => {
    expect(html('<a href="https://www.comune.fi.it/a?b=1&amp;c">qui</a>').entities).toEqual([
      { type: 'text_link', offset: 0, length: 3, url: 'https://www.comune.fi.it/a?b=1&c' },
    ]);
    for (const bad of ['http://localhost:3000/', 'tel:+39055123', 'geo:43,11', 'ftp://a.it']) {
      expect(html(`<a href="${bad}">qui</a>`).entities).toEqual([]);
    }
  });

  test.each([
    ['è <x>', 'Unsupported start tag "x" at byte offset 3'],
    ['a < b', 'Unsupported start tag "" at byte offset 2'],
    ['<b>a', 'Can\'t find end tag corresponding to start tag "b"'],
    ['<b><i>a</b></i>', 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'],
    ['a</b>', 'Unexpected end tag at byte offset 1'],
    ['<b', 'Unclosed start tag at byte offset 0'],
    ['<span>a</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
  ])('%s is refused', (text, problem) => {
    expect(() => html(text)).toThrow(`Bad Request: can't parse entities: ${problem}`);
  });

  test('the length counts after parsing and trimming', () => {
    const exact = 'à'.repeat(4096);
    expect(html(`  <b>${exact}</b>\n`)).toEqual({ text: exact, entities: [{ type: 'bold', offset: 0, length: 4096 }] });
    expect(() => html(`${exact}x`)).toThrow('Bad Request: message is too long');
    expect(() => html('x'.repeat(32_769))).toThrow('Bad Request: text is too long');
    expect(() => html(' <b> </b>\n')).toThrow('Bad Request: message text is empty');
    expect(() => formatCaption('x'.repeat(1025))).toThrow('Bad Request: message caption is too long');
    expect(formatCaption(' ')).toBeUndefined();
  });

  test('plain text: Telegram finds commands, links and numbers by itself', () => {
    const found = formatText('/menu www.asl.it a@b.it +39 055 276801 #casa a/b').entities.map(({ type }) => type);
    expect(found).toEqual(['bot_command', 'url', 'email', 'phone_number', 'hashtag']);
    expect(() => formatText('a', 'html5')).toThrow('unsupported parse_mode');
  });
});

describe('keyboards', () => {
  const keyboard = (rows: number, columns: number, data = 'x') => ({
    inline_keyboard: Array.from({ length: rows }, () => Array.from({ length: columns }, () => ({ text: 'b', callback_data: data }))),
  });

  test.each([
    ['data of 65 bytes', row({ text: 'b', callback_data: 'à'.repeat(33) }), 'BUTTON_DATA_INVALID'],
    ['empty data', row({ text: 'b', callback_data: '' }), 'BUTTON_DATA_INVALID'],
    ['a button that does nothing', row({ text: 'b' }), 'text buttons are unallowed in the inline keyboard'],
    [
      'a link to localhost',
      row({ text: 'b', url: 'http://localhost/' }),
      "inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP URL",
    ],
    ['nine in a row', keyboard(1, 9), 'too many buttons in a row, at most 8 are shown'],
    ['101 buttons', keyboard(101, 1), 'reply markup is too long'],
    ['more than 10 kB', keyboard(12, 8, 'x'.repeat(90)), 'reply markup is too long'],
  ])('%s: refused', (_, markup, problem) => {
    expect(() => checkMarkup(markup)).toThrow(`Bad Request: ${problem}`);
  });

  test('the largest that pass', () => {
    expect(checkMarkup(keyboard(12, 8))).toBeDefined();
    expect(checkMarkup(row({ text: 'b', callback_data: 'à'.repeat(32), hide: false }))).toEqual(
      row({ text: 'b', callback_data: 'à'.repeat(32) }),
    );
    expect(checkMarkup({ inline_keyboard: [[]] })).toBeUndefined();
  });
});

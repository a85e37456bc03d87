import { describe, expect, it } from 'vitest';
import { createTexts } from '../../src/content/texts.ts';

const files = {
  it: {
    common: {
      hello: 'Ciao <b>{{name}}</b>',
      list: 'Porta: {{papers}}',
      paper: { passport: 'il passaporto', permit: 'il <i>permesso</i>' },
      left_one: 'manca {{count}} giorno',
      left_many: 'mancano {{count}} di giorni',
      left_other: 'mancano {{count}} giorni',
      when: '{{day, day}} · {{day, short-day}} · {{at, time}}',
      month: '{{day, month}} {{day, month-name}}',
      pay: '{{cost.total, money}} ({{fact.days, number}})',
      both: '{{what}} e {{what}}',
      only: 'solo italiano',
    },
  },
  en: {
    common: {
      hello: 'Hello <b>{{name}}</b>',
      when: '{{day, day}}',
      pay: '{{cost.total, money}}',
      left_one: '{{count}} day left',
      left_other: '{{count}} days left',
      both: '{{what}} and {{what}}',
      link: '<a href="https://example.org/?a=1&amp;b=2">page</a> &lt;3',
    },
  },
  ar: {
    common: {
      phone: 'الهاتف {{phone}}',
      left_zero: 'صفر',
      left_one: 'يوم',
      left_two: 'يومان',
      left_few: '{{count}} أيام',
      left_many: '{{count}} يوما',
      left_other: '{{count}} يوم',
    },
  },
};
const texts = createTexts(files, { rtl: ['ar'] });
const strict = createTexts(files, { strict: true });

describe('texts', () => {
  it('escapes what people typed and keeps the markup of the translation', () => {
    expect(texts.html('it', { key: 'common:hello', with: { name: '<Anna> & "co" $t(common:only) {{x}}' } })).toBe(
      'Ciao <b>&lt;Anna&gt; &amp; &quot;co&quot; $t(common:only) {{x}}</b>',
    );
    expect(texts.plain('it', { key: 'common:hello', with: { name: '<Anna> & "co"' } })).toBe('Ciao <Anna> & "co"');
  });

  it('says texts within texts, and lists of them, without escaping twice', () => {
    const papers = [{ key: 'common:paper.passport' }, { key: 'common:paper.permit' }];
    expect(texts.html('it', { key: 'common:list', with: { papers } })).toBe('Porta: il passaporto, il <i>permesso</i>');
    const what = { key: 'common:hello', with: { name: 'A&B' } };
    expect(texts.html('en', { key: 'common:both', with: { what } })).toBe('Hello <b>A&amp;B</b> and Hello <b>A&amp;B</b>');
  });

  it('writes days, times and money in the language', () => {
    const values = { day: '2026-12-31', at: '09:30' };
    expect(texts.html('it', { key: 'common:when', with: values })).toBe('Giovedì 31 dicembre 2026 · 31/12/2026 · 09:30');
    expect(texts.html('en', { key: 'common:when', with: values })).toBe('Thursday, 31 December 2026');
    expect(texts.html('it', { key: 'common:month', with: values })).toBe('dicembre 2026 dicembre');
    const cost = { 'cost.total': 1126.46, 'fact.days': 12345 };
    expect(texts.html('it', { key: 'common:pay', with: cost })).toMatch(/^1126,46\s€ \(12\.345\)$/);
    expect(texts.html('en', { key: 'common:pay', with: cost })).toBe('€1,126.46');
  });

  it('says a marked value in its format, and the mark after it as it is', () => {
    const mark = { key: 'common:hello', with: { name: '2026' } };
    const marked = { 'cost.total': { value: 1126.46, mark }, 'fact.days': 1 };
    expect(texts.html('it', { key: 'common:pay', with: marked })).toMatch(/^1126,46\s€ Ciao <b>2026<\/b> \(1\)$/);
    expect(texts.html('en', { key: 'common:when', with: { day: { value: '2026-12-31', mark } } })).toBe(
      'Thursday, 31 December 2026 Hello <b>2026</b>',
    );
    expect(texts.html('it', { key: 'common:hello', with: { name: { value: '<a>', mark: { key: 'common:only' } } } })).toBe(
      'Ciao <b>&lt;a&gt; solo italiano</b>',
    );
  });

  it('chooses the plural form of the language', () => {
    const left = (lang: string, count: number) => texts.html(lang, { key: 'common:left', with: { count } });
    expect([left('it', 1), left('it', 3), left('it', 1_000_000)]).toEqual([
      'manca 1 giorno',
      'mancano 3 giorni',
      'mancano 1000000 di giorni',
    ]);
    expect([left('ar', 0), left('ar', 2), left('ar', 3), left('ar', 11), left('ar', 100)]).toEqual([
      'صفر',
      'يومان',
      '3 أيام',
      '11 يوما',
      '100 يوم',
    ]);
    expect(texts.has('it', 'common:left')).toBe(true);
  });

  it('falls back to Italian, marked, and then to the key', () => {
    expect(texts.html('en', { key: 'common:only' })).toBe('🇮🇹 solo italiano');
    expect(texts.has('en', 'common:only')).toBe(false);
    expect(texts.html('en', { key: 'common:none' })).toBe('[common:none]');
    expect(texts.html('it', { key: 'common:hello' })).toBe('Ciao <b>…</b>');
  });

  it('throws for what is missing when strict', () => {
    expect(() => strict.html('it', { key: 'common:none' })).toThrow('no text common:none');
    expect(() => strict.html('it', { key: 'common:hello' })).toThrow('no parameter name');
    expect(() => strict.html('it', { key: 'common:paper' })).toThrow('no text common:paper');
  });

  it('keeps the order of a phone number in a right-to-left text', () => {
    expect(texts.html('ar', { key: 'common:phone', with: { phone: '+39 0564 1' } })).toBe('الهاتف \u2068+39 0564 1\u2069');
  });

  it('gives markup as plain text', () => {
    expect(texts.plain('en', { key: 'common:link' })).toBe('page <3');
  });
});

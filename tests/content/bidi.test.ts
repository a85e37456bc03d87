import bidiFactory from 'bidi-js';
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/content/formats.ts';
import { createTexts } from '../../src/content/texts.ts';

const files = {
  it: { common: { when: '{{day, day}} {{at, time}}', fee: '{{fee, money}}', none: 'Chiedi allo sportello', list: '{{items}}' } },
  ar: {
    common: {
      paper: 'خذ تصريح الإقامة (permesso di soggiorno) معك.',
      first: 'Questura: اذهب اليوم.',
      law: 'القانون D.Lgs. 286/1998, art. 5 c. 2 هو الأساس.',
      static: 'اتصل بالرقم 112 أو +39 0564 48 11 11.',
      phone: 'اتصل: {{phone}}.',
      address: 'العنوان: {{address}}، ثم انتظر.',
      code: 'رمزك {{code}}!',
      link: 'اقرأ <a href="{{url}}">الصفحة</a> أو {{url}} الآن.',
      when: 'في {{day, day}} الساعة {{at, time}}',
      short: 'قبل {{day, short-day}}.',
      fee: 'تدفع {{fee, money}} فقط.',
      left_zero: 'لا أيام',
      left_one: 'يوم واحد في {{desk}}',
      left_two: 'يومان في {{desk}}',
      left_few: '{{days}} أيام في {{desk}}',
      left_many: '{{days}} يوما في {{desk}}',
      left_other: '{{days}} يوم في {{desk}}',
    },
  },
};
const texts = createTexts(files, { rtl: ['ar'] });
/** Its types are those of an older kind of module. */
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)();
const marks = /[\u2066-\u2069\u200e\u200f]/g;

/** The text as an eye sees it from left to right, in a message that is read from right to left; marks are not seen. */
function seen(key: string, values?: Record<string, string | number>): string {
  const words = texts.plain('ar', values ? { key: `common:${key}`, with: values } : { key: `common:${key}` });
  // By its first letter that has a direction, as Telegram does it.
  const levels = bidi.getEmbeddingLevels(words, 'auto');
  expect(levels.paragraphs[0]?.level, `«${words}» is read from right to left`).toBe(1);
  return bidi.getReorderedString(words, levels).replace(marks, '');
}

describe('in a right-to-left text', () => {
  it.each<[string, string, Record<string, string | number>?]>([
    ['paper', 'permesso di soggiorno'],
    ['first', 'Questura'],
    ['law', 'D.Lgs. 286/1998, art. 5 c. 2'],
    ['static', '+39 0564 48 11 11'],
    ['static', '112'],
    ['phone', '+39 0564 48 11 11', { phone: '+39 0564 48 11 11' }],
    ['address', 'Via Roma, 5 (ex Casello), Follonica', { address: 'Via Roma, 5 (ex Casello), Follonica' }],
    ['code', 'K79-3QM', { code: 'K79-3QM' }],
    ['code', '-3QM 9', { code: '-3QM 9' }],
    ['link', 'https://example.org/a?b=1&c=2', { url: 'https://example.org/a?b=1&c=2' }],
    ['when', '14:30', { day: '2026-12-31', at: '14:30' }],
    ['short', '31/12/2026', { day: '2026-12-31' }],
    ['left', 'Info Immigrati – Follonica', { days: 5, desk: 'Info Immigrati – Follonica' }],
  ])('%s keeps the order of «%s»', (key, wanted, values) => {
    expect(seen(key, values)).toContain(wanted);
  });

  it('an address in a link stays one', () => {
    const html = texts.html('ar', { key: 'common:link', with: { url: 'https://example.org/?a=1&b=2' } });
    expect(html).toContain('<a href="https://example.org/?a=1&amp;b=2">');
    expect(html).toContain('\u2068https://example.org/?a=1&amp;b=2\u2069');
  });

  it('Italian that stands in for a missing text is read as Italian', () => {
    const words = texts.plain('ar', { key: 'common:none' });
    expect(bidi.getReorderedString(words, bidi.getEmbeddingLevels(words, 'rtl')).replace(marks, '')).toContain('Chiedi allo sportello');
  });

  it('sums and days have the digits of the papers', () => {
    expect(texts.plain('ar', { key: 'common:fee', with: { fee: 30.46 } })).toMatch(/30[.,]46/);
    expect(texts.plain('ar', { key: 'common:when', with: { day: '2026-12-31', at: '14:30' } })).toMatch(/31.*2026/);
    for (const lang of ['sq', 'ar', 'uk', 'fr', 'ro', 'zh', 'es', 'bn', 'ur', 'ru', 'tr'])
      expect([formats.money(30.46, lang), formats.day('2026-12-31', lang)]).toEqual([
        expect.stringMatching(/30[.,]46/),
        expect.stringMatching(/31.*2026|2026.*31/),
      ]);
  });

  it.each([
    [0, 'لا أيام'],
    [1, 'يوم واحد'],
    [2, 'يومان'],
    [3, 'أيام'],
    [11, 'يوما'],
    [100, 'يوم في'],
    ['3', 'أيام'],
  ])('%s chooses «%s», whatever the number is called', (days, said) => {
    expect(texts.plain('ar', { key: 'common:left', with: { days, desk: 'Prato' } })).toContain(said);
  });
});

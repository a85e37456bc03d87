import { keptOnce } from './kept.ts';

/** The languages people write dates in: those of the bot's readers; Arabic with the month names of the Maghreb and of the Levant. */
const languages = ['it', 'en', 'fr', 'es', 'ro', 'sq', 'ar', 'ar-MA', 'ar-DZ', 'ar-SY', 'uk', 'ru'];

/** Words of dates in lower case without accents. */
export interface DateWords {
  /** Month (1–12) by every name that Intl knows: long and short, alone and after a day. */
  readonly months: ReadonlyMap<string, number>;
  /** Words that may stand in a date and say nothing: weekdays, `de`, `of`, `г`. */
  readonly ignored: ReadonlySet<string>;
  /** Days from today by the words for yesterday, today and tomorrow. */
  readonly near: ReadonlyMap<string, number>;
}

/** The words of dates in all languages, from Intl; built at the first use (about 10 ms) and kept. */
export const dateWords = keptOnce(build);

/** Lower case, without accents and vowel signs, so that `decembre` is `décembre`. */
export function plainWord(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function build(): DateWords {
  const months = new Map<string, number>();
  const ignored = new Set(['st', 'nd', 'rd', 'th', 'er', 'o', 'of', 'the', 'il', 'le', 'el', 'al', 'di', 'del']);
  const near = new Map<string, number>();
  for (const lang of languages) {
    for (const month of ['long', 'short'] as const) {
      const formats = [new Intl.DateTimeFormat(lang, { month, timeZone: 'UTC' })];
      formats.push(new Intl.DateTimeFormat(lang, { weekday: 'long', day: 'numeric', month, year: 'numeric', timeZone: 'UTC' }));
      for (let m = 0; m < 12; m++)
        for (const format of formats) learn(format.formatToParts(Date.UTC(2024, m, 1 + m)), m + 1, months, ignored);
    }
    const relative = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' });
    for (const days of [-1, 0, 1]) near.set(plainWord(relative.format(days, 'day')), days);
  }
  return { months, ignored, near };
}

function learn(parts: readonly Intl.DateTimeFormatPart[], month: number, months: Map<string, number>, ignored: Set<string>): void {
  for (const { type, value } of parts) {
    const name = plainWord(value).replace(/\.$/, '');
    if (type === 'month' && !/\d/.test(name)) months.set(name, month);
    if (type === 'weekday' || type === 'literal') for (const word of name.match(/\p{L}+/gu) ?? []) ignored.add(word);
  }
}

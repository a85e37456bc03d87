import { keptOnce } from './kept.ts';

/** The languages people write dates in: those of the bot's readers, now and to come; Arabic with the month names of the Maghreb and of the Levant. */
const languages = ['it', 'en', 'fr', 'es', 'ro', 'sq', 'ar', 'ar-MA', 'ar-DZ', 'ar-SY', 'uk', 'ru', 'zh', 'bn', 'ur', 'hi', 'pa', 'tr'];
/** Letters from which a name with one mistake is taken for the month. */
const forgiven = 5;

/** Words that stand in dates beside the names: endings of numbers, articles, `year`. */
const smallWords =
  'st nd rd th er o of the il le el al di del anno anul annee ano year viti року рік года год yili سنه 年 月 日 号 號'.split(' ');

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

/** Accents of Latin, Greek and Cyrillic letters, and the small vowels of Arabic. The vowel signs of India's scripts are letters: they tell June from January. */
const accents = /[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]/g;

/** Lower case, without accents and small vowels, so that `decembre` is `décembre`. */
export function plainWord(text: string): string {
  return text.normalize('NFKD').replace(accents, '').toLowerCase().replaceAll('ı', 'i');
}

function build(): DateWords {
  const months = new Map<string, number>();
  const ignored = new Set(smallWords);
  const near = new Map<string, number>();
  for (const lang of languages) {
    for (const month of ['long', 'short'] as const) {
      const formats = [new Intl.DateTimeFormat(lang, { month, timeZone: 'UTC' })];
      formats.push(new Intl.DateTimeFormat(lang, { weekday: 'long', day: 'numeric', month, year: 'numeric', timeZone: 'UTC' }));
      // Days that are every day of the week.
      for (let m = 0; m < 12; m++)
        for (const format of formats)
          learn(format.formatToParts(Date.UTC(2024, m, [1, 2, 3, 4, 1, 1, 6, 7, 1, 1, 2, 3][m])), m + 1, months, ignored);
    }
    const relative = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' });
    const words = [-1, 0, 1].map((days) => [plainWord(relative.format(days, 'day')), days] as const);
    // Hindi has one word for yesterday and tomorrow.
    for (const [word, days] of words) if (words.filter(([each]) => each === word).length === 1) near.set(word, days);
  }
  return { months, ignored, near };
}

function learn(parts: readonly Intl.DateTimeFormatPart[], month: number, months: Map<string, number>, ignored: Set<string>): void {
  for (const { type, value } of parts) {
    const name = plainWord(value).replace(/[.॰]$/, '');
    if (type === 'month' && !/\d/.test(name)) months.set(name, month);
    if (type === 'weekday' || type === 'literal') for (const word of name.match(/[\p{L}\p{M}]+/gu) ?? []) ignored.add(word);
  }
}

/** A month (1–12) by its name, by a beginning of three letters or more that only one month has (`sett`), or with one mistake; null: none. */
export function monthNamed(word: string): number | null {
  const { months } = dateWords();
  const named = (fits: (name: string) => boolean) => new Set([...months].filter(([name]) => fits(name)).map(([, month]) => month));
  const only = (found: ReadonlySet<number>) => (found.size === 1 ? ([...found][0] ?? null) : null);
  const exact = months.get(word) ?? only(named((name) => name.replaceAll(' ', '') === word));
  if (exact !== null || word.length < 3) return exact;
  const begun = only(named((name) => name.startsWith(word)));
  if (begun !== null || word.length < forgiven) return begun;
  return only(named((name) => name.length >= forgiven && oneMistake(name, word)));
}

/** Whether one letter changed, put in, left out, or two exchanged make one word of the other. */
function oneMistake(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const [restA, restB] = [a.slice(i), b.slice(i)];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}

import { type Bounds, chosen, type Numbers, partial, type TypedDay } from './day-readings.ts';
import { dateWords, monthNamed, plainWord } from './month-names.ts';
import { addDays, type Day } from './time.ts';

export type { TypedDay } from './day-readings.ts';

const notADate: TypedDay = { refused: 'not-a-date' };
/** The zeros of the digits people type: Arabic-Indic, Persian and Urdu, Devanagari, Bengali, Punjabi. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66];
const hanDigits = '〇一二三四五六七八九';
const longest = 60;
/** A whole date among other words. */
const dateInside = /(?<!\d[/.-]?)\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}(?![/.-]?\d)/g;

/**
 * Reads a day in the forms people write: `31/12/2026`, `31-12-26`, `31 12 2026`, `2026-12-31`, `31122026`, `2026年12月31日`, with a month in
 * words in many languages (`31 dicembre 2026`, `dec 31 2026`), among other words (`it expires 31/12/2026`), or yesterday, today, tomorrow.
 * Day before month, as in Italy. What can be read in two ways that fit `within`, the first and last day that the question takes, is `which`;
 * without it a year of two digits is of this century.
 */
export function parseTypedDay(typed: string, today: Day, within?: readonly [Day, Day]): TypedDay {
  if (typed.length > longest) return notADate;
  const text = plainWord(western(typed))
    .replace(/\p{Cf}/gu, '')
    .trim();
  const bounds: Bounds = { today, within: within ?? null };
  const days = dateWords().near.get(text);
  if (days !== undefined) return { day: addDays(today, days) };
  const read = whole(text, bounds);
  if (!('refused' in read) || read.refused !== 'not-a-date') return read;
  const [only, another] = text.match(dateInside) ?? [];
  return only && !another && /\p{L}/u.test(text) ? whole(only, bounds) : read;
}

/** Reads a text that is nothing but a date. */
function whole(text: string, bounds: Bounds): TypedDay {
  let joined = text;
  for (const name of dateWords().months.keys()) if (name.includes(' ')) joined = joined.replaceAll(name, name.replaceAll(' ', ''));
  if (/[^\p{L}\p{M}\d\s/.,،۔॰\-–'’°]/u.test(joined)) return notADate;
  const words = joined.match(/[\p{L}\p{M}]+|\d+/gu) ?? [];
  const figures = words.filter((word) => /^\d/.test(word));
  const [month, another] = monthsIn(words.filter((word) => !/^\d/.test(word))) ?? [null];
  if (month === null || another !== undefined || figures.length > 3) return notADate;
  const numbers = numbersOf(figures, month, {
    loose: /\d\s*[-–]\s*[\d\p{L}]/u.test(joined),
    yearFirst: /^\d+年/.test(joined),
  });
  return numbers ? chosen(numbers, bounds) : (partial(figures, month ?? null, bounds) ?? notADate);
}

/** Three numbers in the order written, the month among them; null when there are fewer. */
function numbersOf(figures: readonly string[], month: number | undefined, order: Pick<Numbers, 'loose' | 'yearFirst'>): Numbers | null {
  const [first = '', second, third] = figures;
  if (month !== undefined) return second && !third ? { ...order, first, month: String(month), last: second, named: true } : null;
  if (third) return { ...order, first, month: second ?? '', last: third, named: false };
  if (second || (first.length !== 6 && first.length !== 8)) return null;
  // Two centuries and a half of years: `2012` in front can be no day and month.
  if (/^(19|20)\d{2}(0[1-9]|1[0-2])\d{2}$/.test(first))
    return { first: first.slice(0, 4), month: first.slice(4, 6), last: first.slice(6), ...order, named: false };
  return { first: first.slice(0, 2), month: first.slice(2, 4), last: first.slice(4), ...order, loose: first.length === 6, named: false };
}

/** The text with digits 0–9, Chinese numbers too. */
function western(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0;
      const zero = zeros.find((each) => each <= code && code < each + 10);
      return zero === undefined ? digit : String(code - zero);
    })
    .replace(/[〇零一二三四五六七八九十]+/gu, fromHan);
}

/** `三十一` is 31, `二〇二六` is 2026. */
function fromHan(signs: string): string {
  const [tens = '', ones] = signs.replaceAll('零', '〇').split('十');
  const digits = (some: string) => [...some].map((sign) => hanDigits.indexOf(sign)).join('');
  return ones === undefined ? digits(tens) : `${tens === '' ? 1 : digits(tens)}${ones === '' ? 0 : digits(ones)}`;
}

/** The months that the words name; null when a word is neither a month nor one that may stand in a date. */
function monthsIn(words: readonly string[]): readonly number[] | null {
  const { ignored } = dateWords();
  const found: number[] = [];
  for (const word of words) {
    const month = ignored.has(word) ? null : monthNamed(word);
    if (month !== null) found.push(month);
    else if (!ignored.has(word)) return null;
  }
  return found;
}

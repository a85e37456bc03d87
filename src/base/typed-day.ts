import { dateWords, plainWord } from './month-names.ts';
import { addDays, type Day, isDay } from './time.ts';

/** A day as typed: read, or the reason why not. `understood` is what was read, `meant` the likely right order, both `dd/mm/yyyy`. */
export type TypedDay =
  | { readonly day: Day }
  | { readonly refused: 'not-a-date' | 'no-such-day'; readonly understood?: string; readonly meant?: string };

const notADate: TypedDay = { refused: 'not-a-date' };
/** The zeros of the digits people type: Arabic-Indic, Persian and Urdu, Devanagari, Bengali, Punjabi. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66];
const pad = (n: number, length: number) => String(n).padStart(length, '0');

/**
 * Reads a day in the forms people write: `31/12/2026`, `31-12-26`, `31 12 2026`, `2026-12-31`, `31122026`, with a month in
 * words in the bot's languages (`31 dicembre 2026`, `dec 31 2026`), or yesterday, today, tomorrow. Day before month, as in Italy;
 * a year of two digits is of this century. Whether the day makes sense for the question is not looked at.
 */
export function parseTypedDay(typed: string, today: Day): TypedDay {
  if (typed.length > 60) return notADate;
  const text = plainWord(western(typed))
    .replace(/\p{Cf}/gu, '')
    .trim();
  const { months, near } = dateWords();
  const days = near.get(text);
  if (days !== undefined) return { day: addDays(today, days) };
  let joined = text;
  for (const name of months.keys()) if (name.includes(' ')) joined = joined.replaceAll(name, name.replaceAll(' ', ''));
  const words = joined.match(/\p{L}+|\d+/gu) ?? [];
  if (/[^\p{L}\d\s/.,،\-–'’°]/u.test(joined)) return notADate;
  const numbers = words.filter((word) => /^\d/.test(word));
  const named = monthsIn(words.filter((word) => !/^\d/.test(word)));
  if (named === null) return notADate;
  return named.length === 0 ? fromNumbers(numbers) : fromWords(numbers, named);
}

/** The text with digits 0–9. */
function western(text: string): string {
  return text.normalize('NFKC').replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = zeros.find((each) => each <= code && code < each + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}

/** The months that the words name; null when a word is neither a month nor one that may stand in a date. */
function monthsIn(words: readonly string[]): readonly number[] | null {
  const { months, ignored } = dateWords();
  const found: number[] = [];
  for (const word of words) {
    const month = monthNamed(word, months);
    if (month !== null) found.push(month);
    else if (!ignored.has(word)) return null;
  }
  return found;
}

/** A month by its name, or by a beginning of three letters or more that only one month has (`sett`). */
function monthNamed(word: string, months: ReadonlyMap<string, number>): number | null {
  const exact = months.get(word) ?? [...months].find(([name]) => name.replaceAll(' ', '') === word)?.[1];
  if (exact !== undefined || word.length < 3) return exact ?? null;
  const begun = new Set([...months].filter(([name]) => name.startsWith(word)).map(([, month]) => month));
  const [only] = begun;
  return begun.size === 1 && only !== undefined ? only : null;
}

function fromWords(numbers: readonly string[], months: readonly number[]): TypedDay {
  const [month, another] = months;
  const [first, second, third] = numbers;
  if (month === undefined || another !== undefined || !first || !second || third) return notADate;
  return first.length === 4 ? fromParts(second, month, first) : fromParts(first, month, second);
}

function fromNumbers(numbers: readonly string[]): TypedDay {
  const [first, second, third, fourth] = numbers;
  if (!first || fourth) return notADate;
  if (second && third) return first.length === 4 ? fromParts(third, Number(second), first) : fromParts(first, Number(second), third);
  if (second) return notADate;
  if (first.length === 6) return fromParts(first.slice(0, 2), Number(first.slice(2, 4)), first.slice(4));
  if (first.length !== 8) return notADate;
  const iso = fromParts(first.slice(6), Number(first.slice(4, 6)), first.slice(0, 4));
  const italian = fromParts(first.slice(0, 2), Number(first.slice(2, 4)), first.slice(4));
  return 'day' in italian || !('day' in iso) || !/^(19|20)/.test(first) ? italian : iso;
}

function fromParts(dayText: string, month: number, yearText: string): TypedDay {
  if (dayText.length > 2 || month > 99 || (yearText.length !== 2 && yearText.length !== 4)) return notADate;
  const day = Number(dayText);
  const year = yearText.length === 2 ? 2000 + Number(yearText) : Number(yearText);
  const written = (d: number, m: number) => `${pad(d, 2)}/${pad(m, 2)}/${pad(year, 4)}`;
  const read = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  if (isDay(read)) return { day: read };
  const swapped = isDay(`${pad(year, 4)}-${pad(day, 2)}-${pad(month, 2)}`);
  return { refused: 'no-such-day', understood: written(day, month), ...(swapped ? { meant: written(month, day) } : {}) };
}

/** Between the Italian title of a source and the English one. */
export const inEnglish = '\u001f';

/** How a parameter is written: `{{expiry, day}}`. Each takes the value and the language; a value of another kind passes through. */
export const formats = {
  /** `giovedì 31 dicembre 2026`, from `2026-12-31`. */
  day: dayFormat({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
  /** `31 dicembre 2026`. */
  'long-day': dayFormat({ day: 'numeric', month: 'long', year: 'numeric' }),
  /** `mar 1 dic`, for buttons. */
  'label-day': dayFormat({ weekday: 'short', day: 'numeric', month: 'short' }),
  /** `martedì`, from a day of that name. */
  weekday: dayFormat({ weekday: 'long' }),
  /** The same among other days, where no sentence begins. */
  'long-weekday': dayFormat({ weekday: 'long' }),
  /** `mar`, from a day of that name. */
  'short-weekday': dayFormat({ weekday: 'short' }),
  /** `31/12/2026`, in every language as the offices write it. */
  'short-day': (value: unknown) => (isIsoDay(value) ? value.split('-').reverse().join('/') : String(value)),
  /** `dicembre 2026`, from a day in it. */
  month: dayFormat({ month: 'long', year: 'numeric' }),
  /** `1 dicembre 2026`, `dicembre 2026` or `2026`: as exact as the date is told. */
  'part-day': (value: unknown, lang: string) => partDay[String(value).length]?.(value, lang) ?? String(value),
  /** `dicembre`, from a day in it. */
  'month-name': dayFormat({ month: 'long' }),
  /** The title of a source in the reader's language: Italian, or the register's English. */
  source: (value: unknown, lang: string) => {
    const [italian = '', english = italian] = String(value).split(inEnglish);
    return lang === 'it' ? italian : english;
  },
  /** With a capital letter: `Giovedì`, at the beginning of a sentence. */
  opening: (value: unknown, lang: string) => String(value).replace(/^\p{Ll}/u, (first) => first.toLocaleUpperCase(lang)),
  /** `italiano, albanese e wolof`, from `it,sq,wo`. */
  languages: (value: unknown, lang: string) => (isCodes(value) ? languageNames(value.split(','), lang) : String(value)),
  /** `14:30`. */
  time: (value: unknown) => String(value),
  /** Euros: `126,46 €`. */
  money: numberFormat({ style: 'currency', currency: 'EUR' }),
  number: numberFormat({}),
  /** A number of days in words, in the right form of the language: `1 giorno`, `60 giorni`. */
  days: numberFormat({ style: 'unit', unit: 'day', unitDisplay: 'long' }),
  months: numberFormat({ style: 'unit', unit: 'month', unitDisplay: 'long' }),
  years: numberFormat({ style: 'unit', unit: 'year', unitDisplay: 'long' }),
} as const satisfies Record<string, Format>;

export type Format = (value: unknown, lang: string) => string;

/** English as it is read in Europe: day before month. Digits are those of the papers and of the offices in every language. */
const localeOf = (lang: string) => (lang === 'en' ? 'en-GB' : `${lang}-u-nu-latn`);

const isCodes = (value: unknown): value is string => typeof value === 'string' && /^[a-z]{2,3}(,[a-z]{2,3})*$/.test(value);
const isIsoDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

function dayFormat(options: Intl.DateTimeFormatOptions): Format {
  const formatter = perLanguage((locale) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }));
  return (value, lang) => (isIsoDay(value) ? formatter(lang).format(new Date(`${value}T00:00:00Z`)) : String(value));
}

const longDay = dayFormat({ day: 'numeric', month: 'long', year: 'numeric' });
const monthOf = dayFormat({ month: 'long', year: 'numeric' });
/** By the length of the date. */
const partDay: Readonly<Record<number, Format>> = { 10: longDay, 7: (value, lang) => monthOf(`${value}-01`, lang) };

function numberFormat(options: Intl.NumberFormatOptions): Format {
  const formatter = perLanguage((locale) => new Intl.NumberFormat(locale, options));
  return (value, lang) => (typeof value === 'number' ? formatter(lang).format(value) : String(value));
}

function languageNames(codes: readonly string[], lang: string): string {
  const names = new Intl.DisplayNames([localeOf(lang)], { type: 'language' });
  return new Intl.ListFormat(localeOf(lang), { type: 'conjunction' }).format(codes.map((code) => names.of(code) ?? code));
}

/** Intl's formatters are slow to make and quick to use: one a language. */
function perLanguage<T>(make: (locale: string) => T): (lang: string) => T {
  const made = new Map<string, T>();
  return (lang) => {
    const found = made.get(lang) ?? make(localeOf(lang));
    made.set(lang, found);
    return found;
  };
}

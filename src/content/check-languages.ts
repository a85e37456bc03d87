import { addDays, type Day } from '../base/time.ts';
import { hoursFault, receptions } from '../desk/hours.ts';
import { type Spoken, type Weekday, weekdayOf } from '../desk/spoken-days.ts';

/** A year: also hours of some months or of every second week. */
const daysLooked = 370;
const names = () => new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** Whether somebody speaks a language of that code. */
export const isLanguage = (code: string): boolean => /^[a-z]{2,3}$/.test(code) && names().of(code) !== undefined;

/** What is wrong with the languages of a place, by their position: no language, one that stands twice, days on which the place never receives. */
export function languageFaults(
  spoken: readonly Spoken[],
  hours: string | null,
  from: Day,
): readonly { readonly i: number; readonly problem: string }[] {
  const open = hours === null || hoursFault(hours, from) !== null ? null : weekdaysOf(hours, from);
  return spoken.flatMap(({ language, days }, i) => [
    ...(isLanguage(language) ? [] : [{ i, problem: `${language} is no language` }]),
    ...(spoken.findIndex((each) => each.language === language) === i ? [] : [{ i, problem: `${language} stands twice` }]),
    ...(open === null ? [] : days.filter((day) => !open.has(day)).map((day) => ({ i, problem: `nobody is received on ${day}` }))),
  ]);
}

/** The days of the week on which a place receives at all. */
export const weekdaysOf = (hours: string, from: Day): ReadonlySet<Weekday> =>
  new Set(receptions(hours, from, addDays(from, daysLooked)).map(({ day }) => weekdayOf(day)));

import { type Text, text } from '../base/screen.ts';
import { addDays, type Day } from '../base/time.ts';
import { inOrder, type Spoken, type Weekday, weekdays } from '../desk/spoken-days.ts';

/** Some Monday: a day of the week is named by one that falls on it. */
const monday: Day = '2026-11-30';

/** `martedì`. */
const weekdayText = (day: Weekday): Text => text('record:weekday', { day: addDays(monday, weekdays.indexOf(day)) });
/** `mar`, for buttons. */
export const shortWeekday = (day: Weekday): Text => text('record:weekday-short', { day: addDays(monday, weekdays.indexOf(day)) });

/** A language with the days on which somebody who speaks it is there, as far as they are told. */
export const spokenText = ({ language, days }: Spoken): Text =>
  days.length > 0 ? text('record:spoken-on', { language, days: inOrder(days).map(weekdayText) }) : text('record:spoken', { language });

const unknownDays = (spoken: readonly Spoken[]) => spoken.every(({ days }) => days.length === 0);
const codes = (spoken: readonly Spoken[]) => spoken.map(({ language }) => language).join(',');

/** The languages of a place in a line, and that nobody told on which days; none where nobody has told any. */
export function spokenLines(spoken: readonly Spoken[]): readonly Text[] {
  if (spoken.length === 0) return [];
  if (unknownDays(spoken)) return [text('record:speaks-any', { languages: codes(spoken) }), text('record:days-unknown')];
  return [text('record:speaks', { languages: spoken.map(spokenText) })];
}

/** The same in one sentence, for other programs. */
export const interpretationText = (spoken: readonly Spoken[]): Text =>
  unknownDays(spoken)
    ? text('record:interpretation-any', { languages: codes(spoken) })
    : text('record:interpretation', { languages: spoken.map(spokenText) });

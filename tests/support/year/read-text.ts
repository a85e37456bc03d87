import { apart } from './ladders.ts';

/** Reads again what was sent, as a person would, and finds what is not true on the day: dates, how far they are, what is past and what to come. */
const months = {
  it: ['gennaio', 'febbraio', 'marzo', 'aprile', 'maggio', 'giugno', 'luglio', 'agosto', 'settembre', 'ottobre', 'novembre', 'dicembre'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
} as const;
type Lang = keyof typeof months;

const dateIn: Readonly<Record<Lang, RegExp>> = {
  it: new RegExp(`(\\d{1,2})[º°]? (${months.it.join('|')}) (\\d{4})`, 'g'),
  en: new RegExp(`(\\d{1,2}) (${months.en.join('|')}) (\\d{4})`, 'g'),
};
/** After a date: how far it is. */
const far: Readonly<Record<Lang, RegExp>> = {
  it: /^: (oggi|domani|ieri|tra (\d+) giorn[oi]|(\d+) giorn[oi] fa)/,
  en: /^: (today|tomorrow|yesterday|in (\d+) days?|(\d+) days? ago)/,
};
const fixed: Readonly<Record<string, number>> = { oggi: 0, today: 0, domani: 1, tomorrow: 1, ieri: -1, yesterday: -1 };
/** What is said of a day before its date, and how far it may be then. */
const sides: readonly (readonly [RegExp, (days: number) => boolean])[] = [
  [/(oggi|today), $/i, (days) => days === 0],
  [/(scadut[oa]|expired on|era|was|mandato la domanda|sent the request on|ended on|è finito) $/i, (days) => days <= 0],
  [
    /(^|\s)(scade|expires on|vale fino a|until|l'ultimo giorno è|the last day is|ultimo giorno:|last day:|finisce|ends on) $/i,
    (days) => days >= 0,
  ],
];
const singular = /\b1 (giorni|days)\b|(?<!\d)(?!1 )(\d+) (giorno|day)\b/;

/** What is wrong with a text that went out on a day; `days`: those that it may name. */
export function untrue(words: string, lang: Lang, today: string, days: readonly string[]): readonly string[] {
  const wrong: string[] = [];
  for (const found of words.matchAll(dateIn[lang])) {
    const [all, day = '', month = '', year = ''] = found;
    const named = `${year}-${String((months[lang] as readonly string[]).indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (!days.includes(named)) wrong.push(`names ${named}, not ${days.join(' or ')}`);
    const distance = apart(today, named);
    const after = far[lang].exec(words.slice(found.index + all.length));
    const told = after && (fixed[after[1] ?? ''] ?? (after[2] ? Number(after[2]) : -Number(after[3])));
    if (told !== null && told !== distance) wrong.push(`${named} is told as ${told} days away on ${today}`);
    // Without the name of the weekday, which stands before the date.
    const before = words.slice(0, found.index).replace(/\S+ $/, '');
    for (const [said, holds] of sides)
      if (said.test(before) && !holds(distance)) wrong.push(`${named}: “${before.slice(-30)}” on ${today}`);
  }
  if (singular.test(words)) wrong.push(`plural: ${words}`);
  const dayItself = /Oggi è l'ultimo giorno|Today is the last day/.test(words);
  if (dayItself && !days.includes(today)) wrong.push(`${today} is not the last day`);
  return wrong;
}

/** The day and the hour at the office, by the platform's own calendar. */
export function officeTime(now: string): { readonly day: string; readonly hour: number } {
  const parts = Object.fromEntries(officeFormat.formatToParts(new Date(now)).map(({ type, value }) => [type, value]));
  return { day: `${parts['year']}-${parts['month']}-${parts['day']}`, hour: Number(parts['hour']) };
}

const officeFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Rome',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
});

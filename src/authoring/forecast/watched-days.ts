import { addDays, clockAt, type Day, instant, weekday, type Zone } from '../../base/time.ts';
import type { Content } from '../../content/content.ts';
import { isHoliday } from '../../law/working-days.ts';

/** Why a day is looked at. */
export type Why = 'facts' | 'question' | 'news' | 'feast' | 'clock' | 'year';

/** The parts of the content that have days. */
export type Dated = Pick<Content, 'facts' | 'questions' | 'news'>;

/**
 * Every day after `from` and until `until` on which an answer may change: a fact begins, has ended or is due; a question opens or is settled;
 * news; a year begins (last year's figures are others then); a national feast and the day after it, which move working days; a change of the
 * clock. In order, with the reasons.
 */
export function watchedDays(
  { facts, questions, news }: Dated,
  from: Day,
  until: Day,
  zone: Zone,
): readonly { day: Day; why: readonly Why[] }[] {
  const found = new Map<Day, Set<Why>>();
  const add = (why: Why, ...days: (Day | undefined)[]) => {
    for (const day of days) if (day !== undefined && day > from && day <= until) found.set(day, (found.get(day) ?? new Set()).add(why));
  };
  for (const fact of facts) add('facts', fact.from, fact.until && addDays(fact.until, 1), fact.review_by);
  for (const question of questions) add('question', question.from, question.settled?.on);
  for (const item of news) add('news', item.on);
  for (let day = from; day <= until; day = addDays(day, 1)) {
    if (day.endsWith('-01-01')) add('year', day);
    if (isHoliday(day) && weekday(day) !== 7) add('feast', day, addDays(day, 1));
    if (offsetOn(day, zone) !== offsetOn(addDays(day, 1), zone)) add('clock', day);
  }
  return [...found].sort(([a], [b]) => a.localeCompare(b)).map(([day, why]) => ({ day, why: [...why] }));
}

/** What the clock of the zone shows at midnight UTC of the day. */
function offsetOn(day: Day, zone: Zone): string {
  return clockAt(instant(new Date(`${day}T00:00:00Z`)), zone);
}

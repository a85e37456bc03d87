import { addDays, type Day } from './time.ts';
import { parseTypedDay } from './typed-day.ts';

/** Days (inclusive) that somebody named. */
export interface Days {
  readonly from: Day;
  readonly until: Day;
}

/** Words around days that say no more. */
const around = /^(chius[oaie]|chiudi|closed?|dal|dalla|dall['’]|il|lo|l['’]|giorn[oi]|da|from|on|the|between|since)\b\s*/i;
const between = /\s+(?:al|alla|all['’]|fino\s+al|a|to|till|until|through)\s+|\s*[–—]\s*|\s+-\s+/i;
/** `10-20 agosto`: figures on either side. */
const dashed = /^(\d{1,2})\s*-\s*(\d{1,2}\b.*)$/;
/** Somebody may write it on one of the days. */
const begunBefore = 60;

/** Days as people name them: `10 agosto`, `dal 10 al 20 agosto`, `10-20/8/2027`, `tomorrow`; from today on, not after `last`. Null: not understood. */
export function readDays(typed: string, today: Day, last: Day): Days | null {
  let said = typed.trim().replace(/[.!]+$/, '');
  for (let rest = said.replace(around, ''); rest !== said; rest = said.replace(around, '')) said = rest;
  const ahead = (words: string) => onlyDay(words, today, [today, last]);
  const parts = said.split(between);
  const one = parts.length === 1 ? ahead(said) : null;
  if (one) return { from: one, until: one };
  const dash = dashed.exec(said);
  const [first, second, more] = dash ? [dash[1] ?? '', dash[2] ?? ''] : parts;
  if (!first || !second || more !== undefined) return null;
  // The month may stand with one of them alone.
  const until = ahead(bare.test(second) ? monthOf(first, second) : second);
  if (!until) return null;
  const within = [addDays(today, -begunBefore), until] as const;
  const from = onlyDay(bare.test(first) ? monthOf(second, first) : first, today, within);
  // Then it is one month, and of one year.
  const apart = from && (bare.test(first) || bare.test(second)) && from.slice(0, 7) !== until.slice(0, 7);
  return from && !apart && from <= until ? { from: from < today ? today : from, until } : null;
}

/** A bare number as a day of the month that stands with another one; empty: none does. */
const monthOf = (named: string, day: string) => (/^\d{1,2}(?!\d)/.test(named) && !bare.test(named) ? named.replace(/^\d{1,2}/, day) : '');
const bare = /^\d{1,2}[°º]?$/;

/** The one day that is meant; null: none, or it may be several. */
function onlyDay(said: string, today: Day, within: readonly [Day, Day]): Day | null {
  const read = parseTypedDay(said, today, within);
  return 'day' in read && read.day >= within[0] && read.day <= within[1] ? read.day : null;
}

import OpeningHours from 'opening_hours';
import { keptSome } from '../base/kept.ts';
import { addDays, type Clock, type Day } from '../base/time.ts';

/** The place that decides which public holidays hold; the library asks for one in this shape. */
const tuscany = { lat: 42.76, lon: 11.11, address: { country_code: 'it', state: 'Toscana' } };

/** A part of one day in which a place receives. `sure` is false where the hours only say "perhaps": by appointment, open end, a remark. */
export interface Reception {
  readonly day: Day;
  /** Minutes of the day; `until` is at most 1,440. */
  readonly from: number;
  readonly until: number;
  readonly sure: boolean;
  /** What the hours say beside it, between quotation marks; null: nothing. */
  readonly remark: string | null;
}

/** Rules, apart from those between quotation marks. */
const rulesOf = (hours: string): string[] => hours.match(/(?:"[^"]*"|[^;"])+/g)?.map((rule) => rule.trim()) ?? [];

/**
 * The hours as the library reads them. A later rule wins there: a rule for public holidays alone is put last, so that it holds wherever it
 * stands. Places rest on public holidays unless their hours name them, or never close.
 */
function asRead(hours: string): string {
  const rules = rulesOf(hours);
  const holidays = rules.filter((rule) => /^PH\b(?!\s*,)/.test(rule));
  const others = rules.filter((rule) => !holidays.includes(rule));
  // The day before a holiday is none, and a remark is no rule.
  const rest =
    /\bPH\b(?!\s*[+-]\s*\d+\s*days?\b)/.test(hours.replaceAll(/"[^"]*"/g, '')) || /^24\/7\b/.test(hours.trim()) ? [] : ['PH off'];
  return [...others, ...holidays, ...rest].join('; ');
}

/** Reading a string takes as long as asking it for two months. */
const library = keptSome(100, (hours) => new OpeningHours(hours, tuscany as never, { locale: 'en' } as never));

const two = (n: number) => String(n).padStart(2, '0');
/** The library computes in the process's local time; we hand it wall-clock figures and read wall-clock figures back, so the zone never enters. */
const wall = (day: Day) => new Date(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
const dayOf = (date: Date): Day => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
/** A day on which one is received by appointment, without hours: `We "su appuntamento"`. */
const isAskedFor = ({ from, until, sure, remark }: Pick<Reception, 'from' | 'until' | 'sure' | 'remark'>): boolean =>
  !sure && /appuntamento|appointment/i.test(remark ?? '') && from === 0 && until === 24 * 60;

export const clockOf = (minutes: number): Clock => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
const minutesOf = (date: Date) => date.getHours() * 60 + date.getMinutes();

/** Receptions from one day to another (inclusive), earliest first; what crosses midnight is two. */
export const receptions = (hours: string, from: Day, until: Day): readonly Reception[] => kept(`${from} ${until} ${hours}`);

/** Many look at the same hours on one day. */
const kept = keptSome(300, (asked) => evaluated(asked.slice(22), asked.slice(0, 10), asked.slice(11, 21)));

function evaluated(hours: string, from: Day, until: Day): readonly Reception[] {
  return library(asRead(hours))
    .getOpenIntervals(wall(from), wall(addDays(until, 1)))
    .flatMap(([start, end, unknown, comment]) => {
      // The library says things of its own too: a feast's name, that an end is missing.
      const remark = comment && hours.includes(`"${comment}"`) ? comment : null;
      const parts: Reception[] = [];
      for (let day = dayOf(start); day <= dayOf(end); day = addDays(day, 1)) {
        const part = { day, from: day === dayOf(start) ? minutesOf(start) : 0, until: day === dayOf(end) ? minutesOf(end) : 24 * 60 };
        if (part.from < part.until) parts.push({ ...part, sure: !unknown && remark === null, remark });
      }
      return parts;
    });
}

/** How far ahead hours are tried: a whole year, whatever the day they were checked on, and one more. */
const daysTried = 731;

/**
 * Why hours cannot be used from that day on; null when they can. What the library merely warns about is refused too: it reads such hours as
 * it guesses. Some strings parse and fail only when they are evaluated.
 */
export function hoursFault(hours: string, from: Day): string | null {
  if (/\bSH\b/.test(hours)) return 'the school holidays (SH) are not known';
  if (/\b(sunrise|sunset|dawn|dusk)\b/.test(hours)) return 'an office does not go by the sun';
  try {
    const [warning] = library(hours).getWarnings();
    if (warning) return warning.split('\n')[0] ?? '';
    return evaluated(hours, from, addDays(from, daysTried)).length > 0 ? null : 'never open';
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  }
}

/** The receptions of a day, for people to read: `10:00–12:45`, with the remark of each; empty hours: only the remark is known. */
export interface DayHours {
  readonly day: Day;
  readonly ranges: readonly { readonly hours: string; readonly sure: boolean; readonly remark: string | null }[];
}

/** What is left of a reception where a place is closed at some of it: nothing, or parts. */
export type Cut = (reception: Reception) => readonly Reception[];
export const whole: Cut = (each) => [each];

/** The seven days from a day on, only those that have hours. */
export function weekHours(hours: string, from: Day, cut: Cut = whole): DayHours[] {
  const week = new Map<Day, DayHours['ranges']>();
  for (const each of receptions(hours, from, addDays(from, 6)).flatMap(cut)) {
    const { day, sure, remark } = each;
    const times = isAskedFor(each) ? '' : `${clockOf(each.from)}–${clockOf(each.until)}`;
    week.set(day, [...(week.get(day) ?? []), { hours: times, sure, remark }]);
  }
  return [...week].map(([day, ranges]) => ({ day, ranges }));
}

/** What somebody who stands at the door finds. */
export type Door =
  | { readonly is: 'open'; readonly until: Clock }
  /** Perhaps: the hours say so, with or without a remark. */
  | { readonly is: 'perhaps'; readonly until: Clock; readonly remark: string | null }
  /** By appointment, and no hours are told. */
  | { readonly is: 'asked' }
  /** `opens`: the next reception within five weeks; null: none. */
  | { readonly is: 'closed'; readonly opens: Reception | null };

/** Far enough for hours of "the first Thursday of the month". */
const daysAhead = 36;

/** The door at a moment of the place's own day. */
export function doorAt(hours: string, day: Day, at: Clock, cut: Cut = whole): Door {
  const now = Number(at.slice(0, 2)) * 60 + Number(at.slice(3, 5));
  const ahead = receptions(hours, day, addDays(day, daysAhead)).flatMap(cut);
  const inside = ahead.find((each) => each.day === day && each.from <= now && now < each.until);
  const later = ahead.filter((each) => each.day > day || each.from > now);
  const next = later.find((each) => !isAskedFor(each)) ?? null;
  if (inside ? isAskedFor(inside) : next === null && later.length > 0) return { is: 'asked' };
  if (!inside) return { is: 'closed', opens: next };
  const until = clockOf(inside.until);
  return inside.sure ? { is: 'open', until } : { is: 'perhaps', until, remark: inside.remark };
}

import type { Day } from '../base/time.ts';
import { clockOf, hoursFault } from './hours.ts';
import { type Weekday, weekdays } from './spoken-days.ts';

/** Hours as somebody typed them: in `opening_hours`, or the word that was not understood, or why they cannot be used. */
export type TypedHours = { readonly hours: string } | { readonly unknown: string } | { readonly fault: HoursFault };

/** School holidays, that nobody knows; hours that never come; what cannot be read at all. */
export type HoursFault = 'school' | 'never' | 'unread';

/** So long are hours that a person writes. */
const longest = 300;

/** Names of days by how they begin, Italian and English; the longer ones first, so that `mer` is not taken for `me…`. */
const dayNames: readonly (readonly [RegExp, Weekday])[] = [
  [/^(luned[iì]|lun|lu|monday|mon|mo)$/, 'Mo'],
  [/^(marted[iì]|mart|mar|ma|tuesday|tues|tue|tu)$/, 'Tu'],
  [/^(mercoled[iì]|merc|mer|me|wednesday|wed|we)$/, 'We'],
  [/^(gioved[iì]|giov|gio|gi|thursday|thurs|thu|th)$/, 'Th'],
  [/^(venerd[iì]|ven|ve|friday|fri|fr)$/, 'Fr'],
  [/^(sabato|sab|saturday|sat|sa)$/, 'Sa'],
  [/^(domenica|dom|do|sunday|sun|su)$/, 'Su'],
];
/** Words that join, and say no more. */
const filler = /^(dal|dalle|dalla|dall|il|i|la|le|ore|ora|h|ogni|from|every|on|anche|also|poi)$/;
const partWord = /^(mattina|mattino|pomeriggio|morning|afternoon)$/;
const afternoonWord = /^(pomeriggio|afternoon)$/;
const toWord = /^(-|–|—|a|al|alle|alla|to|till|until|fino)$/;
const andWord = /^(,|;|\n|\/|\+|e|ed|and|&|:|\.|\(|\))$/;
const closedWord = /^(chiuso|chiusi|chiusa|closed|off)$/;
/** A whole remark: it is kept as the office says it. */
const byAppointment = /\b(solo )?(su|per|by|previo|on) (appuntamento|appointment)\b/g;
const remarkSign = '§';
const remarkFirst = new RegExp(
  `(^|[;\\n])\\s*${remarkSign}|${remarkSign}[\\s:]*(il |la )?\\s*(lun|mar|mer|gio|ven|sab|dom|mon|tue|wed|thu|fri|sat|sun)`,
);
/** By appointment, and nobody tells at what times. */
const wholeDay: [number, number] = [0, 24 * 60];
/** An office begins no earlier, unless its hours are of the afternoon; in minutes. */
const [earliest, noon] = [8 * 60, 12 * 60] as const;
/** Hours before this are the end of a night, or of an afternoon that somebody left out; those over midnight begin after the other. */
const [morning, evening] = [5 * 60, 17 * 60] as const;

interface Group {
  /** The first of its days as it was typed. */
  readonly word: string;
  readonly days: Weekday[];
  readonly ranges: [number, number][];
  remark: boolean;
  /** No hours on these days, whatever else is said of them. */
  closed: boolean;
}

/**
 * Hours as people write them: `lun-ven 9-13; mar e gio anche 15.30-17; mer 9-12 su appuntamento`. Days that stand twice have all the hours told for
 * them, unless these overlap: then nobody knows which hold. What is written in `opening_hours` already is taken as it is.
 */
export function readHours(typed: string, from: Day): TypedHours {
  const said = typed.trim();
  if (said.length === 0 || said.length > longest) return { unknown: said.slice(0, 20) };
  const unfit = hoursFault(said, from);
  if (unfit === null) return { hours: said };
  // Nobody means school holidays otherwise.
  if (/\bSH\b/.test(said)) return { fault: 'school' };
  const groups: Group[] = [];
  const words = said
    .toLowerCase()
    .replace(/[\s.!]+$/, '')
    .replaceAll(byAppointment, ` ${remarkSign} `);
  // Before its days, nobody knows how far it goes.
  if (remarkFirst.test(words) && words.trim() !== remarkSign) return { unknown: said.slice(0, 20) };
  if (words.trim() === remarkSign)
    return { hours: written([{ word: '', days: [...weekdays], ranges: [wholeDay], remark: true, closed: false }]) };
  const unknown = understood(words, groups);
  if (unknown !== null) return { unknown: unknown.includes(remarkSign) ? said.slice(0, 20) : unknown };
  const hours = written(groups);
  if (hours === '') return { fault: 'never' };
  return hoursFault(hours, from) === null ? { hours } : { fault: 'unread' };
}

/** Fills the groups of days and times; the first word that stands for nothing, or null. */
function understood(said: string, groups: Group[]): string | null {
  const words = said.match(/\d{1,2}(?:[:.]\d{2}|,(?:00|30|45)(?!\d))?|[\p{L}’']+|\S|\n/gu) ?? [];
  let group: Group | null = null;
  let range = false;
  let open: number | null = null;
  let part = false;
  let after = false;
  const begun = (word: string, closed = false): Group => {
    const next: Group = { word, days: [], ranges: [], remark: false, closed };
    groups.push(next);
    return next;
  };
  for (const word of words) {
    const day = dayNames.find(([name]) => name.test(word))?.[1];
    const time = /^\d/.test(word) ? minutesIn(word) : null;
    if (day) {
      if (!group || group.ranges.length > 0 || group.remark) group = begun(word);
      [part, after] = [false, false];
      const first = group.days.at(-1);
      if (range && first === day) return word;
      group.days.push(...(range && first ? daysTo(first, day) : [day]));
      range = false;
    } else if (/^\d/.test(word)) {
      if (!group || group.closed || time === null) return word;
      if (open !== null && range) {
        group.ranges.push(after ? inAfternoon([open, time]) : [open, time]);
        open = null;
      } else if (open === null) open = time;
      else return word;
      range = false;
      part = false;
    } else if (toWord.test(word)) range = true;
    else if (word === remarkSign) {
      if (group) group.remark = true;
    } else if (word === 'tutti' || word === 'giorni' || word === 'giorno' || word === 'daily') {
      if (!group || group.ranges.length > 0) group = begun(word);
      group.days.splice(0, Infinity, ...weekdays);
    } else if (closedWord.test(word)) {
      const named: Group | null = group && group.days.length > 0 && group.ranges.length === 0 ? group : null;
      // Half a day: its hours may stand in one reception with those of the other half.
      if (part && named) return word;
      if (named) named.closed = true;
      group = named || part ? null : begun(word, true);
      part = false;
    } else if (partWord.test(word)) {
      if (group?.closed) return word;
      part = true;
      after = afternoonWord.test(word);
      // Nobody receives at three in the night: it is said of the hours before it.
      const last = group?.ranges.at(-1);
      if (after && last && last[0] < earliest && !range) group?.ranges.splice(-1, 1, inAfternoon(last));
    } else if (/^[;\n]$/.test(word)) {
      if (group?.closed) group = null;
    } else if (!filler.test(word) && !andWord.test(word)) return word;
  }
  if (open !== null) return clockOf(open);
  for (const { days, ranges, remark } of groups) if (remark && days.length > 0 && ranges.length === 0) ranges.push([...wholeDay]);
  if (!groups.some(({ ranges }) => ranges.length > 0)) return said.slice(0, 20);
  return (
    groups.find(({ closed, ranges, days }) => (closed ? days.length === 0 : ranges.length === 0))?.word ??
    unlikely(groups) ??
    overlapping(groups)
  );
}

/** Hours that hardly anybody means, such as `9-1` and `3-5`, which are of the afternoon; null: none. */
function unlikely(groups: readonly Group[]): string | null {
  const night = ([from, until]: readonly [number, number]) => from >= evening && until <= noon;
  const strange = (range: readonly [number, number]) => (range[0] > 0 && range[0] < morning) || (range[1] <= range[0] && !night(range));
  const found = groups.flatMap(({ ranges }) => ranges).find(strange);
  return found ? rangeOf(found) : null;
}

/** A time that overlaps another of the same day, told elsewhere: who writes it may mean it instead of the other, or beside it; null: none. */
function overlapping(groups: readonly Group[]): string | null {
  const told = groups.flatMap(({ word, days, ranges, remark }) =>
    days.flatMap((day) => ranges.map((range) => ({ word, day, range, remark }))),
  );
  const end = ([from, until]: readonly [number, number]) => (until > from ? until : until + 24 * 60);
  const again = told.find(({ day, range, remark }, i) =>
    told.slice(0, i).some((each) => {
      if (each.day !== day || (each.remark === remark && rangeOf(each.range) === rangeOf(range))) return false;
      return each.range[0] < end(range) && range[0] < end(each.range);
    }),
  );
  return again ? (rangeOf(again.range) === rangeOf(wholeDay) ? again.word : rangeOf(again.range)) : null;
}

/** `3-5` said of the afternoon is 15 to 17. */
function inAfternoon([from, until]: readonly [number, number]): [number, number] {
  const begins = from < earliest ? from + noon : from;
  return [begins, until < noon && until <= begins ? until + noon : until];
}

function minutesIn(word: string): number | null {
  const [hours = 0, minutes = 0] = word.split(/[:.,]/).map(Number);
  return hours <= 24 && minutes < 60 && hours * 60 + minutes <= 24 * 60 ? hours * 60 + minutes : null;
}

/** The days after one up to another, over the end of the week too. */
function daysTo(first: Weekday, last: Weekday): Weekday[] {
  const found: Weekday[] = [];
  for (let i = weekdays.indexOf(first) + 1; found.at(-1) !== last && found.length < weekdays.length; i++)
    found.push(weekdays[i % 7] ?? last);
  return found;
}

/** Rules for days that have the same hours; what is by appointment comes as further rules, which take nothing away. */
function written(groups: readonly Group[]): string {
  const closed = new Set(groups.flatMap((each) => (each.closed ? each.days : [])));
  const rulesOf = (remark: boolean) => {
    const byDay = weekdays.map((day) => ({
      day,
      ranges: [
        ...new Set(
          groups
            .filter((each) => each.remark === remark && each.days.includes(day) && !closed.has(day))
            .flatMap(({ ranges }) => ranges)
            .sort((a, b) => a[0] - b[0])
            .map(rangeOf),
        ),
      ].join(','),
    }));
    return [...new Set(byDay.map(({ ranges }) => ranges))]
      .filter((ranges) => ranges !== '')
      .map((ranges) => `${spans(byDay.filter((each) => each.ranges === ranges).map(({ day }) => day))} ${ranges}`);
  };
  const asked = rulesOf(true).map((rule) => `${rule.replace(` ${rangeOf(wholeDay)}`, '')} "su appuntamento"`);
  return [rulesOf(false).join('; '), ...asked].filter((part) => part !== '').join(', ');
}

const rangeOf = ([from, until]: readonly [number, number]): string => `${clockOf(from)}-${clockOf(until)}`;

/** `Mo-Fr`, `Tu,Th`. */
function spans(days: readonly Weekday[]): string {
  const parts: Weekday[][] = [];
  for (const day of days) {
    const last = parts.at(-1);
    if (last && weekdays.indexOf(day) === weekdays.indexOf(last.at(-1) ?? day) + 1) last.push(day);
    else parts.push([day]);
  }
  return parts.map((part) => (part.length > 2 ? `${part[0]}-${part.at(-1)}` : part.join(','))).join(',');
}

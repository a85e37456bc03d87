import type { Action } from '../base/action.ts';
import type { Button } from '../base/screen.ts';
import { text } from '../base/screen.ts';
import { type Day, daysInMonth, isDay } from '../base/time.ts';
import { act, button, rows } from './buttons.ts';

/** Years shown at once, and how many of them lie before this one: most dates asked for are near. */
const yearsPerPage = 8;
const yearsBefore = 2;

const yearOf = (day: Day) => Number(day.slice(0, 4));
const two = (n: number) => String(n).padStart(2, '0');

/** How a calendar's buttons act: `open` shows a page (``: the years around today, `y2016`: years from there, `2026`: months, `2026-12`: days), `pick` takes a day. */
export interface CalendarActs {
  open(page: string): Action;
  pick(day: Day): Action;
}

/** A calendar of buttons: year, then month, then day. `first` and `last` bound the days offered. */
export function calendar(asked: string, today: Day, first: Day, last: Day, acts: CalendarActs): Button[][] {
  const page = known(asked);
  if (page.length === 7) {
    const days = Array.from({ length: daysInMonth(`${page}-01`) }, (_, i) => `${page}-${two(i + 1)}`).filter(
      (day) => first <= day && day <= last,
    );
    const head = button(text('common:calendar.month', { day: `${page}-01` }), acts.open(page.slice(0, 4)));
    return [
      [head],
      ...rows(
        days.map((day) => button(text('common:calendar.day', { n: Number(day.slice(8)) }), acts.pick(day))),
        7,
      ),
    ];
  }
  if (/^\d/.test(page)) {
    const months = Array.from({ length: 12 }, (_, i) => `${page}-${two(i + 1)}`).filter(
      (month) => first.slice(0, 7) <= month && month <= last.slice(0, 7),
    );
    const head = button(text('common:calendar.year', { year: page }), acts.open(''));
    return [
      [head],
      ...rows(
        months.map((month) => button(text('common:calendar.month-name', { day: `${month}-01` }), acts.open(month))),
        3,
      ),
    ];
  }
  const [from, until] = [yearOf(first), yearOf(last)];
  const start = Math.max(from, Math.min(page === '' ? yearOf(today) - yearsBefore : Number(page.slice(1)), until - yearsPerPage + 1));
  const years = Array.from({ length: yearsPerPage }, (_, i) => start + i).filter((year) => from <= year && year <= until);
  const turns = [
    ...(start > from ? [act('earlier', acts.open(`y${Math.max(from, start - yearsPerPage)}`))] : []),
    ...(start + yearsPerPage <= until ? [act('later', acts.open(`y${start + yearsPerPage}`))] : []),
  ];
  const grid = rows(
    years.map((year) => button(text('common:calendar.pick-year', { year: String(year) }), acts.open(String(year)))),
    4,
  );
  return turns.length > 0 ? [...grid, turns] : grid;
}

/** A page that exists; a button can be forged, so anything else (a thirteenth month) is the first page. */
function known(page: string): string {
  const exists = /^\d{4}-\d{2}$/.test(page) ? isDay(`${page}-01`) : /^y?\d{4}$/.test(page);
  return exists ? page : '';
}

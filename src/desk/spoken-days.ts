import { type Day, weekday } from '../base/time.ts';

/** Days of the week as OpenStreetMap writes them, from Monday. */
export const weekdays = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;
export type Weekday = (typeof weekdays)[number];

export const weekdayOf = (day: Day): Weekday => weekdays[weekday(day) - 1] ?? 'Mo';

/** A language (ISO code) that a mediator or an operator speaks with people; no days: nobody has told on which. */
export interface Spoken {
  readonly language: string;
  readonly days: readonly Weekday[];
}

export const codesOf = (spoken: readonly Spoken[]): readonly string[] => spoken.map(({ language }) => language);

/** Whether somebody who speaks it is known to be there on that day of the week. */
export const speaksOn = (spoken: readonly Spoken[], language: string, day: Day): boolean =>
  spoken.some((each) => each.language === language && each.days.includes(weekdayOf(day)));

/** Languages that desks choose from: those of people in Tuscany first, as far as sources tell; another can be told in the files. */
export const offeredLanguages: readonly string[] =
  'en fr ar sq ro uk ru bn ur zh es tr hi pa mk pl wo pt fa ps so ti am ka si tl ff bm ha yo sr ku'.split(' ');

/** The days in the order of the week, each once. */
export const inOrder = (days: readonly Weekday[]): readonly Weekday[] => weekdays.filter((each) => days.includes(each));

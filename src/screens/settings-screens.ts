import type { Action } from '../base/action.ts';
import { type Screen, text } from '../base/screen.ts';
import { reference } from '../content/reference.ts';
import { type Period, periodsOf, type Retention } from '../desk/retention.ts';
import { act, backRow, button, home, languageRows } from './buttons.ts';
import { emergencyNumber } from './menu-screens.ts';
import type { Setting } from './setting.ts';

/** English serves whose language the bot does not speak. */
const foreign = 'en';

/** Two languages in which somebody is greeted who has chosen none: the telephone's and Italian, for an Italian one English. */
function greeting({ content, person }: Setting): readonly string[] {
  const spoken = new Set(content.languages.map(({ id }) => id));
  return [...new Set([person.lang, reference, foreign])].filter((lang) => spoken.has(lang)).slice(0, 2);
}

/** The very first screen: which language, and whom to call in danger. Nothing is stored yet: the buttons carry the link that led here. */
export function firstScreen(setting: Setting, payload: string): Screen {
  const { languages } = setting.content;
  const number = emergencyNumber(setting);
  const greeted = greeting(setting);
  return {
    text: [
      greeted.map((lang) => ({ ...text('common:start.language'), in: lang })),
      greeted.map((lang) => ({ ...text('common:start.danger', { number }), in: lang })),
    ],
    buttons: [
      ...languageRows(languages, (lang) => ({ do: 'meet-language', lang, payload })),
      [button(text('common:start.sos', { number }), { do: 'safety' })],
    ],
  };
}

/** A screen for who is in danger and has a phone whose language the bot does not speak: with those that it does, which lead to the numbers. */
export function notSpokenScreen(setting: Setting, screen: Screen): Screen {
  const { content, person } = setting;
  const number = emergencyNumber(setting);
  const others = content.languages.filter(({ id }) => id !== person.lang);
  const lines = greeting(setting).map((lang) => ({ ...text('common:start.not-spoken', { number }), in: lang }));
  const [hide = [], ...rest] = screen.buttons;
  const speak = languageRows(others, (lang) => ({ do: 'safety-in', lang }));
  return { ...screen, text: [lines, ...screen.text], buttons: [hide, ...speak, ...rest] };
}

/** Another language. */
export function languageScreen(setting: Setting): Screen {
  const languages = languageRows(setting.content.languages, (lang) => ({ do: 'language', lang }));
  return { text: [text('common:language.title')], buttons: [...languages, backRow()] };
}

/** The privacy notice before anything is kept: what is kept, why, how long, who sees it, how to erase it. */
export function noticeScreen(lang: string, payload: string): Screen {
  return {
    text: [text('common:privacy.title'), text('common:privacy.short')],
    buttons: [
      [act('privacy-ok', { do: 'meet-ok', lang, payload })],
      [act('privacy-more', { do: 'meet-notice', lang, payload })],
      [act('safety', { do: 'safety-in', lang })],
    ],
  };
}

/** The whole notice, with what is kept how long; `accept`: the button that accepts it, for who has not. Who has may erase everything. */
export function privacyScreen({ content }: Setting, accept: Action | null): Screen {
  return {
    text: [text('common:privacy.title'), text('common:privacy.long'), text('common:privacy.kept', keptFor(content.retention))],
    buttons: accept ? [[act('privacy-ok', accept)]] : [[act('erase', { do: 'erase-ask' })], backRow()],
  };
}

/** The periods that the notice tells, as numbers. */
function keptFor(table: readonly Retention[]): Record<string, number> {
  const periods = periodsOf(table);
  const length = (period: Period): number => ('months' in period ? period.months : 'days' in period ? period.days : period.hours);
  const told = { unused: 'persons', visits: 'appointments', sheets: 'sheets', dates: 'documents', copies: 'backups' } as const;
  return Object.fromEntries(Object.entries(told).map(([name, id]) => [name, length(periods[id])]));
}

/** Asks before erasing; `booked`: how many appointments go with it. */
export function eraseScreen(booked: number): Screen {
  const warning = booked > 0 ? [text('common:erase.bookings', { count: booked })] : [];
  return {
    text: [text('common:erase.title'), text('common:erase.body'), ...warning],
    buttons: [[act('erase-yes', { do: 'erase-yes' })], backRow()],
  };
}

export function erasedScreen(): Screen {
  return { text: [text('common:erase.done')], buttons: [[home]] };
}

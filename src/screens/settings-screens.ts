import type { Action } from '../base/action.ts';
import { type Button, type Screen, text } from '../base/screen.ts';
import { type Period, periodsOf, type Retention } from '../desk/retention.ts';
import { act, backRow, button, home, rows } from './buttons.ts';
import { emergencyNumber } from './menu-screens.ts';
import type { Setting } from './setting.ts';

/** A button a language, each in its own name. */
function languageButtons({ content }: Setting): Button[] {
  return content.languages.map((each) =>
    button(text('common:language.name', { name: each.name, lang: each.id }), { do: 'language', lang: each.id }),
  );
}

/** The very first screen: which language, asked in each, and whom to call in danger. Nothing is stored yet: the buttons carry the link that led here. */
export function firstScreen({ content }: Setting, payload: string): Screen {
  const { languages } = content;
  const number = emergencyNumber({ content });
  return {
    text: [
      languages.map((each) => ({ ...text('common:start.language'), in: each.id })),
      languages.map((each) => ({ ...text('common:start.danger', { number }), in: each.id })),
    ],
    buttons: [
      ...rows(
        languages.map((each) =>
          button(text('common:language.name', { name: each.name, lang: each.id }), { do: 'meet-language', lang: each.id, payload }),
        ),
        2,
      ),
      [button(text('common:start.sos', { number }), { do: 'safety' })],
    ],
  };
}

/** A screen for who is in danger and has a phone whose language the bot does not speak: said in each that it does, which lead to the numbers. */
export function notSpokenScreen({ content, person }: Setting, screen: Screen): Screen {
  const number = emergencyNumber({ content });
  const others = content.languages.filter(({ id }) => id !== person.lang);
  const lines = [person.lang, ...others.map(({ id }) => id)].map((lang) => ({ ...text('common:start.not-spoken', { number }), in: lang }));
  const [hide = [], ...rest] = screen.buttons;
  const speak = others.map(({ id, name }) => button(text('common:language.name', { name, lang: id }), { do: 'safety-in', lang: id }));
  return { ...screen, text: [lines, ...screen.text], buttons: [hide, ...rows(speak, 2), ...rest] };
}

/** Another language. */
export function languageScreen(setting: Setting): Screen {
  return { text: [text('common:language.title')], buttons: [...rows(languageButtons(setting), 2), backRow()] };
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

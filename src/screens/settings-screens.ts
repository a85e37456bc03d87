import { type Button, type Screen, text } from '../base/screen.ts';
import { act, backRow, button, home, rows } from './buttons.ts';
import type { Setting } from './setting.ts';

/** A button a language, each in its own name. */
function languageButtons({ content }: Setting): Button[] {
  return content.languages.map((each) =>
    button(text('common:language.name', { name: each.name, lang: each.id }), { do: 'language', lang: each.id }),
  );
}

/** The very first screen: which language, asked in each. */
export function firstScreen(setting: Setting): Screen {
  return {
    text: [setting.content.languages.map((each) => ({ ...text('common:start.language'), in: each.id }))],
    buttons: rows(languageButtons(setting), 2),
  };
}

/** Another language. */
export function languageScreen(setting: Setting): Screen {
  return { text: [text('common:language.title')], buttons: [...rows(languageButtons(setting), 2), backRow()] };
}

/** The privacy notice before anything is kept: what is kept, why, how long, who sees it, how to erase it. */
export function noticeScreen(): Screen {
  return {
    text: [text('common:privacy.title'), text('common:privacy.short')],
    buttons: [[act('privacy-ok', { do: 'privacy-ok' })], [act('privacy-more', { do: 'privacy' })]],
  };
}

/** The whole notice; who read it before may erase everything. */
export function privacyScreen({ person }: Setting): Screen {
  return {
    text: [text('common:privacy.title'), text('common:privacy.long')],
    buttons: person.privacy_on ? [[act('erase', { do: 'erase-ask' })], backRow()] : [[act('privacy-ok', { do: 'privacy-ok' })]],
  };
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

import { type Screen, text } from '../base/screen.ts';
import { backRow, because, languageRows } from './buttons.ts';
import { menuScreen } from './menu-screens.ts';
import type { Setting } from './setting.ts';

/** In which language the message of that number is to be said a second time. */
export function alsoScreen({ content, person }: Setting, message: number): Screen {
  const others = content.languages.filter(({ id }) => id !== person.lang);
  return {
    text: [text('also:which')],
    buttons: [...languageRows(others, (lang) => ({ do: 'also-in', lang, message: message.toString(36) })), backRow()],
  };
}

/** A message that is too old to be said again, with the way on. */
export const goneScreen = (setting: Setting): Screen => because(text('also:gone'), menuScreen(setting));

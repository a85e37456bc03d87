import type { Action } from '../base/action.ts';
import type { Button, Screen, Text } from '../base/screen.ts';
import { text } from '../base/screen.ts';

/** A button with a text of its own. */
export function button(label: Text, act: Action): Button {
  return { label, act };
}

/** A button whose words stand under `common:button.`. */
export function act(name: string, action: Action): Button {
  return { label: text(`common:button.${name}`), act: action };
}

export const home: Button = act('home', { do: 'home' });

/** The last row of every screen: back to where one came from, and home. */
export function backRow(back?: Action): readonly Button[] {
  return back ? [act('back', back), home] : [home];
}

/** Buttons in rows of so many. */
export function rows(buttons: readonly Button[], perRow: number): Button[][] {
  const all: Button[][] = [];
  for (let i = 0; i < buttons.length; i += perRow) all.push(buttons.slice(i, i + perRow));
  return all;
}

/** So many languages stand two a row. */
const fewLanguages = 4;

/** A button a language, each in its own name. */
export function languageRows(
  languages: readonly { readonly id: string; readonly name: string }[],
  does: (lang: string) => Action,
): Button[][] {
  const buttons = languages.map(({ id, name }) => button(text('common:language.name', { name, lang: id }), does(id)));
  return rows(buttons, languages.length > fewLanguages ? 3 : 2);
}

/** The screen with a line above its text: why it is shown again. */
export function because(reason: Text, screen: Screen): Screen {
  return { ...screen, text: [reason, ...screen.text] };
}

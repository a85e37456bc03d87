import { type Button, type Screen, type Text, text } from '../base/screen.ts';
import { reference } from '../content/reference.ts';
import type { Texts } from '../content/texts.ts';
import { languageRows } from './buttons.ts';

/** To whom a screen is said. */
export interface Reader {
  readonly chat: number;
  readonly lang: string;
}

const lines = { machine: text('also:machine'), withdrawn: text('also:changed') } as const;

/** What words tell of themselves, in the language that they are said in: that a machine made them, or that some are in Italian for now. Null: people wrote or checked all of them. */
export function ownState(said: Iterable<Text>, lang: string, texts: Texts): Text | null {
  if (lang === reference) return null;
  const worst = texts.states.worst(lang, said);
  return worst && lines[worst];
}

/** All texts of a screen. */
export function* saidBy({ text: blocks, buttons, askLocation, askGroup }: Screen): Generator<Text> {
  for (const block of blocks) {
    if ('key' in block) yield block;
    else yield* block;
  }
  for (const row of buttons) for (const each of row) yield each.label;
  for (const asked of [askLocation, askGroup]) if (asked) yield* [asked.button, asked.home];
}

/** The notice, before it is accepted: nothing is stored, so nothing can be sent later. */
const unknown: ReadonlySet<string> = new Set(['meet-ok']);
const listen: Button = { label: text('common:language.name', { name: '🔊' }), act: { do: 'aloud' } };

/** In danger nothing is said aloud: others hear it. */
const canBeHeard = (screen: Screen, lang: string, { aloud }: Texts): boolean =>
  !screen.quiet && aloud.has(lang) && !screen.buttons.some((row) => row.some((each) => 'act' in each && unknown.has(each.act.do)));

/** Buttons by which a language is chosen: who sees them needs no others. */
const choices: ReadonlySet<string> = new Set(['meet-language', 'language', 'safety-in', 'also-in']);
const chooses = (button: Button) => 'act' in button && choices.has(button.act.do);

const saidIn = (label: Text, lang: string): Button => ({ label, act: { do: 'also-in', lang, message: '' } });

/**
 * The last rows of a screen in a private chat: the same in Italian, and in another language for who stands beside. None where the screen itself
 * offers languages, was asked for in one, tells of a person to an operator, or has a keyboard of another kind.
 */
export function alsoRows(screen: Screen, { chat, lang }: Reader, texts: Texts): readonly (readonly Button[])[] {
  const { offered } = texts;
  if (!canBeSaidAgain(screen, chat, offered.length)) return [];
  const others = offered.filter(({ id }) => id !== lang);
  if (screen.choosing) return languageRows(others, (id) => ({ do: 'also-in', lang: id, message: '' }));
  const italian = others.find(({ id }) => id === reference);
  const rest = others.filter((each) => each !== italian);
  const [one] = rest;
  const heard = canBeHeard(screen, lang, texts) ? [listen] : [];
  const row = [
    ...(italian ? [saidIn(text('also:italian', { name: italian.name }), italian.id)] : []),
    ...(one && rest.length === 1 ? [saidIn(text('also:one', { name: one.name }), one.id)] : []),
    ...(rest.length > 1 ? [{ label: text('also:other'), act: { do: 'also' } } as const] : []),
  ];
  // Three beside each other have no room for their words.
  return row.length > 1 && heard.length > 0 ? [[...heard, ...row.slice(0, 1)], row.slice(1)] : [[...heard, ...row]];
}

/** Whether a screen has such a row; `languages`: how many people can choose. */
export function canBeSaidAgain(screen: Screen, chat: number, languages: number): boolean {
  if (chat <= 0 || languages < 2 || screen.protect || screen.askLocation || screen.askGroup || screen.reply) return false;
  // In danger the message itself changes its language, and can change back.
  if (screen.in !== undefined && !screen.quiet) return false;
  return !screen.buttons.some((row) => row.some(chooses));
}

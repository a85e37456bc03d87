import type { Screen } from '../base/screen.ts';
import type { Texts } from '../content/texts.ts';
import { ownState } from './own-language.ts';

/** More would be longer than anybody listens: about four minutes. */
const most = 3000;
const unsaid = /\p{Extended_Pictographic}|[\uFE0F\u2066-\u2069•▶☐☑]/gu;

/** The words of a screen as they are said aloud: a line a sentence, without pictures; last, what they tell of themselves. */
export function spokenWords(screen: Screen, lang: string, texts: Texts): string {
  const blocks = screen.text.flatMap((block) => ('key' in block ? [block] : block));
  const state = ownState(blocks, lang, texts);
  const lines = [...blocks, ...(state ? [state] : [])].flatMap((each) => texts.plain(lang, each).split('\n'));
  const sentences = lines.map((line) => line.replace(unsaid, '').trim()).filter((line) => /[\p{L}\p{N}]/u.test(line));
  return sentences
    .map((line) => (/[.!?。؟।۔:]$/u.test(line) ? line : `${line}.`))
    .join('\n')
    .slice(0, most);
}

import type { Paragraph } from '../base/screen.ts';
import { caveatTexts, type Saying } from '../content/caveat-texts.ts';
import { type Setting, worldOf } from './setting.ts';

/** What must be said under a screen about its numbers, as one paragraph; none where there is nothing to say. */
export function caveatLines({ content, today }: Setting, said: Saying): readonly Paragraph[] {
  const lines = caveatTexts(content.texts, worldOf(content, today), said);
  return lines.length > 0 ? [lines] : [];
}

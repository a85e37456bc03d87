/** Letters as people see them: an emoji of several signs, a letter with its marks. */
const letters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The beginning of a text, at most so many UTF-16 units long (how Telegram counts), never ending inside a letter or an emoji. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = 0;
  // A letter can be longer than any limit (marks upon marks): then the text is cut between whole signs.
  for (const { index, segment } of letters.segment(text.slice(0, most + longestLetter))) {
    if (index + segment.length > most) break;
    end = index + segment.length;
  }
  return end > 0 ? text.slice(0, end) : text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
}

/** Looked at beyond the limit, to see where the letter at its edge ends. */
const longestLetter = 64;

/** Text that every database and the Bot API take: no zero byte, no half of a pair (a client can send both). */
export function storable(text: string): string {
  return text.replace(/\0/g, '').replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}

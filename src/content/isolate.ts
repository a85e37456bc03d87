/** Around words that keep their own order in a right-to-left text (Unicode UAX 9): `+39 0564 …` would be turned about. */
const first = '\u2068';
const leftToRight = '\u2066';
const end = '\u2069';

/** A value of whatever direction. */
export const isolated = (value: string): string => `${first}${value}${end}`;

/** Words that are read from left to right: Italian ones. */
export const isolatedItalian = (words: string): string => `${leftToRight}${words}${end}`;

/** Latin words and numbers with what stands between them: `permesso di soggiorno`, `+39 0564 48`, `D.Lgs. 286/1998`, `a &amp; b`. */
const latin = /[+#/@]?[\p{Script=Latin}\p{Nd}](?:(?:[\s.,:;/@'’&+#_–-]|&amp;)*[\p{Script=Latin}\p{Nd}])*/gu;
/** Tags, entities and parameters are no words. */
const noWords = /(<[^>]*>|\{\{.*?\}\}|&(?:lt|gt|quot|#\w+);)/;

/** A right-to-left text with its Latin words and numbers isolated. */
export function isolatedWords(words: string): string {
  return words
    .split(noWords)
    .map((part, i) => (i % 2 ? part : part.replace(latin, isolatedItalian)))
    .join('');
}

/** The longest name a document carries, with room to spare. */
const longest = 80;

/** Space and signs that cannot be seen, but for the two joiners that Persian, Sinhala and Bengali spelling needs. */
const gaps = /(?:[\s\p{Cc}]|(?![\u200c\u200d])\p{Cf})+/gu;

/** A name as on the document, tidied, or why it cannot be one. */
export function readName(typed: string): { name: string } | { refused: 'too-long' | 'not-a-name' } {
  const name = typed.normalize('NFC').replace(gaps, ' ').trim();
  if (name.length > longest) return { refused: 'too-long' };
  const letters = name.match(/\p{L}/gu)?.length ?? 0;
  return letters >= 2 && !/[0-9@/\\{}[\]=_]/.test(name) ? { name } : { refused: 'not-a-name' };
}

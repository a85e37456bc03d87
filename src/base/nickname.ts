/** So many letters fit beside a date on a button. */
const longest = 20;

/** Space and signs that cannot be seen, but for the two joiners that Persian, Sinhala and Bengali spelling needs. */
const gaps = /(?:[\s\p{Cc}]|(?![\u200c\u200d])\p{Cf})+/gu;

/** A short name for a member of the family, tidied, or null: too long, or nothing that can be read. */
export function readNickname(typed: string): string | null {
  const name = typed.normalize('NFC').replace(gaps, ' ').trim();
  return [...name].length <= longest && /[\p{L}\p{N}]/u.test(name) ? name : null;
}

/** Letters and digits that cannot be taken for one another on paper or on the telephone. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

const digits = '23456789';

/** An appointment's code, `K79-3QM`, from 6 random bytes (it is a name, not a secret). The third sign is a digit, so that no word is taken for a code. */
export function codeFrom(bytes: Uint8Array): string {
  const signs = [...bytes.slice(0, 6)].map((byte, i) => (i === 2 ? digits[byte % digits.length] : alphabet[byte % alphabet.length]));
  return `${signs.slice(0, 3).join('')}-${signs.slice(3).join('')}`;
}

/** An id for rows and button data: 10 letters of a–z2–7. */
export function idFrom(bytes: Uint8Array): string {
  return [...bytes.slice(0, 10)].map((byte) => 'abcdefghijklmnopqrstuvwxyz234567'[byte % 32]).join('');
}

/** Letters of Cyrillic and Greek keyboards that look like ours, and those in the same order. */
const [foreign, own] = ['АВСЕНКМРТУХΑΒΕΗΚΜΝΡΤΥΧΖ', 'ABCEHKMPTYXABEHKMNPTYXZ'] as const;

/** A digit of any script as ours: its place in its own ten, which Unicode keeps together and in order. */
function digitOf(sign: string): string {
  const point = sign.codePointAt(0) ?? 0;
  for (let value = 0; value < 10; value += 1) if (!/\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) return String(value);
  return sign;
}

/** The code in what a person typed or a link carried (`k79 3qm`, `K793QM`, `К٧٩—٣QM`), or null when it cannot be one. */
export function readCode(typed: string): string | null {
  const bare = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '')
    .replace(/\p{Nd}/gu, (digit) => (/\d/.test(digit) ? digit : digitOf(digit)))
    .replace(/\p{L}/gu, (letter) => own[foreign.indexOf(letter)] ?? letter);
  if (bare.length !== 6 || ![...bare].every((letter) => alphabet.includes(letter)) || !digits.includes(bare[2] ?? '')) return null;
  return `${bare.slice(0, 3)}-${bare.slice(3)}`;
}

/** The first code that stands in what somebody wrote, however it is spelt and whatever stands around it; null: there is none. */
export function codeIn(said: string): string | null {
  const whole = readCode(said);
  if (whole) return whole;
  const found = said.matchAll(/(?<![\p{L}\p{Nd}])[\p{L}\p{Nd}]{3}[^\p{L}\p{Nd}]{0,3}[\p{L}\p{Nd}]{3}(?![\p{L}\p{Nd}])/gu);
  for (const [each] of found) {
    const code = readCode(each.replace(/[^\p{L}\p{Nd}]/gu, ''));
    if (code) return code;
  }
  return null;
}

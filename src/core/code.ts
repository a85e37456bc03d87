/** Letters and digits that cannot be taken for one another on paper or on the telephone. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** An appointment's code, `K7F-3QM`, from 6 random bytes (values over the alphabet's length wrap; it is a name, not a secret). */
export function codeFrom(bytes: Uint8Array): string {
  const letters = [...bytes.slice(0, 6)].map((byte) => alphabet[byte % alphabet.length]);
  return `${letters.slice(0, 3).join('')}-${letters.slice(3).join('')}`;
}

/** An id for rows and button data: 10 letters of a–z2–7. */
export function idFrom(bytes: Uint8Array): string {
  return [...bytes.slice(0, 10)].map((byte) => 'abcdefghijklmnopqrstuvwxyz234567'[byte % 32]).join('');
}

/** The code in what a person typed or a link carried (`k7f 3qm`, `K7F3QM`), or null when it cannot be one. */
export function readCode(typed: string): string | null {
  const bare = typed
    .trim()
    .toUpperCase()
    .replace(/[\s–-]/g, '');
  if (bare.length !== 6 || ![...bare].every((letter) => alphabet.includes(letter)) || !/\d/.test(bare)) return null;
  return `${bare.slice(0, 3)}-${bare.slice(3)}`;
}

/** So many initials tell two people of one hour apart, and nobody who they are. */
const most = 3;

/** The first letters of a name, `A. P.`; empty for a name without letters. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s'’-]+/u).flatMap((word) => /\p{L}\p{M}*/u.exec(word)?.[0] ?? []);
  return words
    .slice(0, most)
    .map((letter) => `${letter.toLocaleUpperCase('it')}.`)
    .join(' ');
}

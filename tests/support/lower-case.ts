/** Short words whose stop does not end a sentence: `art. 5 c. 2`. */
const shortened =
  /(?:^|[\s(])(?:art|artt|c|co|lett|n|nn|par|reg|es|ecc|D\.Lgs|L|DL|DPR|DM|dott|sig|tel|etc|e\.g|i\.e|para|arts|incl|p|sez|cass|disp|att)\.$/iu;

/** Sentences of a message that begin with a small letter; lists, numbers and markup before them do not count, nor addresses. */
export function lowerCaseStarts(html: string): readonly string[] {
  return html
    .replace(/<[^>]*>/g, '')
    .split('\n')
    .flatMap((line) => sentencesOf(line.replace(/^[^\p{L}\p{N}]*(?:\d+\. )?[^\p{L}\p{N}]*/u, '')))
    .filter((sentence) => /^[^\p{L}\p{N}]*\p{Ll}(?!\S*@)/u.test(sentence));
}

function sentencesOf(line: string): readonly string[] {
  const found: string[] = [];
  for (const piece of line.split(/(?<=[.!?]) /u)) {
    const before = found.at(-1);
    if (before !== undefined && shortened.test(before)) found[found.length - 1] = `${before} ${piece}`;
    else found.push(piece);
  }
  return found;
}

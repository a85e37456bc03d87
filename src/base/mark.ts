/** 31 bits that follow from some words. */
export function hashOf(words: string): number {
  let hash = 7;
  for (const sign of words) hash = (Math.imul(hash, 31) + (sign.codePointAt(0) ?? 0)) & 0x7fffffff;
  return hash;
}

/** A short mark of what was shown, so that a button can tell whether it still is so. */
export const markOf = (shown: unknown): string => hashOf(JSON.stringify(shown)).toString(36);

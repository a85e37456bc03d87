import { createHash } from 'node:crypto';

/** A name-based UUID (RFC 9562, version 5): the same words always give the same one. */
export function uuidOf(words: string): string {
  const bytes = createHash('sha1').update(`sportello ${words}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

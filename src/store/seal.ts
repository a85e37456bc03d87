import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';

/** Closes personal text before it is stored and opens it again. */
export interface Seal {
  close(text: string): string;
  /** Throws `WrongKey` for a sealed value that this key does not open. */
  open(stored: string): string;
}

/** DATA_KEY is too short, or is not the one that the data was sealed with. */
export class WrongKey extends Error {
  override readonly name = 'WrongKey';
}

const ivBytes = 12;
const tagBytes = 16;
const algorithm = 'aes-256-gcm';

function sealed(key: Buffer, text: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `s1:${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
}

function opened(key: Buffer, stored: string): string {
  const bytes = Buffer.from(stored.slice(3), 'base64url');
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
  decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  return decipher.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
}

/**
 * A seal with the key derived from `dataKey` (16 characters or more; else throws `WrongKey`), or one that stores in the clear for null.
 * Stored form: `s1:` + base64url of iv, tag and AES-256-GCM cipher text; `p1:` + the text when there is no key. A seal with
 * a key reads `p1:` values too, so a key may be added later.
 */
export function createSeal(dataKey: string | null): Seal {
  if (dataKey !== null && dataKey.length < 16) throw new WrongKey('it must have at least 16 characters');
  // The salt is fixed: the same DATA_KEY must open the database on another machine.
  const key = dataKey === null ? null : scryptSync(dataKey, 'sportello s1', 32);
  return {
    close: (text) => (key ? sealed(key, text) : `p1:${text}`),
    open(stored) {
      if (stored.startsWith('p1:')) return stored.slice(3);
      if (!stored.startsWith('s1:')) throw new Error('a stored value is neither sealed (s1:) nor plain (p1:)');
      if (!key) throw new WrongKey('a stored value is sealed and DATA_KEY is not set');
      try {
        return opened(key, stored);
      } catch {
        throw new WrongKey('a stored value does not open with this DATA_KEY');
      }
    },
  };
}

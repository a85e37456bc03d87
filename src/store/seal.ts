import { createCipheriv, createDecipheriv, createHmac, randomBytes, scryptSync } from 'node:crypto';

/** The one place a sealed text belongs to: table, column and id of its row (`person.session 5550001`). */
export type Place = string;

export function placeOf(table: string, column: string, id: string | number): Place {
  return `${table}.${column} ${id}`;
}

/** Closes personal text before it is stored and opens it again. */
export interface Seal {
  close(text: string, place: Place): string;
  /** Throws `WrongKey` for what this key did not close for this place: another row's text, and plain text where a key is set. */
  open(stored: string, place: Place): string;
  /**
   * A name that tells nothing (`h2:` + 22 signs), the same for the same text for the life of a database; the text itself without a key.
   * For keys that are looked up, never shown.
   */
  hidden(text: string): string;
}

/** DATA_KEY is too short, or is not the one that the data was sealed with. */
export class WrongKey extends Error {
  override readonly name = 'WrongKey';
}

/** DATA_KEY, and DATA_KEY_OLD while what was sealed with it is sealed anew; null: none. */
export interface Keys {
  readonly key: string | null;
  readonly old: string | null;
}

export interface Keyring {
  /** The seal, with the secret that `hidden` needs (kept sealed in the database, so that it outlives a change of the key). */
  seal(hiding: string): Seal;
  /**
   * The text as it should be stored now, from any older form: sealed with the old key, or in the first format, which was bound to no place;
   * `plain`: also from the clear. Null when it stands as it should. Throws `WrongKey` when no key opens it.
   */
  renewed(stored: string, place: Place, plain: boolean): string | null;
}

const ivBytes = 12;
const tagBytes = 16;
const algorithm = 'aes-256-gcm';

function sealed(key: Buffer, text: string, place: Place): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `s2:${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
}

/** The text, or null when it was closed with another key, for another place, or is damaged. `place` null: the first format. */
function opened(key: Buffer, stored: string, place: Place | null): string | null {
  const bytes = Buffer.from(stored.slice(3), 'base64url');
  try {
    const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
    if (place !== null) decipher.setAAD(Buffer.from(place));
    decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    return decipher.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}

function derived(dataKey: string): Buffer {
  if (dataKey.length < 16) throw new WrongKey('it must have at least 16 characters');
  // The salt is fixed: the same DATA_KEY must open the database on another machine.
  return scryptSync(dataKey, 'sportello s1', 32);
}

/** How a hidden name begins; no key of ours does. */
export const hiddenMark = 'h2:';

const plainForm = 'p1:';

/**
 * What closes and opens with these keys (16 characters or more each; else throws `WrongKey`). Stored form: `s2:` + base64url of iv, tag and
 * AES-256-GCM cipher text, the place being authenticated with it; `p1:` + the text where there is no key.
 */
export function createKeyring(keys: Keys): Keyring {
  const key = keys.key === null ? null : derived(keys.key);
  const all = key === null ? [] : [key, ...(keys.old === null ? [] : [derived(keys.old)])];
  const close = (text: string, place: Place) => (key ? sealed(key, text, place) : plainForm + text);

  function open(stored: string, place: Place): string {
    if (!/^(p1|s1|s2):/.test(stored)) throw new WrongKey('a stored value is neither sealed (s2:) nor plain (p1:)');
    if (stored.startsWith(plainForm)) {
      if (key) throw new WrongKey('a stored value is not sealed');
      return stored.slice(plainForm.length);
    }
    if (!key) throw new WrongKey('a stored value is sealed and DATA_KEY is not set');
    const text = stored.startsWith('s2:') ? opened(key, stored, place) : null;
    if (text === null) throw new WrongKey('a stored value does not open with this DATA_KEY');
    return text;
  }

  function renewed(stored: string, place: Place, plain: boolean): string | null {
    if (stored.startsWith(plainForm) && (plain || !key)) return key ? close(stored.slice(plainForm.length), place) : null;
    if (key && stored.startsWith('s2:') && opened(key, stored, place) !== null) return null;
    for (const each of /^s[12]:/.test(stored) ? all : []) {
      const text = opened(each, stored, stored.startsWith('s2:') ? place : null);
      if (text !== null) return close(text, place);
    }
    open(stored, place); // throws, with the reason
    return null;
  }

  const hide = (secret: string, text: string) =>
    `${hiddenMark}${createHmac('sha256', secret).update(text).digest('base64url').slice(0, 22)}`;
  return { seal: (hiding) => ({ close, open, hidden: (text) => (key ? hide(hiding, text) : text) }), renewed };
}

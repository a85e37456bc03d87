import { describe, expect, it } from 'vitest';
import { codeFrom, codeIn, idFrom, readCode } from '../../src/base/code.ts';

/** Every byte in every place, one at a time, on two backgrounds: digits (0) and letters (255). */
const samples = [0, 100, 255].flatMap((background) =>
  [0, 1, 2, 3, 4, 5].flatMap((place) =>
    Array.from({ length: 256 }, (_, byte) => Uint8Array.from([0, 1, 2, 3, 4, 5], (_, i) => (i === place ? byte : background))),
  ),
);

describe('an appointment’s code', () => {
  it('is three and three of what nobody confuses', () => {
    for (const bytes of samples) expect(codeFrom(bytes)).toMatch(/^[2-9A-HJKMNP-TV-Z]{3}-[2-9A-HJKMNP-TV-Z]{3}$/);
  });

  it('takes six bytes and no more', () => {
    const bytes = Uint8Array.of(1, 50, 99, 140, 200, 250);
    expect(codeFrom(Uint8Array.of(...bytes, 7, 7))).toBe(codeFrom(bytes));
  });

  it('uses the whole alphabet', () => {
    const letters = new Set(samples.flatMap((bytes) => [...codeFrom(bytes).replace('-', '')]));
    expect([...letters].sort().join('')).toBe('23456789ABCDEFGHJKMNPQRSTVWXYZ');
  });

  it('is understood when it is typed, whatever the bytes were', () => {
    const lost = samples.map((bytes) => codeFrom(bytes)).filter((code) => readCode(code) !== code);
    expect(lost).toEqual([]);
  });
});

describe('a typed code', () => {
  it.each([
    'K79-3QM',
    'k79-3qm',
    'k79 3qm',
    'K793QM',
    '  k79–3qm ',
    'k 7 9 3 q m',
    'K79 - 3QM',
    'К٧٩—٣QМ',
    '\u200fk۷۹‑۳qm',
    'Ｋ７９－３ＱＭ',
    'k७९३qm',
  ])('«%s» is K79-3QM', (typed) => {
    expect(readCode(typed)).toBe('K79-3QM');
  });

  it.each([
    ['', 'nothing'],
    ['K79-3Q', 'too short'],
    ['K79-3QMM', 'too long'],
    ['K79-3QO', 'a letter that no code has'],
    ['K79-3Q0', 'a digit that no code has'],
    ['grazie', 'a word'],
    ['help me', 'two words'],
    ['<K793Q>', 'markup'],
  ])('«%s» is none: %s', (typed) => {
    expect(readCode(typed)).toBeNull();
  });
});

describe('an id', () => {
  it('is ten letters that a button and a key can carry', () => {
    expect(idFrom(Uint8Array.of(0, 25, 26, 31, 32, 255, 7, 8, 9, 10, 11, 12))).toBe('az27a7hijk');
    for (let byte = 0; byte < 256; byte++) expect(idFrom(new Uint8Array(10).fill(byte))).toMatch(/^([a-z2-7])\1{9}$/);
  });
});

describe('a code in what somebody wrote', () => {
  it.each([['k79 3qm'], ['la scheda K79-3QM, grazie'], ['(K793QM)'], ['codice:k79–3qm.'], ['#К79 ٣QM!'], ['K79 - 3QM']])(
    'is found in %s',
    (said) => expect(codeIn(said)).toBe('K79-3QM'),
  );

  it.each([['grazie mille'], [''], ['K79-3QMX'], ['XK79-3QM'], ['12/03/2026'], ['K79-3Q']])('is not in %s', (said) =>
    expect(codeIn(said)).toBeNull(),
  );
});

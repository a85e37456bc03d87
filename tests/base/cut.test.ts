import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, storable } from '../../src/base/cut.ts';

describe('a text cut short', () => {
  it.each([
    ['ciao', 10, 'ciao'],
    ['ciao', 2, 'ci'],
    ['a👨‍👩‍👧b', 4, 'a'],
    ['a👨‍👩‍👧b', 9, 'a👨‍👩‍👧'],
    ['🇮🇹🇫🇷', 4, '🇮🇹'],
    ['e\u0301e\u0301', 3, 'e\u0301'],
    ['🪪', 1, ''],
  ])('«%s» to %i', (text, most, left) => {
    expect(cut(text, most)).toBe(left);
  });

  it('is never longer than asked, always its beginning, and always whole signs', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, most) => {
        const short = cut(text, most);
        expect(short.length).toBeLessThanOrEqual(most);
        expect(text.startsWith(short)).toBe(true);
        expect(storable(short)).toBe(storable(text).slice(0, short.length));
      }),
    );
  });
});

describe('text that can be stored', () => {
  it.each([
    ['a\0b', 'ab'],
    ['\ud83d', '\ufffd'],
    ['\ude00x', '\ufffdx'],
    ['😀', '😀'],
  ])('%j becomes %j', (text, stored) => {
    expect(storable(text)).toBe(stored);
  });
});

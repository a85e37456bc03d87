import { expect, it } from 'vitest';
import { readNickname } from '../../src/base/nickname.ts';

it.each([
  ['  mamma \n ', 'mamma'],
  ['figlio 2', 'figlio 2'],
  ['أمي', 'أمي'],
  ['<b>', '<b>'],
  ['a'.repeat(20), 'a'.repeat(20)],
  ['a'.repeat(21), null],
  ['', null],
  ['\u200b\u202e', null],
  ['…', null],
])('%j as a nickname is %j', (typed, name) => expect(readNickname(typed)).toBe(name));

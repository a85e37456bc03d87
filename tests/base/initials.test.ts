import { expect, it } from 'vitest';
import { initialsOf } from '../../src/base/initials.ts';

it.each([
  ['Ana Prova', 'A. P.'],
  ['bea di prova', 'B. D. P.'],
  ['María del Carmen Pérez Ruiz', 'M. D. C.'],
  ['Jean-Luc D’Arc', 'J. L. D.'],
  ['محمد علي', 'م. ع.'],
  ['Ö\u0308z', 'Ö\u0308.'],
  ['123 !', ''],
  ['', ''],
])('%s is %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

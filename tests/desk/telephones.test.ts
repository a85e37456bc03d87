import { expect, it } from 'vitest';
import { readTelephones } from '../../src/desk/telephones.ts';

it.each([
  ['0564 28246', ['+39 0564 28246']],
  ['0566 59163 e 334 1234567', ['+39 0566 59163', '+39 334 123 4567']],
  ['+39 0564-28246; 0564/28246', null],
  ['+39 0564 28246, 0564 28246', ['+39 0564 28246']],
  ['800 123456', ['+39 800 123 456']],
  ['+355 4 222 2222', ['+355 4 222 2222']],
  ['0564 1', null],
  ['chiama Olga', null],
  ['0564 28246 int. 5', null],
  ['', null],
])('%s', (typed, phone) => {
  const read = readTelephones(typed);
  if (phone) expect(read).toEqual({ phone });
  else expect(read).toHaveProperty('unknown');
});

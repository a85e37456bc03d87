import { describe, expect, it } from 'vitest';
import { readName } from '../../src/base/person-name.ts';

describe('a name', () => {
  it.each([
    'Amina Diallo',
    'محمد عبد الله',
    'فاطمة الزهراء',
    'মোহাম্মদ রহমান',
    'শ্রাবন্তী',
    'Олександра Шевченко',
    'Дмитрий Ёлкин',
    "Giovanni D'Angelo",
    'Mbaye N’Diaye',
    'Anne-Marie Okonkwo-Weiß',
    'Đặng Thị Hồng',
    'Ştefăniţă Ţurcanu',
    '李小龙',
    'José M.ª Pérez',
    'Ousmane (Baba) Sow',
    'Xi',
  ])('%s stays as it is', (name) => {
    expect(readName(name)).toEqual({ name });
  });

  it('loses space around and between', () => {
    expect(readName('  Amina \n\t Diallo  ')).toEqual({ name: 'Amina Diallo' });
    expect(readName('Amina\u00a0Diallo')).toEqual({ name: 'Amina Diallo' });
    expect(readName('Amina\u0000Diallo')).toEqual({ name: 'Amina Diallo' });
  });

  it('loses signs that turn the direction of what stands around it', () => {
    expect(readName('\u202eAmina\u202c \u2067Diallo\u2069')).toEqual({ name: 'Amina Diallo' });
  });

  it('is composed: the same letters are the same name', () => {
    expect(readName('Jose\u0301')).toEqual(readName('Jos\u00e9'));
  });

  it.each([
    ['علی\u200cرضا', 'Persian: a joiner keeps the two halves of one word apart'],
    ['ශ්\u200dරියානි', 'Sinhala: Sri is written with a joiner'],
    ['র\u200d্যাচেল', 'Bengali: ra and ya-phala are written with a joiner'],
  ])('%s keeps the joiner its spelling needs (%s)', (name) => {
    expect(readName(name)).toEqual({ name });
  });

  it('of four thousand letters is refused, at once', () => {
    expect(readName('a'.repeat(4000))).toEqual({ refused: 'too-long' });
    expect(readName('م'.repeat(4000))).toEqual({ refused: 'too-long' });
    expect(readName(`A${' '.repeat(4000)}b`)).toEqual({ name: 'A b' });
  });

  it('has eighty letters at most', () => {
    expect(readName('a'.repeat(80))).toEqual({ name: 'a'.repeat(80) });
    expect(readName('a'.repeat(81))).toEqual({ refused: 'too-long' });
  });

  it.each([
    ['', 'nothing'],
    ['   ', 'spaces'],
    ['A', 'one letter'],
    ['🙂🙂🙂', 'faces'],
    ['----', 'strokes'],
    ['3331234567', 'a telephone number'],
    ['Amina 3331234567', 'a name and a telephone number'],
    ['@amina', 'an account'],
    ['amina@example.org', 'an address'],
    ['https://example.org', 'a link'],
    ['/start', 'a command'],
    ['<b>Amina</b>', 'markup'],
    ['{{code}}', 'a placeholder'],
    ['[Amina](link)', 'a link'],
    ['__Amina__', 'underscores'],
    ['\u200b\u200b\u200b', 'what cannot be seen'],
  ])('«%s» is none: %s', (typed) => {
    expect(readName(typed)).toEqual({ refused: 'not-a-name' });
  });
});

import { describe, expect, it } from 'vitest';
import { perhapsNames, tellsWho } from '../../src/desk/network.ts';

const what = (question: string, name = '') => tellsWho(question, name)?.what ?? null;

describe('what tells whose case a question is', () => {
  it.each([
    ['Telefono 333 12 34 567', 'digits'],
    ['+39-333-123-4567', 'digits'],
    ['passaporto YA1234567', 'digits'],
    ['nata 01011990', 'digits'],
    ['il numero ٣٣٣١٢٣٤٥٦٧', 'digits'],
    ['RSSMRA85T10A562S', 'code'],
    ['la pratica K79-3QM', 'code'],
    ['la pratica к79 3qm', 'code'],
    ['scrive come @ana', 'address'],
    ['vedi https://example.org/x', 'address'],
  ])('%s', (question, found) => {
    expect(what(question)).toBe(found);
  });

  it.each([
    'Per il DPR 394/1999 e il d.lgs. 286/1998, art. 5 comma 3-bis, può lavorare?',
    'Aspetta dal 3/11/2026, entrata il 01.02.2024: quanto?',
    'Tra il 2019 e il 2024 era fuori: conta?',
    'Guadagna 10.000,00 euro l’anno, o € 12.500: basta per 3 figli?',
    'La legge 91/1992 e la 74/2025?',
    'Ha 2 figli di 14 e 17 anni.',
  ])('%s: nothing', (question) => {
    expect(what(question)).toBeNull();
  });

  it('a word of the name, however it is written; short ones stand in every sentence', () => {
    expect(tellsWho('La signora DIÀLLO può?', 'Amina Diallo')).toEqual({ what: 'name', word: 'DIÀLLO' });
    expect(what('per amina?', 'Amina Diallo')).toBe('name');
    expect(what('المرأة فاطمة', 'فاطمة')).toBe('name');
    expect(what('la persona di cui parlo', 'Anna de la Cruz di')).toBeNull();
    expect(what('Diallos', 'Amina Diallo')).toBeNull();
    expect(what('chiunque', '')).toBeNull();
  });

  it('words with a capital inside a sentence may be names; offices and laws in capitals are none', () => {
    expect(perhapsNames('Il marito di Fatima vive a Grosseto. Aspetta INPS. Può, Mario?')).toEqual(['Fatima', 'Grosseto', 'Mario']);
    expect(perhapsNames('Può lavorare? Sì o no.')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { fleschKincaid, gulpease } from '../../src/authoring/readability.ts';

describe('readability', () => {
  it('is Gulpease for Italian: 89 + (300 × sentences − 10 × letters) / words', () => {
    // 15 words, 85 letters, 1 sentence
    const said = 'Domani devi portare alla Questura di Grosseto il vecchio permesso di soggiorno e quattro fotografie.';
    expect(gulpease(said)).toBeCloseTo(89 + (300 - 850) / 15, 5);
    expect(gulpease('')).toBe(100);
    const heavy = 'L’inottemperanza alle disposizioni procedimentali summenzionate determina l’inammissibilità dell’istanza amministrativa';
    expect(gulpease(heavy)).toBeLessThan(30);
  });

  it('is Flesch-Kincaid for English: 0.39 words a sentence + 11.8 syllables a word − 15.59', () => {
    expect(fleschKincaid('Go to the desk. Take the card.')).toBeCloseTo(0.39 * 3.5 + 11.8 - 15.59, 5);
    expect(fleschKincaid('The administrative inadmissibility determination necessitates comprehensive reconsideration.')).toBeGreaterThan(
      20,
    );
  });
});

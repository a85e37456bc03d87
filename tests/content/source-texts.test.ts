import { beforeAll, describe, expect, it } from 'vitest';
import type { Content } from '../../src/content/content.ts';
import { sourceDates, sourceTitle } from '../../src/content/source-texts.ts';
import { projectContent } from '../support/stage.ts';

let content: Content;
beforeAll(async () => {
  content = await projectContent();
});

describe('the dates of a source', () => {
  const said: readonly (readonly [dates: readonly string[], dated: 'text' | 'since' | 'checked' | null, it: string, en: string])[] = [
    [['2026-07-10'], 'checked', 'controllato il 10 luglio 2026', 'checked 10 July 2026'],
    [['2023-01-01'], 'since', 'in vigore dal 1 gennaio 2023', 'in force since 1 January 2023'],
    [['2025-12'], 'text', 'testo aggiornato: dicembre 2025', 'text as of December 2025'],
    [['2026-02-02', '2025'], null, '2 febbraio 2026, 2025', '2 February 2026, 2025'],
    [['2018/2024', '2024-08/..'], null, '2018 – 2024, agosto 2024 o dopo', '2018 – 2024, August 2024 or later'],
    [['../2018'], null, 'prima del 2018', 'before 2018'],
    [[], null, 'senza data', 'no date'],
  ];
  for (const [dates, dated, it_, en] of said) {
    it(`${dates.join(', ') || 'none'} is said in the reader's language`, () => {
      const words = sourceDates({ dates, ...(dated ? { dated } : {}) });
      expect([content.texts.plain('it', words), content.texts.plain('en', words)]).toEqual([it_, en]);
    });
  }
});

describe('the register of sources', () => {
  const english =
    /\b(?:the|of|and|with|from|undated|updated|page|list|Jan|Feb|Apr|May|Jun|Jul|Aug|Sept?|Oct|Dec|[A-Z][a-z]+(?:uary|ember)|October)\b/;

  it('says nothing in English to who reads Italian', () => {
    const italian = [...content.sources.values()].map((source) => `${source.it} (${content.texts.plain('it', sourceDates(source))})`);
    expect(italian.length).toBeGreaterThan(300);
    expect(italian.filter((words) => english.test(words))).toEqual([]);
  });

  it('has the title of the register for who reads English', () => {
    const source = content.sources.get('S100');
    if (!source) throw new Error('no such source');
    const words = { key: 'common:section.source', with: { title: sourceTitle(source), dates: sourceDates(source) } };
    expect(content.texts.plain('it', words)).toMatch(/^• Manuale per concorsi di polizia locale.* \(3 ottobre 2026\)$/);
    expect(content.texts.plain('en', words)).toMatch(/^• Exam textbook for local police.* \(3 October 2026\)$/);
  });

  it('names every law as Normattiva does, also those of one source', () => {
    expect(content.sources.get('S99')?.urn).toContain('urn:nir:stato:decreto.legislativo:2007-11-19;251');
    expect(content.sources.get('W26')?.urn).toEqual(['urn:nir:stato:decreto.legislativo:2008-01-28;25']);
    expect(content.sources.get('W27')?.urn).toEqual(['urn:nir:stato:decreto.legislativo:2015-08-18;142']);
  });
});

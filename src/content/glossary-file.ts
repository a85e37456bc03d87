import { z } from 'zod';
import type { Rendering, Term } from './glossary.ts';
import { id, words } from './shapes.ts';

const forms = z.array(words).min(1);
const term: z.ZodType<Term> = z.strictObject({
  id,
  it: forms,
  but: z.array(words).default([]),
  met: words,
  dossier: words,
});

export const termsPath = 'data/glossary/terms.yaml';
/** `data/glossary/terms.yaml`. */
export const termsFile = z.strictObject({ terms: z.array(term) });
/** `data/glossary/<language>.yaml`. */
export const renderingFile: z.ZodType<Rendering> = z.strictObject({
  language: words,
  forms: z.record(id, forms),
  free: z.array(words).default([]),
});

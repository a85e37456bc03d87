import { z } from 'zod';
import { isDay } from '../base/time.ts';

/** Shapes that many content files share. */

/** A name in content: it stands in keys, callback data and links. */
export const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'an id has small letters, digits and hyphens');
/** The key of a fact. */
export const factKey = z.string().regex(/^[a-z0-9][a-z0-9_]*$/, 'a fact has small letters, digits and underscores');
export const factAmount = z.templateLiteral(['fact.', factKey]);
export const sourceId = z.string().min(1);
export const day = z.string().refine(isDay, 'not a day: write it as 2026-12-31');
export const words = z.string().trim().min(1, 'empty');

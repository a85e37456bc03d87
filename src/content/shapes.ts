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

/** A file that holds one list under its own name. */
export const list = <Name extends string, T>(name: Name, each: z.ZodType<T>) =>
  z.strictObject({ [name]: z.array(each) } as Record<Name, z.ZodArray<z.ZodType<T>>>);

/** A field that is absent, since with `exactOptionalPropertyTypes` an undefined one is something else. */
export const present = <T>(value: T): T =>
  Object.fromEntries(Object.entries(value as object).filter(([, each]) => each !== undefined)) as T;

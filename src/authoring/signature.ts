import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Day } from '../base/time.ts';

/** A piece of a booklet that is read and signed as one: a question, an answer, a number. */
export interface Block {
  /** Unlike any other of its area, such as `permit-renewal/outcome/renew-late`. */
  readonly id: string;
  /** What a reader would call it. */
  readonly name: string;
  /** What was signed, without numbers: they are blocks of their own. */
  readonly content: string;
}

/** What somebody signed: when, in which role (never a name), and a hash of each block as it was. */
export interface Signature {
  readonly area: string;
  readonly signed_on: Day;
  readonly role: string;
  readonly blocks: Readonly<Record<string, string>>;
}

/** The form of `data/signatures/<area>.json`. */
export const signature: z.ZodType<Signature> = z.strictObject({
  area: z.string(),
  signed_on: z.iso.date(),
  role: z.string().min(1),
  blocks: z.record(z.string(), z.string().regex(/^[0-9a-f]{16}$/)),
}) as z.ZodType<Signature>;

const hashOf = (content: string): string => createHash('sha256').update(content).digest('hex').slice(0, 16);

/** The signature of these blocks as they are now. */
export function signed(area: string, signed_on: Day, role: string, blocks: readonly Block[]): Signature {
  return { area, signed_on, role, blocks: Object.fromEntries(blocks.map(({ id, content }) => [id, hashOf(content)])) };
}

export type Mark = 'new' | 'changed' | null;

/** How a block stands beside the last signature; without one nothing is marked. */
export function markOf({ id, content }: Block, last: Signature | null): Mark {
  if (!last) return null;
  const was = last.blocks[id];
  if (was === undefined) return 'new';
  return was === hashOf(content) ? null : 'changed';
}

/** Ids that were signed and are no longer there. */
export function goneSince(blocks: readonly Block[], last: Signature | null): readonly string[] {
  const now = new Set(blocks.map(({ id }) => id));
  return Object.keys(last?.blocks ?? {}).filter((id) => !now.has(id));
}

import { z } from 'zod';
import { type DocumentRule, dayMeanings, type Offset, type Rung } from '../desk/document.ts';
import { factAmount, id, sourceId, words } from './shapes.ts';

const days = z.union([z.int().min(0), factAmount], 'neither whole days nor fact.<key>');
const plus = z.int().exactOptional();
const offset: z.ZodType<Offset> = z.union(
  [z.strictObject({ before: days, plus }), z.strictObject({ after: days, plus })],
  'a day is { before: … } or { after: … }, with plus: … days if needed',
);

const rung: z.ZodType<Rung> = z
  .strictObject({
    rung: id,
    from: offset,
    until: offset.exactOptional(),
    matters: z.boolean().default(false),
    only: z.array(id).min(1).exactOptional(),
    not: z.array(id).min(1).exactOptional(),
    wordings: z.literal(2).exactOptional(),
    sources: z.array(sourceId).default([]),
  })
  .refine(({ only, not }) => !only || !not, { path: ['not'], message: 'a rung has only: or not:, never both' });

/** `data/documents/<kind>.yaml`: what is known of one kind of document. */
export const documentFile: z.ZodType<DocumentRule> = z
  .strictObject({
    kind: id,
    icon: words,
    order: z.int(),
    counts: z.enum(dayMeanings),
    types: z.array(id).default([]),
    told: z
      .strictObject({ by: id, as: z.record(id, id).default({}) })
      .nullable()
      .default(null),
    ends: offset.nullable().default(null),
    ladder: z.array(rung).min(1),
    flow: id.nullable().default(null),
    step: id.nullable().default(null),
    service: id,
    sent: id.nullable().default(null),
    renewed: id.nullable().default(null),
    computed: z.boolean().default(false),
  })
  .refine(({ flow, step }) => step === null || flow !== null, { path: ['step'], message: 'a step is of a flow' });

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { folder } from './folder.ts';

const Field = z.object({ name: z.string(), types: z.array(z.string()), required: z.boolean(), description: z.string() });
const Entry = z.object({ fields: z.array(Field).default([]), subtypes: z.array(z.string()).default([]) });
const Spec = z.object({ methods: z.record(z.string(), Entry), types: z.record(z.string(), Entry) });

export type Field = z.infer<typeof Field>;
export type Spec = z.infer<typeof Spec>;

let loaded: Spec | undefined;

/** The Bot API as `data/botapi/api.json` has it; read at the first call, then kept. */
export function botApi(): Spec {
  loaded ??= Spec.parse(JSON.parse(readFileSync(new URL('../../data/botapi/api.json', folder), 'utf8')));
  return loaded;
}

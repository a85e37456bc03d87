import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { folder } from './folder.ts';

/** `since`: the version of the Bot API it came with; none: it was always there. */
const Field = z.object({
  name: z.string(),
  types: z.array(z.string()),
  required: z.boolean(),
  description: z.string(),
  since: z.string().optional(),
});
const Entry = z.object({ fields: z.array(Field).default([]), subtypes: z.array(z.string()).default([]), since: z.string().optional() });
const Spec = z.object({ methods: z.record(z.string(), Entry), types: z.record(z.string(), Entry) });
const Since = z.record(z.string(), z.array(z.string()));

export type Field = z.infer<typeof Field>;
export type Spec = z.infer<typeof Spec>;

let loaded: Spec | undefined;

/** The Bot API as `data/botapi` has it (`api.json`, `since.json`); read at the first call, then kept. */
export function botApi(): Spec {
  loaded ??= read();
  return loaded;
}

function read(): Spec {
  const file = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../data/botapi/${name}`, folder), 'utf8'));
  const spec = Spec.parse(file('api.json'));
  for (const [version, names] of Object.entries(Since.parse(file('since.json')))) {
    for (const name of names) {
      const [owner = '', field] = name.split('.');
      const entry = spec.methods[owner] ?? spec.types[owner];
      const dated = field === undefined ? entry : entry?.fields.find((each) => each.name === field);
      if (!dated) throw new Error(`since.json names ${name}, which api.json has not`);
      dated.since = version;
    }
  }
  return spec;
}

import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';
import { type Entry, isPlural, italianOf, type Received, type Returned } from './entry.ts';
import { pluralFormsOf } from './plural-forms.ts';

/*
 * XLIFF 2.0 (OASIS), one file for each namespace: a unit is a text, a group holds the plural forms of one. Markup and parameters stand as they
 * are in the text.
 */

const namespace = 'urn:oasis:names:tc:xliff:document:2.0';
const states = { missing: 'initial', machine: 'translated', reviewed: 'reviewed', outdated: 'translated' } as const;
/** Of a group: it holds plural forms. */
const pluralType = 'sportello:plural';
const attributes = { ignoreAttributes: false, attributeNamePrefix: '@', textNodeName: '#' } as const;

/** The file of a namespace in a language. */
export function toXliff(lang: string, name: string, entries: readonly Entry[]): string {
  const { categories } = pluralFormsOf(lang);
  const unit = (entry: Entry, form: string) => unitOf(entry, form);
  const plain = entries.filter(({ words, italian }) => !isPlural(words ?? italian));
  const many = entries.filter(({ words, italian }) => isPlural(words ?? italian));
  const builder = new XMLBuilder({ ...attributes, format: true, indentBy: '  ', suppressEmptyNode: true });
  const body = builder.build({
    xliff: {
      '@xmlns': namespace,
      '@version': '2.0',
      '@srcLang': 'it',
      '@trgLang': lang,
      file: {
        '@id': name,
        '@original': `locales/it/${name}.json`,
        unit: plain.map((entry) => unit(entry, '')),
        group: many.map((entry) => ({
          '@id': pathOf(entry.key),
          '@name': entry.key,
          '@type': pluralType,
          unit: categories.map((form) => unit(entry, form)),
        })),
      },
    },
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${body}`;
}

function unitOf({ key, italian, words, state, notes }: Entry, form: string) {
  const own = words?.get(form);
  const suffix = form ? `_${form}` : '';
  return {
    '@id': `${pathOf(key)}${suffix}`,
    '@name': `${key}${suffix}`,
    notes: { note: notes.map((note) => ({ '#': note })) },
    segment: {
      '@state': states[state],
      '@subState': `sportello:${state}`,
      source: { '@xml:space': 'preserve', '#': italianOf(italian, form) },
      ...(own === undefined ? {} : { target: { '@xml:space': 'preserve', '#': own } }),
    },
  };
}

const pathOf = (key: string) => key.slice(key.indexOf(':') + 1);

const words = z.union([z.string(), z.looseObject({ '#': z.string().default('') })]);
const segment = z.looseObject({ '@state': z.string().optional(), source: words, target: words.optional() });
const unit = z.looseObject({ '@id': z.string(), segment: z.array(segment).length(1) });
const group = z.looseObject({ '@id': z.string(), '@type': z.string().optional(), unit: z.array(unit).default([]) });
const file = z.looseObject({ '@id': z.string(), unit: z.array(unit).default([]), group: z.array(group).default([]) });
const document = z.looseObject({
  xliff: z.looseObject({ '@version': z.string().startsWith('2.'), '@trgLang': z.string(), file: z.array(file).min(1) }),
});

/** Reads such a file; throws where it is none. */
export function fromXliff(written: string): Received {
  const valid = XMLValidator.validate(written);
  if (valid !== true) throw new Error(`no XML: ${valid.err.msg} (line ${valid.err.line})`);
  const parser = new XMLParser({
    ...attributes,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    htmlEntities: true,
    processEntities: { enabled: true, maxTotalExpansions: Number.POSITIVE_INFINITY, maxExpandedLength: Number.POSITIVE_INFINITY },
    isArray: (tag) => ['file', 'group', 'unit', 'segment'].includes(tag),
  });
  const { xliff } = document.parse(parser.parse(written));
  const faults: string[] = [];
  const texts = xliff.file.flatMap(({ '@id': name, unit: plain, group: groups }) => [
    ...plain.flatMap((each) => returned(`${name}:${each['@id']}`, [[each, '']], faults)),
    ...groups.flatMap((each) => {
      const forms = each.unit.map((one) => [one, one['@id'].slice(each['@id'].length + 1)] as const);
      return returned(`${name}:${each['@id']}`, forms, faults);
    }),
  ]);
  return { lang: xliff['@trgLang'], texts, faults };
}

function returned(key: string, forms: readonly (readonly [z.infer<typeof unit>, string])[], faults: string[]): Returned[] {
  const pieces = forms.flatMap(([{ segment: all }, form]) =>
    all.map(({ source, target, '@state': state }) => ({ form, source, target, state })),
  );
  if (pieces.some(({ source, target }) => hasElements(source) || hasElements(target))) {
    faults.push(`${key}: elements inside a text are not understood, only its words`);
    return [];
  }
  const words = new Map(pieces.map(({ form, target }) => [form, saidIn(target)]));
  const done = pieces.every(({ state }) => state === 'reviewed' || state === 'final');
  return [{ key, italian: pieces.map(({ source }) => saidIn(source)), words, done }];
}

type Said = z.infer<typeof words> | undefined;
const saidIn = (said: Said): string => (typeof said === 'object' ? said['#'] : (said ?? ''));
const hasElements = (said: Said): boolean =>
  typeof said === 'object' && Object.keys(said).some((name) => name !== '#' && !name.startsWith('@'));

import { createGlossary } from '../../content/glossary.ts';
import { plainOf } from '../../content/markup.ts';
import type { RawContent } from '../../content/read.ts';
import { reference } from '../../content/reference.ts';
import { isLabel, longestLabel } from '../../content/spoken-texts.ts';
import type { TextIndex } from '../../content/text-index.ts';
import { sections } from '../../flow/flow.ts';

/** What a translator must know of a text: where it is shown, how long it may be, what stays as it is, the English, the terms in it. */
export function notesOn(raw: RawContent, index: TextIndex, lang: string): (key: string) => readonly string[] {
  const glossary = createGlossary(raw.glossary.value);
  const rendering = raw.renderings.find(({ value }) => value.language === lang)?.value.forms ?? {};
  const guides = new Map(raw.flows.map(({ value }) => [value.id, oneLine(index, reference, `${value.id}:title`)]));
  return (key) => {
    const italian = [...(index.forms(reference, key)?.values() ?? [])].join('\n');
    const english = lang === 'en' ? '' : oneLine(index, 'en', key);
    const params = [...new Set(italian.match(/\{\{.*?\}\}/g))];
    const terms = glossary.found(plainOf(italian)).map((id) => `${id}${rendering[id] ? ` = ${rendering[id].join(' | ')}` : ''}`);
    return [
      `where: ${placeOf(key, guides)}`,
      ...(isLabel(key) ? [`on a button: at most ${longestLabel} characters, no markup`] : []),
      ...(params.length > 0 ? [`stay as they are: ${params.join(' ')}`] : []),
      ...(english ? [`English: ${english}`] : []),
      ...(terms.length > 0 ? [`glossary: ${terms.join('; ')}`] : []),
    ];
  };
}

const oneLine = (index: TextIndex, lang: string, key: string): string =>
  [...(index.forms(lang, key)?.values() ?? [])].join(' / ').replaceAll('\n', ' ');

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^step\.[^.]+\.ask$/, 'question'],
  [/^step\.[^.]+\.help$/, 'help under a question'],
  [/^step\.[^.]+\.short$/, 'name of an answer in the summary'],
  [/^step\.[^.]+\.option\./, 'answer to a question'],
  [/^outcome\./, 'short name of a result, for people and operators'],
  [/^say\./, 'first screen of a result'],
  [/^title$/, 'title of the guide'],
  [/^label$/, 'name of the guide'],
  [/^keywords$/, 'words by which people look for it, not shown'],
];

/** In words, from the name. */
function placeOf(key: string, guides: ReadonlyMap<string, string>): string {
  const [space = '', path = ''] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
  const kind = kinds.find(([pattern]) => pattern.test(path))?.[1];
  const section = sections.find((each) => path.startsWith(`${each}.`));
  const guide = guides.get(space);
  const as = kind ?? (section ? `section "${section}" of a result` : path);
  return guide === undefined ? `${space}, ${as}` : `guide "${guide}", ${as}`;
}

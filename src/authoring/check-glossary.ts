import type { Problem } from '../content/content.ts';
import { createGlossary, type Rendering, termNameKey, termPlainKey } from '../content/glossary.ts';
import { plainOf } from '../content/markup.ts';
import type { RawContent } from '../content/read.ts';
import { reference } from '../content/reference.ts';
import type { TextIndex } from '../content/text-index.ts';

/** What is wrong with the glossary itself: names that stand for nothing, a form of two terms, a term that a language leaves out. */
export function glossaryProblems(
  { glossary: { from, value: terms }, renderings, dossiers, languages }: RawContent,
  index: TextIndex,
): readonly Problem[] {
  const ids = new Set(terms.map(({ id }) => id));
  const forms = terms.flatMap(({ it }, i) => it.map((form, n) => ({ form, i, n })));
  const texts = new Set(terms.flatMap(({ id }) => [termNameKey(id), termPlainKey(id)]));
  return [
    ...terms.flatMap(({ id, dossier }, i) => [
      ...(terms.findIndex((each) => each.id === id) === i ? [] : [from.at(['terms', i, 'id'], `${id} stands twice`)]),
      ...(dossiers.value.includes(dossier.split(' ')[0] ?? '') ? [] : [from.at(['terms', i, 'dossier'], `unknown dossier ${dossier}`)]),
    ]),
    ...forms.flatMap(({ form, i, n }, at) =>
      forms.findIndex((each) => each.form === form) === at ? [] : [from.at(['terms', i, 'it', n], `"${form}" is a form of another term`)],
    ),
    ...index
      .keys(reference)
      .filter((key) => key.startsWith('glossary:') && !texts.has(key))
      .map((key) => index.at(reference, key, 'nothing uses this text')),
    ...renderings.flatMap(({ from: file, value: { language, forms: said, free } }) => [
      ...(file.file === `data/glossary/${language}.yaml` ? [] : [file.at(['language'], `the file is not called ${language}.yaml`)]),
      ...(languages.value.some(({ id }) => id === language)
        ? []
        : [file.at(['language'], `${language} is no language of data/languages.yaml`)]),
      ...Object.keys(said).flatMap((id) => (ids.has(id) ? [] : [file.at(['forms', id], `unknown term ${id}`)])),
      ...terms.flatMap(({ id }) => (id in said ? [] : [file.at(['forms'], `${id} is missing`)])),
      ...free.flatMap((key, i) => (index.forms(reference, key) ? [] : [file.at(['free', i], `no text is called ${key}`)])),
    ]),
  ];
}

/** The words by which people look for things are no translation; explanations say the terms in words of their own. */
const isOwn = (key: string) => key.startsWith('found:') || key.startsWith('glossary:') || key.endsWith(':keywords');

/** Where a translation departs from the glossary: the Italian text has the term, the translation neither an agreed form nor the Italian word. */
export function departures(raw: RawContent, index: TextIndex): readonly Problem[] {
  return raw.renderings.flatMap(({ from, value: rendering }) => {
    const found = departuresIn(raw, index, rendering);
    const needless = rendering.free.flatMap((key, i) =>
      found.some((each) => each.key === key) || !index.forms(reference, key)
        ? []
        : [from.at(['free', i], `${key} keeps to the glossary: take it out`)],
    );
    return [...needless, ...found.filter(({ key }) => !rendering.free.includes(key)).map(({ problem }) => problem)];
  });
}

function departuresIn({ glossary: { value: terms } }: RawContent, index: TextIndex, { language, forms }: Rendering) {
  const glossary = createGlossary(terms);
  const accepted = new Map(terms.map(({ id, it }) => [id, [...(forms[id] ?? []), ...it].map((form) => form.toLocaleLowerCase(language))]));
  return index.keys(language).flatMap((key) => {
    if (isOwn(key)) return [];
    const said = wordsIn(index, language, key).toLocaleLowerCase(language);
    const departs = glossary.found(wordsIn(index, reference, key)).filter((id) => !accepted.get(id)?.some((form) => said.includes(form)));
    return departs.map((id) => ({ key, problem: departure(language, key, `${id}: none of ${list(forms[id] ?? [])} in it`) }));
  });
}

/** All forms of a text without markup and parameters. */
const wordsIn = (index: TextIndex, lang: string, key: string): string =>
  plainOf([...(index.forms(lang, key)?.values() ?? [])].join('\n').replace(/\{\{.*?\}\}/g, ''));

const list = (forms: readonly string[]) => forms.map((form) => `"${form}"`).join(', ');

/** Without its line: finding it in a large file takes longer than all the rest. */
function departure(lang: string, key: string, problem: string): Problem {
  const [namespace = '', place = ''] = key.split(':');
  return { file: `locales/${lang}/${namespace}.json`, line: null, place, problem };
}

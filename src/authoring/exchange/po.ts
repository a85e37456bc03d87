import { type GetTextTranslation, po } from 'gettext-parser';
import type { Entry, Received, Returned } from './entry.ts';
import { isPlural, italianOf } from './entry.ts';
import { pluralFormsOf } from './plural-forms.ts';

/*
 * GNU gettext's PO, one file for each namespace: `msgctxt` is the key, `fuzzy` what nobody has checked, comments what a translator must know.
 */

/** The file of a namespace in a language. */
export function toPo(lang: string, entries: readonly Entry[]): string {
  const { categories, header } = pluralFormsOf(lang);
  const translations: Record<string, Record<string, GetTextTranslation>> = {};
  for (const { key, italian, words, state, notes } of entries) {
    const many = isPlural(words ?? italian);
    const msgid = italianOf(italian, 'one');
    translations[key] = {
      [msgid]: {
        msgctxt: key,
        msgid,
        ...(many ? { msgid_plural: italianOf(italian, 'other') } : {}),
        msgstr: (many ? categories : ['']).map((form) => words?.get(form) ?? ''),
        comments: {
          extracted: [`state: ${state}`, ...notes].join('\n'),
          ...(state === 'machine' || state === 'outdated' ? { flag: 'fuzzy' } : {}),
        },
      },
    };
  }
  const headers = {
    'Project-Id-Version': 'Sportello',
    Language: lang,
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=UTF-8',
    'Content-Transfer-Encoding': '8bit',
    'Plural-Forms': header,
  };
  return `${po.compile({ charset: 'utf-8', headers, translations }, { foldLength: 0 }).toString('utf8').trimEnd()}\n`;
}

/** Reads such a file; throws where it is none. */
export function fromPo(written: string): Received {
  const { headers, translations } = po.parse(written, { defaultCharset: 'utf-8', validation: true });
  const lang = headers['Language'] ?? '';
  const { categories } = pluralFormsOf(lang);
  const all = Object.values(translations).flatMap((each) => Object.values(each));
  const texts = all.flatMap((each): Returned[] => {
    const { msgctxt: key, msgid, msgid_plural: many, msgstr, comments } = each;
    if (!key) return [];
    const forms = many === undefined ? [''] : categories;
    const done = !comments?.flag?.split(/[,\n]/).some((flag) => flag.trim() === 'fuzzy');
    const words = new Map(forms.map((form, i) => [form, msgstr[i] ?? '']));
    return [{ key, italian: many === undefined ? [msgid] : [msgid, many], words, done }];
  });
  const nameless = all.filter(({ msgctxt, msgid }) => !msgctxt && msgid !== '').length;
  return { lang, texts, faults: nameless > 0 ? [`${nameless} texts have no msgctxt, which says which they are`] : [] };
}

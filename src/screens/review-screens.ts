import { markOf } from '../base/mark.ts';
import { type Button, type Paragraph, type Screen, type Text, text } from '../base/screen.ts';
import type { Language } from '../content/content.ts';
import { termNameKey } from '../content/glossary.ts';
import { reference } from '../content/reference.ts';
import type { Forms } from '../content/text-index.ts';
import { typedForms } from '../content/typed-forms.ts';
import { allSame, type Compared, questions, sitting, unanswered } from '../desk/correction.ts';
import { button } from './buttons.ts';
import { exampleOf, metAt, placeText } from './review-place.ts';
import type { Setting } from './setting.ts';

/*
 * For mediators: a translation as people see it, the Italian beside it, what is to be compared, and what they say of it.
 */

/** A text that somebody reads now. */
export interface Read {
  readonly lang: string;
  readonly key: string;
  /** From 1. */
  readonly nth: number;
  /** What was compared so far. */
  readonly said: string;
  readonly italian: Forms;
  /** As it stands now, corrected or not. */
  readonly own: Forms;
}

/** A key in so few signs that a button can carry it. */
export const keyMark = (key: string): string => `${markOf(key)}${key.length.toString(36)}`;
/** What was read, so that a button can tell whether it still is so. */
export const readMark = ({ italian, own }: Pick<Read, 'italian' | 'own'>): string => markOf([[...italian], [...own]]);

const own = (name: string, values?: Record<string, string>) => text(`operators:review.${name}`, values);

/** The languages that can be read. */
export function reviewListScreen(languages: readonly Pick<Language, 'id' | 'name'>[]): Screen {
  return {
    text: [own('title'), ...(languages.length === 0 ? [own('no-language')] : [own('which')])],
    buttons: languages.map(({ id, name }) => [button(text('operators:review.language', { name }), { do: 'review', lang: id })]),
  };
}

/** More than this would not be read on one screen. */
const longestScreen = 1800;

/** A text on its screen, the Italian beside it, its numbers and terms, and what was compared. */
export function reviewScreen(setting: Setting, read: Read): Screen {
  const { texts, glossary } = setting.content;
  const { lang, key, nth } = read;
  const example = exampleOf(setting, key);
  const place = metAt(setting, key);
  const said = { ...example, in: lang };
  const italian = { ...example, in: reference };
  const beside = place.around.length > 1 ? linesOf(setting, place.around, key, lang) : null;
  const plain = { own: texts.plain(lang, said), italian: texts.plain(reference, italian) };
  const terms = glossary.found(plain.italian);
  return {
    text: [
      [text('operators:review.head', { nth: String(nth), of: String(sitting), language: nameOf(setting, lang) }), placeText(place)],
      ...(beside && texts.plain(lang, beside).length <= longestScreen ? [[own('screen'), beside]] : []),
      [own('own'), said],
      [own('italian'), italian],
      numbersLine(plain),
      ...(terms.length > 0 ? [termsLine(terms, lang)] : []),
      own('compare'),
      ...(read.own.has('') ? [] : [own('many')]),
    ],
    buttons: [...questions.map((_, i) => compareRow(read, i)), ...verdictRows(read)],
  };
}

const nameOf = ({ content }: Setting, lang: string): string => content.languages.find(({ id }) => id === lang)?.name ?? lang;

/** The texts of a screen, one a line, the one that is read marked. */
function linesOf(setting: Setting, keys: readonly string[], key: string, lang: string): Text | null {
  const lines = keys.map((each) => {
    const line = { ...exampleOf(setting, each), in: lang };
    return each === key ? text('operators:review.here', { line }) : line;
  });
  return lines.reduceRight<Text | null>((rest, line) => (rest ? text('operators:review.lines', { line, rest }) : line), null);
}

/** Numbers as they are read: `60`, `16,50`, `31/12/2026`. */
const numbersIn = (plain: string): readonly string[] => plain.match(/\p{Nd}+(?:[.,:/]\p{Nd}+)*/gu) ?? [];

function numbersLine({ own: said, italian }: { readonly own: string; readonly italian: string }): Text {
  const [here, there] = [numbersIn(said), numbersIn(italian)];
  if (here.length + there.length === 0) return own('no-numbers');
  const same = [...here].sort().join() === [...there].sort().join();
  return own(same ? 'numbers-same' : 'numbers-differ', { here: here.join(' · ') || '–', there: there.join(' · ') || '–' });
}

const termsLine = (terms: readonly string[], lang: string): Paragraph =>
  terms.map((id) =>
    text('operators:review.term', { italian: { ...text(termNameKey(id)), in: reference }, own: { ...text(termNameKey(id)), in: lang } }),
  );

const answers = ['s', 'd', 'n'] as const satisfies readonly Compared[];

/** One question: the same, differs, not in the text. */
function compareRow({ lang, key, nth, said }: Read, question: number): Button[] {
  return answers.map((answer) => {
    const label = text(`operators:review.${questions[question]}-${answer}`);
    const chosen = said[question] === answer;
    const next = said.slice(0, question) + answer + said.slice(question + 1);
    return button(chosen ? text('operators:review.chosen', { label }) : label, {
      do: 'review-text',
      lang,
      text: keyMark(key),
      said: next,
      nth: String(nth),
    });
  });
}

function verdictRows(read: Read): Button[][] {
  const { lang, key, said } = read;
  const nth = String(read.nth);
  const [of, mark] = [keyMark(key), readMark(read)];
  return [
    ...(allSame(said) ? [[button(own('right'), { do: 'review-say', lang, text: of, said, mark, nth, verdict: 'right' })]] : []),
    [
      button(own('change'), { do: 'review-change', lang, text: of, nth }),
      button(own('reject'), { do: 'review-say', lang, text: of, said: unanswered, mark, nth, verdict: 'rejected' }),
    ],
    [button(own('skip'), { do: 'review-next', lang, text: of, nth }), button(own('stop'), { do: 'review', lang: '' })],
  ];
}

/** The words as they are in the file, to be typed anew. */
export function changeAskScreen(setting: Setting, { lang, key, nth, own: words, italian }: Read, why: readonly string[] = []): Screen {
  return {
    text: [
      ...why.map((each) => own('wrong', { why: each })),
      text('operators:review.type', { nth: String(nth), language: nameOf(setting, lang), key, braces: '{{…}}' }),
      text('operators:review.raw', { words: typedForms(italian) }),
      text('operators:review.raw', { words: typedForms(words) }),
    ],
    buttons: [],
    reply: true,
  };
}

/** What was typed, before it holds. */
export function draftScreen({ lang, key, nth, italian }: Read, draft: string): Screen {
  return {
    text: [
      own('draft'),
      text('operators:review.raw', { words: draft }),
      [own('italian'), text('operators:review.raw', { words: typedForms(italian) })],
    ],
    buttons: [
      [button(own('keep'), { do: 'review-keep', lang, mark: markOf(draft) })],
      [
        button(own('change'), { do: 'review-change', lang, text: keyMark(key), nth: String(nth) }),
        button(own('leave'), { do: 'review-text', lang, text: keyMark(key), said: unanswered, nth: String(nth) }),
      ],
    ],
  };
}

/** The sitting is over, or nothing is left. */
export const reviewOverScreen = (done: number, left: number): Screen => ({
  text: [text(left === 0 ? 'operators:review.none-left' : 'operators:review.over', { done: String(done), left: String(left) })],
  buttons: left === 0 ? [] : [[button(own('languages'), { do: 'review', lang: '' })]],
});

export const reviewToast = (what: 'right' | 'changed' | 'rejected' | 'moved-on'): Text => own(`told-${what}`);

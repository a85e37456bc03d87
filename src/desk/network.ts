import { codeIn } from '../base/code.ts';
import type { Instant } from '../base/time.ts';
import type { Acted } from './acted.ts';
import type { Change, Write } from './change.ts';
import type { Handoff, Operator } from './handoff.ts';
import type { Body } from './message.ts';
import type { Note } from './note.ts';
import { lineGoes } from './tidy.ts';

/** The group of experts, as a recipient of messages: the name that stands for it among the desks' groups. It is no desk. */
export const network = 'network';

/** The longest question, and the longest answer: several must fit onto a sheet. */
export const longestQuestion = 500;
export const longestAdvice = 700;

/** Stands where an operator's number would, at messages of which no answer goes to the person. */
export const ofNobody = 0;
/** The same where the answer of that operator alone is a question for the experts: below zero, so that no number is it. */
export const askedBy = (operator: number): number => -operator;

/** So many digits in a row are a telephone, a permit or a date of birth written as one. */
const manyDigits = /\p{Nd}{6}/u;
/** Numbers of nobody: days, laws (`394/1999`), years, sums of money. */
const numbers = [
  /\p{Nd}{1,2}[./-]\p{Nd}{1,2}[./-](?:\p{Nd}{4}|\p{Nd}{2})(?!\p{Nd})/gu,
  /(?<!\p{Nd})\p{Nd}{1,4}\/(?:19|20)\p{Nd}{2}(?!\p{Nd})/gu,
  /(?<![\p{Nd}/])(?:19|20)\p{Nd}{2}(?![\p{Nd}/])/gu,
  /(?:€|euro|eur)\s*\p{Nd}{1,3}(?:[. ]?\p{Nd}{3})*(?:,\p{Nd}{2})?|\p{Nd}{1,3}(?:[. ]?\p{Nd}{3})*(?:,\p{Nd}{2})?\s*(?:€|euro|eur)/giu,
];
/** What people write between the digits of a number. */
const between = /(?<=\p{Nd})[\s().\-\u2010-\u2015/]+(?=\p{Nd})/gu;
/** The Italian tax code. */
const taxCode = /\b[a-z]{6}\p{Nd}{2}[a-z]\p{Nd}{2}[a-z]\p{Nd}{3}[a-z]\b/iu;
const address = /@|:\/\/|\bt\.me\b/iu;

const folded = (said: string) => said.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const wordsOf = (said: string): readonly string[] => said.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
/** Shorter ones stand in many sentences: *de*, *la*. */
const shortestName = 3;

/** What tells whose case a question is, with the word itself; null: nothing that can be seen. `name`: of the person. */
export function tellsWho(
  question: string,
  name: string,
): { readonly what: 'digits' | 'code' | 'address' | 'name'; readonly word: string } | null {
  const plain = question.normalize('NFKC');
  if (taxCode.test(plain)) return { what: 'code', word: '' };
  const code = codeIn(plain);
  if (code) return { what: 'code', word: code };
  const others = numbers.reduce((said, each) => said.replace(each, ' – '), plain).replace(between, '');
  if (manyDigits.test(others)) return { what: 'digits', word: '' };
  if (address.test(plain)) return { what: 'address', word: '' };
  const own = new Set(
    wordsOf(folded(name))
      .filter(({ length }) => length >= shortestName)
      .map(folded),
  );
  const word = wordsOf(plain).find((each) => own.has(folded(each)));
  return word ? { what: 'name', word } : null;
}

/** Words with a capital that do not begin a sentence: they may be names. Those all in capitals are offices and laws. */
export function perhapsNames(question: string): readonly string[] {
  const inside = question.match(/(?<![.!?:;\n]\s*)(?<=[\p{L}\p{N},)»"’']\s+)\p{Lu}\p{Ll}[\p{L}\p{M}’']*/gu) ?? [];
  return [...new Set(inside)].slice(0, mostWords);
}
/** So many of them are shown. */
const mostWords = 5;

const message = (handoff: Handoff, key: string, to: string, body: Body, now: Instant): Write => ({
  write: 'message',
  // A program of the version before does not know these kinds: it does not look in that lane.
  message: { key: `handoff:${handoff.id}:${key}`, due: now, to: { desk: to }, body, lane: 'dates' },
});

/** The person is gone, or the time for which their data are kept. */
const isEmptied = ({ chat, sheet, status }: Handoff): boolean => chat === 0 && sheet.name === '' && status === 'closed';

/** An operator wants to ask: the answer box opens for them. */
export function beginQuestion(handoff: Handoff, by: Operator, now: Instant): Acted<'closed' | 'nobody'> {
  if (handoff.status === 'closed') return { refused: 'closed' };
  if (isEmptied(handoff)) return { refused: 'nobody' };
  const body = { kind: 'network-asks', handoff: handoff.id, by } as const;
  return { change: [message(handoff, `network-asks:${by.id}`, handoff.desk, body, now)] };
}

/** Somebody's own message in a group. */
export interface Said {
  readonly text: string;
  readonly update: number;
  readonly chat: number;
  readonly message: number | null;
}

export type QuestionRefusal = 'closed' | 'nobody' | 'empty' | 'too-long';

/** The question was typed: it is kept with the desk's notes, and shown once more before it goes. */
export function draftQuestion(handoff: Handoff, by: Operator, said: Said, now: Instant): Acted<QuestionRefusal> {
  if (handoff.status === 'closed') return { refused: 'closed' };
  if (isEmptied(handoff)) return { refused: 'nobody' };
  if (said.text === '') return { refused: 'empty' };
  if (said.text.length > longestQuestion) return { refused: 'too-long' };
  const note = noteFrom(handoff, by, said, now, 'draft');
  const body = { kind: 'network-sure', handoff: handoff.id, note: note.id, by: by.id } as const;
  return {
    change: [
      { write: 'note', note },
      ...ownLine(handoff, said, now),
      message(handoff, `network-sure:${said.update}`, handoff.desk, body, now),
    ],
  };
}

/** The question goes to the experts. Stale when it went, or was thrown away, meanwhile. */
export function sendQuestion(handoff: Handoff, note: Note | undefined, now: Instant): Acted<'closed' | 'changed'> {
  if (handoff.status === 'closed') return { refused: 'closed' };
  if (note?.network !== 'draft') return { refused: 'changed' };
  const body = { kind: 'network-question', handoff: handoff.id, note: note.id } as const;
  return { change: [{ write: 'note-asked', id: note.id }, message(handoff, `question:${note.id}`, network, body, now)] };
}

/** It is not sent. */
export function dropQuestion(note: Note | undefined): Acted<'changed'> {
  return note?.network === 'draft' ? { change: [{ write: 'note-drop', id: note.id }] } : { refused: 'changed' };
}

/** An expert answers: it is a note of the desk that has the request now, and stands under its card; the person never reads it by itself. */
export function advise(handoff: Handoff, by: Operator, said: Said, now: Instant): Acted<'nobody' | 'too-long'> {
  if (isEmptied(handoff) || (handoff.chat === 0 && handoff.sheet.name === '')) return { refused: 'nobody' };
  if (said.text.length > longestAdvice) return { refused: 'too-long' };
  const note = noteFrom(handoff, by, said, now, 'advice');
  const body = { kind: 'network-advice', handoff: handoff.id, note: note.id } as const;
  return {
    change: [{ write: 'note', note }, ...ownLine(handoff, said, now), message(handoff, `advice:${note.id}`, handoff.desk, body, now)],
  };
}

const noteFrom = (handoff: Handoff, by: Operator, { text, update }: Said, now: Instant, of: Note['network']): Note => ({
  id: `${handoff.id}:${update}`,
  handoff: handoff.id,
  chat: handoff.chat === 0 ? null : handoff.chat,
  at: now,
  by: by.name,
  text,
  ...(of ? { network: of } : {}),
});

/** What somebody wrote about a request leaves its group with the lines; whoever answers it writes to nobody. */
export const ownLine = (handoff: Handoff, { chat, message: own }: Said, now: Instant): Change => [
  ...(own === null ? [] : [{ write: 'thread', chat, message: own, handoff: handoff.id, only_by: ofNobody } as const]),
  lineGoes(handoff, now),
];

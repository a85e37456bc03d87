import { addMinutes, type Instant } from '../base/time.ts';
import type { Role } from './role.ts';

/** `right`: the text says what the Italian says. `changed`: these words do. `rejected`: it does not, and is not to be shown. */
export const verdicts = ['right', 'changed', 'rejected'] as const;
export type Verdict = (typeof verdicts)[number];

/** What somebody who reads both languages said of a text. It holds for the Italian text and the translation that they read, and no other. */
export interface Correction {
  readonly lang: string;
  readonly key: string;
  /** Marks of the two as they were read. */
  readonly italian: string;
  readonly own: string;
  readonly verdict: Verdict;
  /** With `changed`: the new words, by plural form. */
  readonly words: Readonly<Record<string, string>> | null;
  /** In which role; nobody's name is kept. */
  readonly by: Role;
  readonly at: Instant;
  readonly version: number;
}

/** A mediator was asked to type a text. `draft`: what they typed, until they say that it holds. */
export interface TextAsk {
  readonly chat: number;
  readonly lang: string;
  readonly key: string;
  /** The place of the text in the sitting, from 1. */
  readonly nth: number;
  readonly at: Instant;
  readonly draft: string | null;
}

/** So many texts are read in one sitting. */
export const sitting = 10;
/** So long typed words are taken for the text that was asked for, in minutes. */
const askMinutes = 12 * 60;

export const stillAsked = (ask: TextAsk, now: Instant): boolean => ask.at > addMinutes(now, -askMinutes);

/** Who may say whether a translation is right. */
export const reviews = (role: Role): boolean => role === 'mediator' || role === 'admin';

/** What a reader compares: who must act, by when, how much. Each is the same, differs, or is not in the text; `_`: not answered yet. */
export const questions = ['who', 'when', 'how-much'] as const;
export type Compared = 's' | 'd' | 'n' | '_';
export const unanswered = '___';

export const isCompared = (said: string): boolean => /^[sdn_]{3}$/.test(said);
/** All three were compared, and none differs. */
export const allSame = (said: string): boolean => /^[sn]{3}$/.test(said);

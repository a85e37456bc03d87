import type { Day } from '../base/time.ts';
import type { Standing } from '../law/fact.ts';

export type FlowId = string;
export type StepId = string;
/** Something asked about a person, of `data/attributes.yaml`. */
export type AttributeId = string;
/** A kind of office, of `data/office-kinds.yaml`. */
export type OfficeKind = string;

/** A whole number, or a fact in force that day (`fact.renewal_tolerance_after_expiry`), or as much before (`-fact.…`). */
export type Amount = number | `fact.${string}` | `-fact.${string}`;

/** What a rule about a date counts from the date answered to today: positive once it has passed. */
export const sinceUnits = ['days-since', 'working-days-since', 'months-since', 'years-since'] as const;
export type SinceUnit = (typeof sinceUnits)[number];

interface Bounds {
  readonly over?: Amount;
  readonly 'at-least'?: Amount;
  readonly under?: Amount;
  readonly 'at-most'?: Amount;
}

/** A rule about a date; one that is not known fulfils no bound. */
export type Since = { readonly [Unit in SinceUnit]: Readonly<Record<Unit, StepId>> & Bounds }[SinceUnit];

/** A rule about how a fact stands on the day: for sentences that say something else once a figure has ended, or while nobody is sure of it. */
export interface OfFact {
  readonly fact: string;
  readonly is: readonly Standing[];
}

/** A rule in a flow. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly answer: StepId; readonly in: readonly string[] }
  | OfFact
  | Since;

/** Something shown when its rule holds: an option, a sentence, a paper, a step to do. */
export interface Item {
  readonly id: string;
  readonly when?: Condition;
  /** What the sentence concludes: said by the flow, or by the part that it is taken from. */
  readonly concludes?: Conclusions;
  /** Of whom it says so, where it names them itself (“Work and study: to the TAR”): values of attributes, whoever reads it. */
  readonly about?: AttributeValues;
  /** Who reads it does not wait for an appointment. */
  readonly urgent?: boolean;
}

/** Values of attributes, by their ids. */
export type AttributeValues = Readonly<Record<AttributeId, readonly string[]>>;

/** What is concluded about a person, by the ids of `data/conclusions.yaml`: guides must agree on it. */
export type Conclusions = Readonly<Record<string, string>>;

/** An answer offered; `danger`: the safety card that is offered as long as the answer stands. */
export interface Option extends Item {
  readonly danger?: FlowId;
  /** The values of the step's attribute that it stands for; absent: its own id. */
  readonly is?: readonly string[];
  /** What it tells beside that, of other attributes: a permit of a year or more. */
  readonly also?: AttributeValues;
}

export interface Step {
  readonly id: StepId;
  readonly ask: 'choice' | 'date';
  readonly when?: Condition;
  /** What it asks about the person, when other guides ask that too. */
  readonly asks?: AttributeId;
  /** Asked of everybody, and carried nowhere: another answer may weigh more here (a letter in hand), or it stays private. Only the check reads it. */
  readonly anew?: boolean;
  /** Choice: the options in order; `unknown` is the option of who does not know. */
  readonly options: readonly Option[];
  /** Date: the earliest and latest day accepted, as offsets from today (`-10y`, `+2y`, `0d`). */
  readonly within?: readonly [string, string];
  /** Date: whether "I don't know" is offered. */
  readonly unknown: boolean;
  /** Why nobody has to be offered "I don't know" here: for those who write guides. */
  readonly known?: string;
  /** An answer that never leaves the chat: not offered for the desk's sheet. */
  readonly private: boolean;
}

export const sections = ['steps', 'papers', 'cost', 'where', 'dates', 'rights', 'mistakes', 'person', 'law'] as const;
export type SectionId = (typeof sections)[number];

/** What can be done from an outcome. `book` names a service, `remind` a kind of document, `flow` another flow. */
export type OutcomeAction =
  | { readonly kind: 'book'; readonly service: string }
  | { readonly kind: 'remind'; readonly document: string; readonly date: StepId }
  | { readonly kind: 'desks' }
  | { readonly kind: 'share' }
  | { readonly kind: 'safety' }
  | { readonly kind: 'flow'; readonly flow: FlowId };

export interface Outcome {
  readonly id: string;
  readonly when?: Condition;
  /** The sentences of the first screen, in order. */
  readonly say: readonly Item[];
  readonly sections: Readonly<Partial<Record<SectionId, readonly Item[]>>>;
  /** The calculations whose sum is shown above the lines of `cost`; with several, each has a heading. */
  readonly sums: readonly Item[];
  readonly actions: readonly OutcomeAction[];
  /** The procedures of `data/procedures.yaml` that it answers; none: all of its flow. */
  readonly procedures: readonly string[];
  /** Where its statements come from; none: the sources of its flow. */
  readonly sources: readonly string[];
  /** The offices that the person has to do with: `where` shows those of the person's own municipality. */
  readonly offices: readonly OfficeKind[];
  /** What it concludes beyond what its sentences from parts do. */
  readonly concludes?: Conclusions;
}

/** Sections that several flows share, with texts in a namespace of its own name: `+<id>` in a list stands for all its items. */
export interface Part {
  readonly id: string;
  readonly sources: readonly string[];
  readonly lists: Readonly<Partial<Record<SectionId | 'say', readonly Item[]>>>;
  /** Facts that are said in the words of this part and nowhere else. */
  readonly owns: readonly string[];
  /** What its items conclude. */
  readonly concludes: Readonly<Record<Item['id'], Conclusions>>;
  /** Of whom its items say so, where they name them. */
  readonly about: Readonly<Record<Item['id'], AttributeValues>>;
  /** Those of its items that cannot wait for an appointment. */
  readonly urgent: readonly Item['id'][];
}

/** An argument of a calculation: a literal, an answer, or the first case whose rule holds. */
export type Argument =
  | string
  | number
  | { readonly answer: StepId }
  | readonly { readonly when?: Condition; readonly value: string | number }[];

export interface Calculation {
  readonly id: string;
  readonly use: string;
  readonly with: Readonly<Record<string, Argument>>;
}

/** A decision tree as data: ids and rules, no words. */
export interface Flow {
  readonly id: FlowId;
  readonly icon: string;
  readonly checked_on: Day;
  readonly sources: readonly string[];
  /** The procedures of `data/procedures.yaml` that it holds. */
  readonly procedures: readonly string[];
  /** A card for someone in danger: no icons, no recap, and a button that hides it. */
  readonly safety: boolean;
  /** A safety card about a paper in hand: what somebody writes about it is for a desk to read. */
  readonly paper?: boolean;
  /** The plain outcomes, in order, whose papers are shown to who wants just the list, before all is answered; none: it is not offered. */
  readonly papers: readonly string[];
  /** What is true of everybody whom the guide is about, without a question: the values of attributes. */
  readonly given?: AttributeValues;
  readonly steps: readonly Step[];
  readonly compute: readonly Calculation[];
  readonly outcomes: readonly Outcome[];
}

/** Answers by step id: an option's id, a day, or `unknown`. The only thing a flow keeps. */
export type Answers = Readonly<Record<StepId, string>>;

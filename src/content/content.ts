import type { Day } from '../base/time.ts';
import type { Closure, Desk, DeskId, Service, ServiceId, Timetable } from '../desk/desk.ts';
import type { DocumentRule } from '../desk/document.ts';
import type { FirstReply } from '../desk/first-reply.ts';
import type { Municipality, Office } from '../desk/office.ts';
import type { Retention } from '../desk/retention.ts';
import type { Attribute } from '../flow/carry.ts';
import type { AttributeId, Flow, FlowId, OfficeKind } from '../flow/flow.ts';
import type { Calculators } from '../law/calculator.ts';
import type { Fact, OpenQuestion } from '../law/fact.ts';
import type { TermTables } from '../law/term.ts';
import type { Towns } from './find-towns.ts';
import type { Door, FirstWords, Search } from './found.ts';
import type { Glossary } from './glossary.ts';
import type { Texts } from './texts.ts';

export interface Source {
  readonly id: string;
  /** As the register of the research has it, in English. */
  readonly title: string;
  /** The title for who reads Italian. */
  readonly it: string;
  readonly url: string | null;
  /** The dates that the source, or its several pages, carry: ISO 8601, as exact as they are told (`2025-10`, `2024/..`). None: undated. */
  readonly dates: readonly string[];
  /** What the date is the date of, when not of the page: a text as it was then, a text in force since then, a check by its editors. */
  readonly dated?: 'text' | 'since' | 'checked';
  /** The laws of the Italian State as Normattiva names them, with article and the day of the version that was read, as far as they are told. */
  readonly urn: readonly string[];
}

/** A procedure of the offices, under the id and the section of the research dossier that describes it. */
export interface Procedure {
  readonly id: string;
  /** Its Italian name, as offices say it. */
  readonly name: string;
  /** Of `data/dossiers.yaml`. */
  readonly dossier: string;
  readonly section: string;
}

/** An entry of the menu: what a person may need. Its words are `common:need.<id>.…`. */
export interface Need {
  readonly id: string;
  readonly icon: string;
  /** The guides for it, in order. */
  readonly flows: readonly FlowId[];
  /** Narrower needs, shown before the guides. */
  readonly needs: readonly Need[];
  /** The service booked when no flow fits. */
  readonly service: ServiceId;
}

/** Something that changed, told in the list of news: its words are `news:<id>.title` and `news:<id>.body`. */
export interface NewsItem {
  readonly id: string;
  /** Since when it holds. */
  readonly on: Day;
  readonly sources: readonly string[];
  /** The guides that it concerns. */
  readonly flows: readonly FlowId[];
}

/** A number to call in danger; its words are `common:safety.<id>`. */
export interface SafetyNumber {
  readonly id: string;
  readonly number: string;
  readonly sources: readonly string[];
  readonly checked_on: Day;
}

export interface Language {
  readonly id: string;
  /** Its own name: `العربية`. */
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
}

/** Everything that is loaded once, checked and frozen. */
export interface Content {
  readonly flows: ReadonlyMap<FlowId, Flow>;
  readonly facts: readonly Fact[];
  /** What some facts hang on. */
  readonly questions: readonly OpenQuestion[];
  readonly terms: TermTables;
  /** The calculations that flows may use, made with the terms. */
  readonly calculators: Calculators;
  readonly sources: ReadonlyMap<string, Source>;
  readonly desks: ReadonlyMap<DeskId, Desk>;
  readonly timetables: readonly Timetable[];
  readonly closures: readonly Closure[];
  readonly services: ReadonlyMap<ServiceId, Service>;
  readonly documents: ReadonlyMap<string, DocumentRule>;
  readonly procedures: ReadonlyMap<string, Procedure>;
  /** What guides ask about a person, so that it is asked once. */
  readonly attributes: ReadonlyMap<AttributeId, Attribute>;
  readonly offices: readonly Office[];
  readonly officeKinds: readonly OfficeKind[];
  readonly municipalities: ReadonlyMap<string, Municipality>;
  readonly menu: readonly Need[];
  readonly news: readonly NewsItem[];
  /** When a request that nobody has taken is called out. */
  readonly firstReply: FirstReply;
  /** Answers that operators send: the words are `replies:<id>.label` and `replies:<id>.text`. */
  readonly replies: readonly string[];
  readonly safety: readonly SafetyNumber[];
  /** The safety cards, in the order shown. */
  readonly cards: readonly FlowId[];
  readonly doors: readonly Door[];
  readonly firstWords: readonly FirstWords[];
  /** Those that people can choose. */
  readonly languages: readonly Language[];
  readonly glossary: Glossary;
  /** How long what is stored is kept. */
  readonly retention: readonly Retention[];
  readonly texts: Texts;
  readonly search: Search;
  readonly towns: Towns;
}

/** One thing wrong in a content file. `line` counts from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number | null;
  /** Where in the file, as a path of keys. */
  readonly place: string;
  readonly problem: string;
  /** A name for a fault that may hold on some days only, as in `Issue`. */
  readonly passing?: string;
}

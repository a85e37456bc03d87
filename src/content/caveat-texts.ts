import { type Text, text, type Words } from '../base/screen.ts';
import { caveatsOf, factsAsked, factsSaid } from '../flow/caveats.ts';
import type { Condition } from '../flow/flow.ts';
import { factValues, type OutcomeRun } from '../flow/run.ts';
import type { World } from '../law/facts-of-day.ts';
import type { Texts } from './texts.ts';

/** What is said, as far as numbers of the law stand behind it. */
export interface Saying {
  /** The keys of its texts. */
  readonly keys: readonly string[];
  /** The rules that chose them. */
  readonly rules?: readonly (Condition | undefined)[];
  /** The calculations whose results it may say. */
  readonly computed?: () => OutcomeRun['computed'];
  /** Calculations that it shows without naming them in a text. */
  readonly shows?: readonly string[];
}

/**
 * What must be said beside it about its numbers: the year of one whose year is over, an open question that one hangs on, the day on which
 * they were last checked when they should have been looked at again. Nothing for numbers in force.
 */
export function caveatTexts(texts: Texts, world: World, { keys, rules = [], computed = () => ({}), shows = [] }: Saying): readonly Text[] {
  const params = [...keys.flatMap(texts.params), ...shows];
  const { years, past, ended, questions, checked } = caveatsOf([
    ...factsSaid(params, params.length > 0 ? computed() : {}, world),
    ...factsAsked(rules, world),
  ]);
  return [
    ...questions.map((id) => saying(texts, `open:${id}`, () => factValues(world))),
    ...years.map(({ year, asked }) => text('common:fact.year-over', { year: String(year), asked: String(asked) })),
    ...(past ? [text('common:fact.past-days')] : []),
    ...ended.map((day) => text('common:fact.ended', { day })),
    ...(checked ? [text('common:fact.unchecked', { day: checked })] : []),
  ];
}

/** A text of a flow with those of the values that it names: there are hundreds, and most texts name none. */
export function saying(texts: Texts, key: string, valuesNow: () => OutcomeRun['values']): Text {
  const names = texts.params(key);
  if (names.length === 0) return text(key);
  const values = valuesNow();
  const named: Record<string, Words> = {};
  for (const name of names) {
    const value = values[name];
    if (value !== undefined) named[name] = value;
  }
  return text(key, named);
}

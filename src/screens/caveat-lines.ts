import { type Paragraph, type Text, text } from '../base/screen.ts';
import { caveatsOf, factsAsked, factsSaid } from '../flow/caveats.ts';
import type { Condition } from '../flow/flow.ts';
import { factValues, type OutcomeRun } from '../flow/run.ts';
import { saying } from './flow-parts.ts';
import { type Setting, worldOf } from './setting.ts';

/** What a screen says, as far as numbers of the law stand behind it. */
interface Saying {
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
 * What must be said under a screen about its numbers: the year of one whose year is over, an open question that one hangs on, the day on which
 * they were last checked when they should have been looked at again. Nothing for numbers in force.
 */
export function caveatLines(setting: Setting, { keys, rules = [], computed = () => ({}), shows = [] }: Saying): readonly Paragraph[] {
  const { content, today } = setting;
  const world = worldOf(content, today);
  const params = [...keys.flatMap(content.texts.params), ...shows];
  const { years, past, ended, questions, checked } = caveatsOf([
    ...factsSaid(params, params.length > 0 ? computed() : {}, world),
    ...factsAsked(rules, world),
  ]);
  const lines: Text[] = [
    ...questions.map((id) => saying(setting, `open:${id}`, () => factValues(world))),
    ...years.map(({ year, asked }) => text('common:fact.year-over', { year: String(year), asked: String(asked) })),
    ...(past ? [text('common:fact.past-days')] : []),
    ...ended.map((day) => text('common:fact.ended', { day })),
    ...(checked ? [text('common:fact.unchecked', { day: checked })] : []),
  ];
  return lines.length > 0 ? [lines] : [];
}

import type { Words } from '../base/screen.ts';
import { type Day, isDay } from '../base/time.ts';
import { parseTypedDay } from '../base/typed-day.ts';
import { caveatTexts, type Saying } from '../content/caveat-texts.ts';
import type { Content } from '../content/content.ts';
import { shown } from '../flow/condition.ts';
import { type Answers, type Flow, type SectionId, type Step, sections } from '../flow/flow.ts';
import { askKey, helpKey, itemKey, optionKey, outcomeKey, partKey, sayKey, shortKey, sumKey, titleKey } from '../flow/keys.ts';
import { acceptAnswer, daysWithin, type OutcomeRun, outcomeOf, resolve, stepBefore, valuesOf } from '../flow/run.ts';
import { type Sum, sumsShown } from '../flow/sums.ts';
import { worldOn } from '../law/facts-of-day.ts';

/** A flow to be played in a terminal. */
export interface Play {
  readonly content: Content;
  readonly flow: Flow;
  readonly lang: string;
  readonly today: Day;
  /** What is typed, line by line. */
  readonly lines: AsyncIterator<string>;
  print(line: string): void;
}

const shortDay = (day: Day) => day.split('-').reverse().join('/');

/** Asks the questions, then prints the answers given and the outcome with all its sections. False when the typing ended before. */
export async function playFlow(play: Play): Promise<boolean> {
  const { content, flow, today, lines, print } = play;
  const world = worldOn(content, today);
  print(`${flow.icon} ${say(play, titleKey(flow.id))} (${shortDay(today)})`);
  let answers: Answers = {};
  for (;;) {
    const at = resolve(flow, answers, world);
    answers = at.answers;
    const step = at.next;
    if (!step) break;
    const options = optionsOf(play, step, answers);
    printQuestion(play, step, options, answers);
    const typed = await lines.next();
    if (typed.done) return false;
    const text = typed.value.trim();
    if (text === 'b') {
      const before = stepBefore(flow, answers, world, step.id);
      if (before) answers = Object.fromEntries(Object.entries(answers).filter(([id]) => id !== before.id));
      else print('This is the first question.');
      continue;
    }
    const answer = answerIn(text, step, options, today);
    if ('refused' in answer) {
      print(answer.refused);
      continue;
    }
    const accepted = acceptAnswer(step, answer.value, answers, world);
    if (accepted.ok) answers = { ...answers, [step.id]: answer.value };
    else print('bound' in accepted ? `${accepted.reason}: ${shortDay(accepted.bound)} is the limit` : accepted.reason);
  }
  printRecap(play, answers);
  const run = outcomeOf(flow, answers, world);
  if (run) printOutcome(play, run, answers);
  else print('A number that the answer hangs on is due for review: nobody can tell today. Ask the desk.');
  return true;
}

function say({ content, lang }: Play, key: string, values?: Readonly<Record<string, Words>>): string {
  return content.texts.plain(lang, values ? { key, with: values } : { key });
}

const has =
  ({ content }: Play) =>
  (key: string) =>
    content.texts.has('it', key);

/** The options offered now; of a date only `unknown`, if it is. */
function optionsOf({ content, today }: Play, step: Step, answers: Answers): readonly string[] {
  if (step.ask === 'date') return step.unknown ? ['unknown'] : [];
  return shown(step.options, answers, worldOn(content, today)).map((option) => option.id);
}

function printQuestion(play: Play, step: Step, options: readonly string[], answers: Answers): void {
  const { flow, content, today, print } = play;
  const { values } = valuesOf(flow, answers, worldOn(content, today));
  print('');
  print(say(play, askKey(flow.id, step.id), values));
  if (has(play)(helpKey(flow.id, step.id))) print(say(play, helpKey(flow.id, step.id), values));
  for (const [i, option] of options.entries()) print(`  ${i + 1}. ${say(play, optionKey(flow.id, step.id, option, has(play)))}`);
  print(step.ask === 'date' ? '  (a date such as 31/12/2026, or b: back)' : '  (a number, or b: back)');
}

/** What a typed line answers: the number of an option, its id, or a date. */
function answerIn(text: string, step: Step, options: readonly string[], today: Day): { value: string } | { refused: string } {
  const option = options.includes(text) ? text : /^\d{1,2}$/.test(text) ? options[Number(text) - 1] : undefined;
  if (option !== undefined) return { value: option };
  if (step.ask === 'choice') return { refused: `Write a number from 1 to ${options.length}.` };
  const typed = parseTypedDay(text, today, daysWithin(step, today));
  if ('day' in typed) return { value: typed.day };
  if ('which' in typed) return { refused: `Which day: ${typed.which.map(shortDay).join(' or ')}?` };
  const meant = typed.meant ? ` Did you mean ${shortDay(typed.meant)}?` : '';
  return {
    refused: typed.refused === 'no-such-day' ? `${typed.understood} does not exist.${meant}` : `Write a date like 31/12/2026.${meant}`,
  };
}

function printRecap(play: Play, answers: Answers): void {
  const { flow, print } = play;
  print('');
  for (const step of flow.steps) {
    const answer = answers[step.id];
    if (answer === undefined) continue;
    const words = step.ask === 'date' && isDay(answer) ? shortDay(answer) : say(play, optionKey(flow.id, step.id, answer, has(play)));
    print(`  ${say(play, shortKey(flow.id, step.id))}: ${words}`);
  }
}

function printOutcome(play: Play, run: OutcomeRun, answers: Answers): void {
  const { flow, content, today, print } = play;
  const world = worldOn(content, today);
  print('');
  print(`=> ${say(play, outcomeKey(flow.id, run.outcome.id))} [${run.outcome.id}]`);
  const first = shown(run.outcome.say, answers, world);
  for (const item of first) print(say(play, sayKey(flow.id, item.id), run.values));
  printCaveats(play, run, {
    keys: first.map(({ id }) => sayKey(flow.id, id)),
    rules: [run.outcome.when, ...first.map(({ when }) => when)],
  });
  for (const section of sections) {
    const items = shown(run.outcome.sections[section] ?? [], answers, world);
    const sums = section === 'cost' ? sumsShown(run, answers, world) : [];
    if (items.length === 0 && sums.length === 0) continue;
    print('');
    print(`-- ${sectionName(play, section)}`);
    printSums(play, run, sums);
    for (const item of items) print(`- ${say(play, itemKey(flow.id, section, item.id), run.values)}`);
    printCaveats(play, run, {
      keys: items.map(({ id }) => itemKey(flow.id, section, id)),
      rules: items.map(({ when }) => when),
      shows: sums.map(({ id }) => id),
    });
  }
  print('');
  print(`-> ${run.outcome.actions.map((action) => Object.values(action).join(':')).join(' · ')}`);
}

function sectionName(play: Play, section: SectionId): string {
  const key = `common:section.${section}`;
  return has(play)(key) ? say(play, key) : section;
}

function printSums(play: Play, run: OutcomeRun, sums: readonly Sum[]): void {
  for (const { id, parts, total } of sums) {
    if (run.outcome.sums.length > 1) play.print(say(play, sumKey(id)));
    for (const part of parts) play.print(`  ${say(play, partKey(part.id))}: ${part.amount.toFixed(2)}`);
    play.print(`  = ${total.toFixed(2)} EUR`);
  }
}

/** What people read below about its numbers: open questions, figures that ended. */
function printCaveats({ content, lang, today, print }: Play, { computed }: OutcomeRun, said: Saying): void {
  const lines = caveatTexts(content.texts, worldOn(content, today), { ...said, computed: () => computed });
  for (const line of lines) print(`! ${content.texts.plain(lang, line)}`);
}

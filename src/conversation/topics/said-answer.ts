import type { Day } from '../../base/time.ts';
import { parseTypedDay, type TypedDay } from '../../base/typed-day.ts';
import { shown } from '../../flow/condition.ts';
import type { Answers, Flow, Step } from '../../flow/flow.ts';
import { daysWithin } from '../../flow/run.ts';
import { answerText } from '../../screens/answer-text.ts';
import { worldOf } from '../../screens/setting.ts';
import type { Situation } from '../situation.ts';

/** A date that cannot be taken as it was typed. */
export type NoDay = Exclude<TypedDay, { readonly day: Day }>;
/** The answer typed; for a question about a day what is wrong with it; `{}`: no answer. */
type Said = { readonly answer: string } | { readonly day: NoDay } | Readonly<Record<string, never>>;

/** Reads what was typed under a question: a date, or the words of one of its buttons. */
export function saidAnswer(situation: Situation, flow: Flow, answers: Answers, step: Step, said: string): Said {
  const { today, content } = situation;
  if (step.ask === 'choice') {
    const option = shown(step.options, answers, worldOf(content, today)).find((each) => isButton(situation, flow, step, each.id, said));
    return option ? { answer: option.id } : {};
  }
  const typed = parseTypedDay(said, today, daysWithin(step, today));
  if ('day' in typed) return { answer: typed.day };
  return step.unknown && isButton(situation, flow, step, 'unknown', said) ? { answer: 'unknown' } : { day: typed };
}

/** Whether what was typed are the words of the button of an answer. */
function isButton({ content, person }: Situation, flow: Flow, step: Step, option: string, said: string): boolean {
  const bare = (words: string) => words.normalize('NFKC').trim().toLocaleLowerCase(person.lang);
  const has = (key: string) => content.texts.has('it', key);
  return bare(content.texts.plain(person.lang, answerText(flow, step, option, has))) === bare(said);
}

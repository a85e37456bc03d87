import { type Text, text } from '../base/screen.ts';
import { isDay } from '../base/time.ts';
import type { Flow, Step } from '../flow/flow.ts';
import { type HasText, optionKey } from '../flow/keys.ts';

/** An answer in words: a day, or the words of its option. `has`: whether the reference language has a text. */
export function answerText(flow: Flow, step: Step, answer: string, has: HasText): Text {
  if (step.ask === 'date' && isDay(answer)) return text('common:answer.day', { day: answer });
  return text(optionKey(flow.id, step.id, answer, has));
}

import { initialsOf } from '../base/initials.ts';
import { type Text, text } from '../base/screen.ts';
import type { Stranded } from '../desk/closure-acts.ts';
import { serviceText } from './service-text.ts';
import type { Setting } from './setting.ts';

/** People named in one message; the others are counted. */
const mostLines = 30;

/** Who has booked at times at which the desk would not receive: when, initials and service, never names. */
export function strandedLines(
  { content }: Pick<Setting, 'content'>,
  stranded: readonly Stranded[],
  when: (each: Stranded) => Text | string,
): Text[] {
  const left = stranded.length - mostLines;
  return [
    ...stranded.slice(0, mostLines).map((each) =>
      text('operators:close.line', {
        time: when(each),
        initials: initialsOf(each.handoff?.sheet.name ?? '') || '—',
        service: serviceText(content, each.appointment.service),
      }),
    ),
    ...(left > 0 ? [text('operators:close.more', { count: left })] : []),
  ];
}

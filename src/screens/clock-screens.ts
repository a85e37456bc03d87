import { type Paragraph, type Screen, type Text, text } from '../base/screen.ts';
import { type Clock, clockAt, type Day, dayAt } from '../base/time.ts';
import type { Desk, DeskId, MadeClosure } from '../desk/desk.ts';
import { type Hours, opensNext, usualReply } from '../desk/first-reply.ts';
import { home } from './buttons.ts';
import type { Setting } from './setting.ts';

/** When a desk is open next; `now`: it is open at this moment. */
interface Opens {
  readonly day: Day;
  readonly time: Clock;
  readonly now: boolean;
}

/** What is known of when a desk answers: when it opens next, where its hours are known, and how long its first replies took, in minutes. */
export interface Answers {
  readonly opens: Opens | null;
  readonly replies: readonly number[];
}

type Open = Pick<Setting, 'content' | 'zone' | 'now'>;

/** The hours of a desk; those that count where no source tells them are `sure: false`. */
export function hoursOf(
  { content, zone }: Omit<Open, 'now'>,
  desk: DeskId,
  made: readonly MadeClosure[],
): Hours & { readonly sure: boolean } {
  const known = content.timetables.find((each) => each.desk === desk);
  const hours = known?.hours ?? content.firstReply.hours_where_unknown;
  return { desk, hours, closures: [...content.closures, ...made], zone, sure: known !== undefined };
}

/** When a desk whose hours are known is open next. */
export function opensOf({ now, zone, ...setting }: Open, desk: DeskId, made: readonly MadeClosure[]): Opens | null {
  const hours = hoursOf({ ...setting, zone }, desk, made);
  const next = hours.sure ? opensNext(hours, now) : null;
  return next === null ? null : { day: dayAt(next, zone), time: clockAt(next, zone), now: next <= now };
}

const hour = 60;
const day = 24 * hour;

/** How long a first reply usually takes: rounded up, and nothing where too few were given. */
function usualLine(replies: readonly number[]): Text[] {
  const usual = usualReply(replies);
  if (usual === null) return [];
  if (usual <= hour) return [text('ask:usual-hour')];
  return [
    usual <= day ? text('ask:usual-hours', { count: Math.ceil(usual / hour) }) : text('ask:usual-days', { count: Math.ceil(usual / day) }),
  ];
}

/** When an answer is to be expected; empty: nobody knows. */
export function answerLines({ opens, replies }: Answers): Paragraph[] {
  const lines = [
    ...(opens ? [opens.now ? text('common:clock.open-now') : text('common:clock.opens', { day: opens.day, time: opens.time })] : []),
    ...usualLine(replies),
  ];
  return lines.length > 0 ? [lines] : [];
}

/** The person is told that nobody has answered yet: when the desk opens next, how long it usually takes, and its telephone. */
export function nobodyAnswered(desk: Desk | undefined, id: DeskId, answers: Answers): Screen {
  const phone = desk?.phone[0];
  return {
    text: [
      text('common:clock.nobody', { desk: desk?.name ?? id }),
      ...answerLines(answers),
      ...(phone ? [text('common:clock.phone', { phone })] : []),
    ],
    buttons: [[{ label: text('common:clock.desk'), act: { do: 'desk', desk: id } }], [home]],
    stay: true,
  };
}

/** Those who answer for a desk are told of a request that nobody takes. */
export function notTaken(desk: Desk | undefined, id: DeskId, code: string): Screen {
  return { text: [text('common:clock.not-taken', { desk: desk?.name ?? id, code })], buttons: [] };
}

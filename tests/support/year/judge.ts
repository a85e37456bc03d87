import type { Store } from '../../../src/store/store.ts';
import { plusDays, type Window } from './ladders.ts';
import { officeTime } from './read-text.ts';
import type { Life, Paper } from './residents.ts';

/** What a year came to. The first four must be none. */
export interface Verdict {
  missed: number;
  repeated: number;
  untrue: number;
  quiet: number;
  sent: number;
  dropped: number;
  /** The first of what was wrong, in words. */
  readonly problems: string[];
}

/** So many hours in which it could have been said: in fewer, a pause that Telegram asked for may have taken them all. */
const enough = 3;
const mostProblems = 20;

export const noVerdict = (): Verdict => ({ missed: 0, repeated: 0, untrue: 0, quiet: 0, sent: 0, dropped: 0, problems: [] });

/** Counts a fault, and keeps its words while they are few. */
export function count(verdict: Verdict, what: 'missed' | 'repeated' | 'untrue' | 'quiet', words: string): void {
  verdict[what] += 1;
  if (verdict.problems.length < mostProblems) verdict.problems.push(`${what}: ${words}`);
}

export const isQuiet = (hour: number): boolean => hour < 8 || hour >= 21;

export interface Past {
  readonly life: Life;
  /** The office's day and hour of each hour of the simulation. */
  readonly times: readonly { readonly day: string; readonly hour: number }[];
  /** Whether a chat was closed in an hour. */
  closed(chat: number, hour: number): boolean;
}

/** After the last hour: each thing to be said was said once, or could not be and is written down as dropped. */
export async function judge(verdict: Verdict, { life, times, closed }: Past, store: Pick<Store, 'dates'>): Promise<void> {
  // A closed chat is tried once a day: what became of the last days is known after them.
  const last = plusDays(times.at(-1)?.day ?? '', -2);
  const byChat = new Map<number, Paper[]>();
  for (const paper of life.papers) byChat.set(paper.chat, [...(byChat.get(paper.chat) ?? []), paper]);
  const byDay = new Map<string, number[]>();
  for (const [i, { day }] of times.entries()) byDay.set(day, [...(byDay.get(day) ?? []), i]);

  /** The hours in which a window of a paper could have been said, as far as they matter. */
  function chances(paper: Paper, { from, until, matters }: Window): number {
    let found = 0;
    for (let day = from; day <= until && found < enough; day = plusDays(day, 1))
      for (const i of byDay.get(day) ?? []) {
        const hour = times[i]?.hour ?? 0;
        const awake = !isQuiet(hour) || (matters && day === until && hour >= 21);
        if (awake && (day > from || hour >= 9) && i >= paper.born && i < paper.gone && life.on[i] && !closed(paper.chat, i)) found += 1;
      }
    return found;
  }

  for (const [chat, papers] of byChat) {
    const reminders = (await store.dates(chat))?.reminders ?? [];
    for (const paper of papers) {
      for (const window of paper.windows) {
        const said = paper.said.get(window.rung) ?? [];
        if (said.length > 1) count(verdict, 'repeated', `${paper.id} ${window.rung}: ${said.length} times`);
        const born = times[paper.born];
        if (!born) continue;
        const shown = window.from < born.day || (window.from === born.day && born.hour >= 9);
        if (shown && said.length > 0) count(verdict, 'repeated', `${paper.id} ${window.rung} stood on the screen that saved it`);
        if (shown || said.length > 0 || window.until >= last) continue;
        const could = chances(paper, window);
        if (could >= enough)
          count(verdict, 'missed', `${paper.kind} ${paper.id} ${paper.day} ${window.rung} ${window.from} to ${window.until}`);
        const begun = (byDay.get(window.from)?.find((i) => (times[i]?.hour ?? 0) >= 9) ?? Number.POSITIVE_INFINITY) < paper.gone;
        if (could >= enough || !begun || paper.gone < times.length) continue;
        const record = reminders.find((each) => each.document === paper.id && each.rung === window.rung);
        if (record?.outcome === 'dropped' && record.why) verdict.dropped += 1;
        else count(verdict, 'missed', `${paper.id} ${window.rung} ${window.from} to ${window.until}: no word of why it was not said`);
      }
    }
  }
}

/** The office's time of each hour from a moment on. */
export function timesFrom(start: string, hours: number): readonly { readonly day: string; readonly hour: number }[] {
  return Array.from({ length: hours }, (_, i) => officeTime(new Date(Date.parse(start) + i * 3_600_000).toISOString()));
}

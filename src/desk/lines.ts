import type { ThingKind } from '../base/incoming.ts';
import type { Text } from '../base/screen.ts';
import type { Instant } from '../base/time.ts';
import type { Write } from './change.ts';
import type { Handoff } from './handoff.ts';
import type { At } from './ids.ts';
import type { Body } from './message.ts';

/** What is passed on: words, or a thing that is copied with the words under it. */
export interface Line {
  readonly text: string;
  /** The update that brought it. */
  readonly update: number;
  /** Where it stands; null: Telegram gave it no number. */
  readonly at: At | null;
  readonly thing?: ThingKind;
  /** The reminder that it answers, in words for the desk. */
  readonly about?: Text;
}

/** To whom a line goes. */
export type Side = 'desk' | 'resident';

/** The longest line passed on: with its heading a message must fit into 4,096 characters. */
export const longestLine = 3500;
/** The longest words under a thing that go under its copy: with the heading they must fit into 1,024. Longer ones follow as a message. */
const longestCaption = 900;
/** Under these Telegram lets words stand. */
const captioned: ReadonlySet<ThingKind> = new Set(['photo', 'voice', 'file']);

const keyOf = ({ id }: Handoff, to: Side, { at, update }: Pick<Line, 'at' | 'update'>) =>
  `handoff:${id}:${to === 'desk' ? 'line' : 'answer'}:${at?.message ?? `u${update}`}`;

/** What brings a line to the other side, and the place in the thread of the message that it is. `edited`: its words were corrected. */
export function passOn(handoff: Handoff, line: Line, to: Side, now: Instant, edited = false): Write[] {
  const { id: of, desk, chat } = handoff;
  const { text, at, thing } = line;
  const key = keyOf(handoff, to, line);
  const send = (key: string, body: Body): Write => ({
    write: 'message',
    message: { key, due: now, to: to === 'desk' ? { desk } : { chat }, body },
  });
  const about = to === 'desk' && line.about ? { about: line.about } : {};
  const from = { handoff: of, ...(to === 'resident' ? { desk } : {}), ...(edited ? { edited: true as const } : {}), ...about };
  const own: Write[] = at ? [{ write: 'thread', ...at, handoff: of, said_at: now }] : [];
  if (!thing || !at) return [...own, send(key, { kind: `line-to-${to}`, ...from, text, ...(at ? { of: at } : {}) })];
  const under = captioned.has(thing) && text.length <= longestCaption;
  const copy = { kind: `copy-to-${to}`, ...from, of: at, captioned: captioned.has(thing), text: under ? text : '' } as const;
  const words = text && !under ? [send(`${key}:words`, { kind: `line-to-${to}`, ...from, text })] : [];
  // Under the others nobody could see whose they are.
  const heading =
    (to === 'resident' || line.about) && !captioned.has(thing) && !edited
      ? [send(`${key}:head`, { kind: `line-to-${to}`, ...from, text: '' })]
      : [];
  return [...own, ...heading, send(key, copy), ...words];
}

/** Takes out what was not sent yet of a line. */
export function unsent(handoff: Handoff, to: Side, at: At): Write[] {
  const key = keyOf(handoff, to, { at, update: 0 });
  return [
    { write: 'drop', key: `${key}:head` },
    { write: 'drop', key },
    { write: 'drop', key: `${key}:words` },
  ];
}

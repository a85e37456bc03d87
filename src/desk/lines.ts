import type { ThingKind } from '../base/incoming.ts';
import type { Text } from '../base/screen.ts';
import { addSeconds, type Instant } from '../base/time.ts';
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
  /** Tells the thing from another. */
  readonly file?: string;
  /** Words under it hide an address. */
  readonly links?: true;
  /** The album of which it is one: below zero, the same for all of them. */
  readonly album?: number;
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

const isAlbum = (line: Line): line is Line & { readonly at: At; readonly album: number } => line.album !== undefined && line.at !== null;

const keyOf = ({ id }: Handoff, to: Side, { at, update }: Pick<Line, 'at' | 'update'>) =>
  `handoff:${id}:${to === 'desk' ? 'line' : 'answer'}:${at?.message ?? `u${update}`}`;

/** Pictures of an album come one by one, and nobody tells which is the last: so long after the newest they go together, in seconds. */
const albumWait = 1;

/** What of an album has come so far goes together, under a heading; each that comes later puts it off. */
function passAlbum(handoff: Handoff, line: Line & { readonly at: At; readonly album: number }, to: Side, now: Instant): Write[] {
  const { id: of, desk, chat } = handoff;
  const { at, album, file, text, about } = line;
  const key = `handoff:${of}:${to === 'desk' ? 'line' : 'answer'}:album${album}`;
  const send = (key: string, body: Body): Write => ({
    write: 'message',
    message: { key, due: addSeconds(now, albumWait), to: to === 'desk' ? { desk } : { chat }, body },
  });
  const from = { handoff: of, ...(to === 'resident' ? { desk } : {}) };
  const head = { kind: `line-to-${to}`, ...from, text: '', ...(to === 'desk' && about ? { about } : {}) } as const;
  return [
    { write: 'thread', ...at, handoff: of, said_at: now, album, ...(file === undefined ? {} : { file }) },
    send(`${key}:head`, head),
    send(key, { kind: `album-to-${to}`, ...from, from: at.chat, album }),
    // The words go under their picture; an address that they hide stands in none.
    ...(line.links ? [send(`${keyOf(handoff, to, line)}:words`, { kind: `line-to-${to}`, ...from, text })] : []),
  ];
}

/**
 * What brings a line to the other side, and the place in the thread of the message that it is. `edited`: its words were corrected; `before`: what
 * told the thing that stood there from others.
 */
export function passOn(handoff: Handoff, line: Line, to: Side, now: Instant, edited = false, before: string | null = null): Write[] {
  if (isAlbum(line) && !edited) return passAlbum(handoff, line, to, now);
  const { id: of, desk, chat } = handoff;
  const { text, at, thing } = line;
  const key = keyOf(handoff, to, line);
  const send = (key: string, body: Body): Write => ({
    write: 'message',
    message: { key, due: now, to: to === 'desk' ? { desk } : { chat }, body },
  });
  const about = to === 'desk' && line.about ? { about: line.about } : {};
  const from = { handoff: of, ...(to === 'resident' ? { desk } : {}), ...(edited ? { edited: true as const } : {}), ...about };
  const file = line.file === undefined ? {} : { file: line.file };
  const own: Write[] = [
    ...(at ? [{ write: 'thread', ...at, handoff: of, said_at: now, ...file } as const] : []),
    // What came before it goes before it.
    ...(edited ? [] : [{ write: 'albums-now', handoff: of, now } as const]),
  ];
  if (!thing || !at) return [...own, send(key, { kind: `line-to-${to}`, ...from, text, ...(at ? { of: at } : {}) })];
  const under = captioned.has(thing) && text.length <= longestCaption;
  const anew = edited && line.file !== undefined && line.file !== before ? { anew: true as const } : {};
  const copy = { kind: `copy-to-${to}`, ...from, ...anew, of: at, captioned: captioned.has(thing), text: under ? text : '' } as const;
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

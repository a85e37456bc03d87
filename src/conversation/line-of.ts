import type { Input, ThingKind } from '../base/incoming.ts';
import type { Line } from '../desk/lines.ts';
import { type Answered, aboutForDesk } from '../screens/reminded-screens.ts';
import type { Situation } from './situation.ts';

/** What Telegram puts together into albums. */
const inAlbums: ReadonlySet<ThingKind> = new Set(['photo', 'file', 'voice']);

/** What somebody sends that can be passed on; null: it is something else, or Telegram gave it no number to copy it by. */
export function lineOf({ incoming: { chat, message, update, input, once } }: Pick<Situation, 'incoming'>): Line | null {
  const at = message === null ? null : { chat, message };
  const said = wordsOf(input);
  if (said === null) return null;
  if (input.kind === 'say' || (input.kind === 'edited' && !input.thing)) return { text: said, update, at };
  // Only words under some things can be corrected, and of these it does not matter which it is.
  const thing = input.kind === 'thing' ? input.what : input.kind === 'edited' ? 'file' : 'other';
  const file = 'file' in input && input.file !== undefined ? { file: input.file } : {};
  if (input.kind !== 'thing') return at && { text: said, update, at, thing, ...file };
  const album = once !== undefined && inAlbums.has(input.what) ? { album: once } : {};
  return at && { text: said, update, at, thing, ...file, ...album, ...(input.links ? { links: true as const } : {}) };
}

/** The same with the reminder that it answers. */
export function lineAbout(situation: Pick<Situation, 'incoming' | 'zone'>, answered: Answered | null): Line | null {
  const line = lineOf(situation);
  const about = answered && aboutForDesk(situation, answered);
  return line && about ? { ...line, about } : line;
}

/** The words of it, under a thing too; null: it is nothing that people say. */
export function wordsOf(input: Input): string | null {
  switch (input.kind) {
    case 'say':
      return input.text;
    case 'thing':
      return input.words ?? '';
    case 'edited':
      return input.words;
    case 'location':
      return '';
    default:
      return null;
  }
}

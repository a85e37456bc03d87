import type { Instant } from '../base/time.ts';
import type { Acted } from './acted.ts';
import type { Handoff, Operator } from './handoff.ts';
import { ofNobody } from './network.ts';
import { lineGoes } from './tidy.ts';

/** The longest note: several must fit onto a sheet beside the answers. */
export const longestNote = 300;

/** What begins so is for the desk alone. */
const sign = '//';

/** The words of a note; null: they are none. */
export function noteIn(said: string): string | null {
  return said.startsWith(sign) ? said.slice(sign.length).trim() : null;
}

/** Keeps a note, sealed; the operator's own message leaves the group with the other lines. */
export function keepNote(
  handoff: Handoff,
  by: Operator,
  note: { readonly text: string; readonly update: number; readonly chat: number; readonly message: number | null },
  now: Instant,
): Acted<'nobody' | 'empty' | 'too-long'> {
  const { text, update, chat, message } = note;
  if (handoff.chat === 0 && handoff.sheet.name === '' && handoff.status === 'closed') return { refused: 'nobody' };
  if (text === '') return { refused: 'empty' };
  if (text.length > longestNote) return { refused: 'too-long' };
  const { id } = handoff;
  return {
    change: [
      {
        write: 'note',
        note: { id: `${id}:${update}`, handoff: id, chat: handoff.chat === 0 ? null : handoff.chat, at: now, by: by.name, text },
      },
      ...(message === null ? [] : [{ write: 'thread' as const, chat, message, handoff: id, only_by: ofNobody }]),
      lineGoes(handoff, now),
    ],
  };
}

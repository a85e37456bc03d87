import type { Post } from '../base/post.ts';
import type { Screen } from '../base/screen.ts';
import type { Instant } from '../base/time.ts';
import type { Write } from '../desk/change.ts';
import { codeOf, type Handoff } from '../desk/handoff.ts';
import type { Body } from '../desk/message.ts';
import { takeAwayAt } from '../desk/pass-acts.ts';
import { closedGoes, lineGoes } from '../desk/tidy.ts';
import { corrected, lineToDesk, lineToResident, notWholeAlbum } from '../screens/talk-screens.ts';
import type { DrawDeps, Drawn, Untrue } from './drawn.ts';

type LineBody = Extract<Body, { kind: 'line-to-desk' | 'line-to-resident' | 'copy-to-desk' | 'copy-to-resident' }>;
type AlbumBody = Extract<Body, { kind: 'album-to-desk' | 'album-to-resident' }>;

export const isLine = (body: Body): body is LineBody => body.kind.startsWith('line-to-') || body.kind.startsWith('copy-to-');
export const isAlbum = (body: Body): body is AlbumBody => body.kind.startsWith('album-to-');

/**
 * A line of a talk, for the chat to which it goes: words, or a thing that is copied. A correction changes what stands there; where nothing stands any
 * more it is said anew. `under`: the message that it answers.
 */
export async function drawLine(
  { store, content, now }: DrawDeps,
  body: LineBody,
  handoff: Handoff,
  appointment: { readonly code: string } | null,
  { lang, chat, under }: { readonly lang: string; readonly chat: number; readonly under: number | null },
): Promise<Drawn> {
  const toDesk = body.kind === 'line-to-desk' || body.kind === 'copy-to-desk';
  const from = ('desk' in body ? body.desk : undefined) ?? handoff.desk;
  const said = toDesk
    ? lineToDesk(codeOf(handoff, appointment), body.text, handoff.urgent, body.about)
    : lineToResident(handoff, from, content.desks.get(from), body.text, now());
  const screen = body.edited ? corrected(said) : said;
  const stands = body.edited && body.of ? (await store.copiesOf(body.of)).findLast((each) => each.chat === chat) : undefined;
  const anew = 'anew' in body && body.anew === true;
  const copy = body.kind === 'copy-to-desk' || body.kind === 'copy-to-resident';
  const what: Post = copy
    ? copied(body, screen, anew ? undefined : stands?.message, (anew ? stands?.message : undefined) ?? under)
    : stands
      ? { what: 'edit', screen, message: stands.message }
      : { what: 'screen', screen, answering: under };
  const of = body.of ? { of: body.of } : {};
  return {
    what,
    lang,
    // So that an answer to this very line goes to whoever wrote it.
    after: (message, at) =>
      message === stands?.message
        ? []
        : [
            { write: 'thread', chat: at, message, handoff: handoff.id, ...of },
            ...(toDesk ? [goesSomeDay(handoff, now())] : []),
            // Another picture took its place.
            ...(anew && stands ? [takeAwayAt(handoff.id, at, stands.message, now())] : []),
          ],
  };
}

/** It may come long after it was said, when the lines of the request have been looked at for the last time. */
const goesSomeDay = (handoff: Handoff, now: Instant): Write => (handoff.status === 'closed' ? closedGoes : lineGoes)(handoff, now);

function copied(body: Extract<LineBody, { captioned: boolean }>, screen: Screen, stands: number | undefined, under: number | null): Post {
  if (stands !== undefined && body.captioned) return { what: 'words', screen, message: stands };
  const protect = body.kind === 'copy-to-desk' ? { protect: true as const } : {};
  return { what: 'copy', of: body.of, answering: under, ...protect, ...(body.captioned ? { words: screen } : {}) };
}

/** What has come of an album, together and in order; nothing where all of it is there, or was taken back. */
export async function drawAlbum(
  { store, now }: DrawDeps,
  body: AlbumBody,
  handoff: Handoff,
  { lang, chat }: { readonly lang: string; readonly chat: number },
): Promise<Drawn | Untrue> {
  const { from, album } = body;
  const messages = await store.albumLeft(from, album, chat);
  if (messages.length === 0) return { untrue: 'nothing of the album is left' };
  const protect = body.kind === 'album-to-desk' ? { protect: true as const } : {};
  return {
    what: { what: 'album', of: { chat: from, messages }, ...protect },
    lang,
    after: (first, at, all = [first]) => {
      // Telegram leaves out what it cannot copy, and does not tell which.
      const whole = all.length === messages.length;
      const copies = all.map((message, i): Write => {
        const of = whole ? { of: { chat: from, message: messages[i] ?? 0 } } : {};
        return { write: 'thread', chat: at, message, handoff: handoff.id, ...of };
      });
      return [
        ...copies,
        ...(body.kind === 'album-to-desk' ? [goesSomeDay(handoff, now())] : []),
        ...(whole ? [] : notWhole(handoff, body, now())),
      ];
    },
  };
}

/** Whoever sent the album is told that something of it is missing. */
function notWhole(handoff: Handoff, { kind, album }: AlbumBody, now: Instant): Write[] {
  const key = `handoff:${handoff.id}:album${album}:not-passed`;
  if (kind === 'album-to-resident') {
    const note = { kind: 'note-to-desk', handoff: handoff.id, note: 'not-whole' } as const;
    return [{ write: 'message-once', message: { key, due: now, to: { desk: handoff.desk }, body: note } }];
  }
  const told = { kind: 'screen', screen: notWholeAlbum(handoff.id) } as const;
  return handoff.chat === 0 ? [] : [{ write: 'message-once', message: { key, due: now, to: { chat: handoff.chat }, body: told } }];
}

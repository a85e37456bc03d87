import type { Post } from '../base/post.ts';
import type { Screen } from '../base/screen.ts';
import { codeOf, type Handoff } from '../desk/handoff.ts';
import type { Body } from '../desk/message.ts';
import { corrected, lineToDesk, lineToResident } from '../screens/talk-screens.ts';
import type { DrawDeps, Drawn } from './drawn.ts';

type LineBody = Extract<Body, { kind: 'line-to-desk' | 'line-to-resident' | 'copy-to-desk' | 'copy-to-resident' }>;

export const isLine = (body: Body): body is LineBody => body.kind.startsWith('line-to-') || body.kind.startsWith('copy-to-');

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
  const stands = body.edited && body.of ? (await store.copiesOf(body.of)).find((each) => each.chat === chat) : undefined;
  const copy = body.kind === 'copy-to-desk' || body.kind === 'copy-to-resident';
  const what: Post = copy
    ? copied(body, screen, stands?.message, under)
    : stands
      ? { what: 'edit', screen, message: stands.message }
      : { what: 'screen', screen, answering: under };
  const of = body.of ? { of: body.of } : {};
  return {
    what,
    lang,
    // So that an answer to this very line goes to whoever wrote it.
    after: (message, at) => (message === stands?.message ? [] : [{ write: 'thread', chat: at, message, handoff: handoff.id, ...of }]),
  };
}

function copied(body: Extract<LineBody, { captioned: boolean }>, screen: Screen, stands: number | undefined, under: number | null): Post {
  if (stands !== undefined && body.captioned) return { what: 'words', screen, message: stands };
  const protect = body.kind === 'copy-to-desk' ? { protect: true as const } : {};
  return { what: 'copy', of: body.of, answering: under, ...protect, ...(body.captioned ? { words: screen } : {}) };
}

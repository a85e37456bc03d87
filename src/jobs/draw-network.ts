import type { Screen } from '../base/screen.ts';
import { codeOf, type Handoff } from '../desk/handoff.ts';
import type { Body } from '../desk/message.ts';
import { askedBy, ofNobody } from '../desk/network.ts';
import { networkAdvice, networkAsks, networkQuestion, networkSure } from '../screens/network-screens.ts';
import type { DrawDeps, Drawn, Untrue } from './drawn.ts';

export type NetworkBody = Extract<Body, { kind: 'network-asks' | 'network-sure' | 'network-question' | 'network-advice' }>;
export const isNetwork = (body: Body): body is NetworkBody => body.kind.startsWith('network-');

/** What stands in a desk's group or the experts' about a question to them; what a note says is read when it is sent. */
export async function drawNetwork(
  { store }: Pick<DrawDeps, 'store'>,
  body: NetworkBody,
  handoff: Handoff,
  appointment: { readonly code: string } | null,
  inThread: (screen: Screen, by: number) => Drawn,
): Promise<Drawn | Untrue> {
  const code = codeOf(handoff, appointment);
  if (body.kind === 'network-asks')
    return handoff.status === 'closed' ? { untrue: 'closed' } : inThread(networkAsks(code, body.by), askedBy(body.by.id));
  const note = (await store.notesOf(handoff.id)).find(({ id }) => id === body.note);
  switch (body.kind) {
    case 'network-sure':
      return note?.network === 'draft' ? inThread(networkSure(handoff, code, note, body.by), ofNobody) : { untrue: 'no draft any more' };
    case 'network-question':
      return note?.network === 'asked' ? inThread(networkQuestion(note), ofNobody) : { untrue: 'forgotten' };
    case 'network-advice':
      return note ? inThread(networkAdvice(code, note), ofNobody) : { untrue: 'forgotten' };
  }
}

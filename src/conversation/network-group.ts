import type { Decision } from '../desk/change.ts';
import { codeOf } from '../desk/handoff.ts';
import { advise, longestAdvice } from '../desk/network.ts';
import { deskLanguage, deskNote } from '../screens/desk-group-screens.ts';
import { networkNote } from '../screens/network-screens.ts';
import { type Situation, show, type TalkDeps, toast } from './situation.ts';

/** What happens in the experts' group: an answer to a question goes back to the desk; what they say to each other is theirs. */
export async function considerNetwork(deps: TalkDeps, situation: Situation): Promise<Decision> {
  const { input, incoming } = situation;
  if (input.kind === 'migrated') return { change: [{ write: 'chat-moved', from: incoming.chat, to: input.to }], screens: [] };
  return { ...(await decided(deps, situation)), lang: deskLanguage };
}

async function decided({ store, isMember }: TalkDeps, { incoming, input, now }: Situation): Promise<Decision> {
  const { update, chat, message, from, reply_by, reply_to } = incoming;
  if (input.kind === 'press') return toast(deskNote('not-a-desk'));
  if (input.kind === 'command') return show(...(input.name === 'start' || input.name === 'desk' ? [networkNote('here')] : []));
  const about = input.kind === 'edited' ? message : reply_by === 'us' ? reply_to : null;
  if (about === null) return show();
  const handoff = await store.handoffAt(chat, about);
  const further = input.kind === 'thing' && input.further;
  // What is none of ours, or stood in the group before it became another one.
  if (!handoff) return show(...(input.kind === 'edited' || further ? [] : [networkNote('no-question')]));
  const member = from.anonymous || (await isMember(chat, from.id));
  if (!member) return show(networkNote(member === null ? 'cannot-check' : 'not-member'));
  if (input.kind === 'edited') return show(networkNote('edited'));
  if (input.kind !== 'say') return show(...(further ? [] : [networkNote('words-only')]));
  const done = advise(handoff, { id: from.id, name: from.name }, { text: input.text, update, chat, message }, now);
  if ('refused' in done) return show(networkNote(`advice-${done.refused}`, { max: String(longestAdvice) }));
  const appointment = handoff.appointment ? await store.appointment(handoff.appointment) : null;
  const code = codeOf(handoff, appointment);
  const act = { id: `${now}:${update}`, at: now, desk: handoff.desk, act: 'advised', about: code, by: from.id } as const;
  const seen = message === null ? {} : { seen: { message, otherwise: networkNote('advice-sent') } };
  return { change: [...done.change, { write: 'desk-act', act }], screens: [], ...seen };
}

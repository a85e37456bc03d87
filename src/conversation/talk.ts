import type { Incoming } from '../base/incoming.ts';
import type { Content } from '../content/content.ts';
import { bringsMessages, type Decision } from '../desk/change.ts';
import { newSession, type Person } from '../desk/session.ts';
import { considerGroup } from './group.ts';
import { phoneLanguage } from './phone-language.ts';
import { considerPrivate } from './private.ts';
import type { Situation, TalkDeps } from './situation.ts';

/** What is to be shown to who wrote or pressed, in which language; null: nothing (the update was dealt with before). */
export type Shown = (Decision & { readonly lang: string }) | null;

/** How often a decision is taken again when the state moved on meanwhile. */
const tries = 3;

/** The four moves for one update: read, decide, commit; the caller shows. Throws only on a fault of ours. */
export async function talk(deps: TalkDeps, incoming: Incoming): Promise<Shown> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const now = deps.now();
    const person = (await deps.store.person(incoming.chat)) ?? stranger(incoming, deps.content);
    const situation: Situation = {
      person,
      incoming,
      input: incoming.input,
      now,
      today: deps.dayAt(now),
      zone: deps.zone,
      content: deps.content,
      fresh: deps.fresh(),
      deskChats: deps.deskChats(),
      networkChat: deps.networkChat?.() ?? null,
    };
    const decision =
      incoming.place === 'private' ? opened(situation, await considerPrivate(deps, situation)) : await considerGroup(deps, situation);
    const lang = langAfter(decision, person);
    const { chat, instead = null, topic, once } = incoming;
    const unshown = { chat, lang, instead, ...(topic === undefined ? {} : { topic }), screens: decision.screens };
    // Each picture of an album is passed on; what is only answered is answered once.
    const album = once === undefined || decision.change.length > 0 ? {} : { once };
    const marks = { ...(decision.screens.length > 0 ? { unshown } : {}), ...album };
    const mark = { id: incoming.update, at: now, ...marks };
    const result = await deps.store.commit(decision.change, mark);
    if (result === 'seen') return null;
    if (result === 'done') {
      if (bringsMessages(decision.change)) deps.nudge();
      return { ...decision, lang };
    }
  }
  throw new Error('a decision stayed stale');
}

/** Whoever writes to us has opened the chat, even if nobody told us so: what waits for them goes out. */
function opened({ person: { chat, blocked_at }, input }: Situation, decision: Decision): Decision {
  if (blocked_at === null || input.kind === 'blocked') return decision;
  return { ...decision, change: [...decision.change, { write: 'blocked', chat, at: null }, { write: 'wake', chat }] };
}

/** Someone never met: the client's language if we speak it, else English, which more people read than Italian. */
function stranger(incoming: Incoming, content: Content): Person {
  const lang = phoneLanguage(incoming, content) ?? 'en';
  return { chat: incoming.chat, lang, lang_chosen: false, privacy_on: null, blocked_at: null, session: newSession, version: 0 };
}

/** The language after the decision: choosing one takes effect on the very next screen. */
function langAfter(decision: Decision, person: Person): string {
  if (decision.lang !== undefined) return decision.lang;
  for (const each of decision.change) if (each.write === 'person') return each.person.lang;
  return person.lang;
}

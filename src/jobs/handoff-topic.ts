import type { Post, Posted } from '../base/post.ts';
import { codeOf, type Handoff } from '../desk/handoff.ts';
import type { Body, Message } from '../desk/message.ts';
import type { Store } from '../store/store.ts';

export interface TopicDeps {
  readonly store: Pick<Store, 'topicOf' | 'cardsOf' | 'handoff' | 'appointment' | 'commit'>;
  /** Whether a group has topics; asked of Telegram now and then. */
  isForum(chat: number): Promise<boolean>;
  post(what: Post): Promise<Posted>;
  /** The bot may not manage the topics of this group: those who run it are told. */
  refused(why: string): Promise<void>;
}

/** What did not even come to be tried: Telegram does not answer, or asks to wait. */
export type Stopped = Extract<Posted, { became: 'told' | 'unreachable' | 'unsure' | 'moved' }>;

const stops = (posted: Posted): posted is Stopped =>
  posted.became === 'told' || posted.became === 'unreachable' || posted.became === 'unsure' || posted.became === 'moved';

/** Goes to a private chat. */
const elsewhere: readonly Body['kind'][] = ['away', 'sheet', 'slip'];
const handoffIn = (body: Body): string | null => ('handoff' in body && !elsewhere.includes(body.kind) ? body.handoff : null);

/** Nobody's name stands in the name of a topic. */
const nameOf = (handoff: Handoff, code: string) => `${handoff.urgent ? '🔴 ' : ''}${code}`;

/**
 * The topic of a forum in which a message about a handoff belongs; a first card opens it. Null: the group has none, or the bot may not open them,
 * and all goes into the group itself.
 */
export async function topicFor(deps: TopicDeps, { to, body }: Message, chat: number): Promise<number | null | Stopped> {
  const id = 'desk' in to ? handoffIn(body) : null;
  if (id === null) return null;
  const there = await deps.store.topicOf(id, chat);
  if (there) return there.topic;
  if (body.kind !== 'card' || !(await deps.isForum(chat))) return null;
  const [handoff, cards] = [await deps.store.handoff(id), await deps.store.cardsOf(id)];
  if (!handoff || cards.some((card) => card.chat === chat)) return null;
  const appointment = handoff.appointment ? await deps.store.appointment(handoff.appointment) : null;
  const opened = await deps.post({ what: 'topic', name: nameOf(handoff, codeOf(handoff, appointment)) });
  if (stops(opened)) return opened;
  if (opened.became !== 'sent') {
    await deps.refused(opened.why);
    return null;
  }
  await deps.store.commit([{ write: 'topic', topic: { handoff: id, chat, topic: opened.message, closed: false } }]);
  return opened.message;
}

/** Closes the topic of a handoff that was closed, or opens it again: after its card says so. */
export async function settleTopic(deps: TopicDeps, { to, body }: Message, chat: number): Promise<void> {
  if (!('desk' in to) || body.kind !== 'card') return;
  const [topic, handoff] = [await deps.store.topicOf(body.handoff, chat), await deps.store.handoff(body.handoff)];
  // A handoff that another desk has now is over here.
  const closed = handoff?.status === 'closed' || handoff?.desk !== to.desk;
  if (!topic || topic.closed === closed) return;
  const { became } = await deps.post({ what: 'topic-closed', topic: topic.topic, closed });
  if (became === 'sent' || became === 'bad' || became === 'forbidden')
    await deps.store.commit([{ write: 'topic', topic: { ...topic, closed } }]);
}

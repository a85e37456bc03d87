import type { Post, Posted } from '../base/post.ts';
import type { Screen } from '../base/screen.ts';
import { dayAt } from '../base/time.ts';
import type { Change, Write } from '../desk/change.ts';
import type { DeskId } from '../desk/desk.ts';
import { groupMoved } from '../desk/handoff-acts.ts';
import { type Lane, laneOf, type Message } from '../desk/message.ts';
import { answerLost, deskClosed, deskRefuses, setAside, topicsRefused } from '../screens/alarm-screens.ts';
import { deskLanguage, noteScreen } from '../screens/desk-group-screens.ts';
import { groupName } from '../screens/network-screens.ts';
import { isUnsureScreen, unsureScreen } from '../screens/unsure-screen.ts';
import type { Store } from '../store/store.ts';
import { type Delivery, unsure } from './delivery.ts';
import { isAlbum, isLine } from './draw-line.ts';
import { drawMessage } from './draw-message.ts';
import type { DrawDeps } from './drawn.ts';
import { settleTopic, type TopicDeps, topicFor } from './handoff-topic.ts';
import { notPassed } from './not-passed.ts';
import { awayRefused, sheetRefused } from './refused-sheet.ts';
import { unseen } from './unseen.ts';

export interface OutboxDeps extends DrawDeps {
  readonly store: Store;
  deskChat(desk: string): number | null;
  /** Who is told when something waits that nobody sees. */
  readonly admins: readonly number[];
  /** A group became a supergroup: its new number, at once and for good. */
  chatMoved(from: number, to: number): void;
  /** Whether a group has topics; absent: none has. */
  isForum?(chat: number): Promise<boolean>;
  post(to: { readonly chat: number; readonly lang: string; readonly lane: Lane }, what: Post): Promise<Posted>;
}

export interface Sender {
  send(message: Message, attempts: number): Promise<Delivery>;
  /** Tells those who run the bot that a message was set aside. */
  alarm(kind: string, why: string): Change;
  /** Tells those who run the bot past the outbox, which may be what does not work; whom that does not reach gets it by the outbox. */
  tellAdmins(screen: Screen): Promise<void>;
  /** Puts a screen that could not be shown into the outbox; `lost`: only Telegram's answer is missing, so that it waits until it is asked for. */
  reply(message: Message, lost?: string): Change;
}

/** Pauses before a closed group is tried again, in seconds, by how often it was; the last is repeated. Whoever opens it is not waited for long. */
const openAgain = [60, 300, 900] as const;
/** A person who closed the chat is tried once a day; opening it again, or writing, wakes what waits at once. */
const dayLong = 24 * 3600;

/** The same in a topic. */
const inTopic = (what: Post, topic: number | null): Post =>
  topic !== null && (what.what === 'screen' || what.what === 'copy' || what.what === 'album') ? { ...what, topic } : what;

/** Draws outbox messages as they are true at the time of sending, and sends them. What is not true any more is dropped with its reason. */
export function createSender(deps: OutboxDeps): Sender {
  const { store, content, now } = deps;
  return { send, tellAdmins, alarm: (kind, why) => alarms(`aside:${kind}`, setAside(kind, why)), reply };

  async function send(message: Message, attempts: number): Promise<Delivery> {
    const { to } = message;
    const chat = 'chat' in to ? to.chat : deps.deskChat(to.desk);
    if (chat === null)
      return {
        became: 'waits',
        waits: 'rights',
        seconds: openAgain[2],
        why: 'this desk has no group',
        change: await unseen(deps, message),
      };
    const drawn = await drawMessage(deps, message, chat);
    if ('untrue' in drawn) return { became: 'untrue', why: drawn.untrue, ...(drawn.change ? { change: drawn.change } : {}) };
    if ('later' in drawn) return { became: 'later', next: drawn.later, change: drawn.change };
    const { over } = drawn;
    const next = over ? { next: over.next } : {};
    const place = { chat, lang: drawn.lang, lane: laneOf(message) };
    const topics = topicDeps(place);
    const topic = await topicFor(topics, message, chat);
    const posted = topic !== null && typeof topic !== 'number' ? topic : await deps.post(place, inTopic(drawn.what, topic));
    const { body } = message;
    if (body.kind === 'away' && (posted.became === 'moved' || posted.became === 'closed' || posted.became === 'forbidden'))
      return awayRefused(chat, body.message, attempts, 'why' in posted ? posted.why : 'the group moved', posted.became === 'moved');
    switch (posted.became) {
      case 'sent':
        await settleTopic(topics, message, chat);
        return { became: 'sent', change: drawn.after(posted.message, chat, posted.messages), ...next };
      case 'told':
        return { became: 'waits', waits: 'told', seconds: posted.seconds, why: posted.why };
      case 'unreachable':
        return { became: 'unreachable', why: posted.why };
      case 'unsure':
        return { became: 'unsure', why: posted.why, change: [...(over?.unsure ?? []), ...lost(message, posted.why)], ...next };
      case 'bad':
        return {
          became: 'bad',
          why: posted.why,
          change: [
            ...(over ? [...over.refused, ...alarms(`aside:${message.body.kind}`, setAside(message.body.kind, posted.why))] : []),
            ...(isLine(message.body) || isAlbum(message.body) ? await notPassed(deps, message.key, message.body) : []),
          ],
          ...next,
        };
      case 'moved':
        return moved(to, chat, posted.to);
      case 'closed':
      case 'forbidden':
        return 'chat' in to
          ? await blocked(to.chat, message, posted.why, over?.blocked ?? [])
          : await refused(to.desk, message, posted, attempts);
    }
  }

  /** What opens and closes a handoff's topic where this message goes. */
  function topicDeps(place: Parameters<OutboxDeps['post']>[0]): TopicDeps {
    return {
      store,
      isForum: deps.isForum ?? (async () => false),
      post: (what) => deps.post(place, what),
      async refused(why) {
        await store.commit(alarms(`topics:${place.chat}`, topicsRefused(why)));
      },
    };
  }

  /** The group has another number: its messages are drawn anew there, and so is the card of every handoff that is open. */
  async function moved(to: Message['to'], from: number, chat: number): Promise<Delivery> {
    if ('chat' in to) return { became: 'bad', why: 'a private chat cannot move' };
    deps.chatMoved(from, chat);
    return {
      became: 'waits',
      waits: 'told',
      seconds: 0,
      why: 'the group moved',
      change: groupMoved(await store.openHandoffs(to.desk), from, chat, now(), noteScreen('moved-group')),
    };
  }

  /** What a desk wrote waits, and the desk is told that the person has closed the chat: it can call. */
  async function blocked(chat: number, { key, body }: Message, why: string, more: Change): Promise<Delivery> {
    if (body.kind === 'sheet') return await sheetRefused(store, body, now(), why);
    const written = 'handoff' in body && (body.kind === 'reply-to-resident' || isLine(body) || isAlbum(body));
    const handoff = written ? await store.handoff(body.handoff) : null;
    const note: Write[] = handoff
      ? [
          { write: 'draw', handoff: handoff.id, now: now() },
          {
            write: 'message-once',
            message: {
              key: `handoff:${handoff.id}:not-reached:${key}`,
              due: now(),
              to: { desk: handoff.desk },
              body: { kind: 'note-to-desk', handoff: handoff.id, note: 'not-reached' },
            },
          },
        ]
      : [];
    const change: Change = [{ write: 'blocked', chat, at: now() }, ...note, ...more];
    return { became: 'waits', waits: 'rights', seconds: dayLong, why, change };
  }

  async function refused(
    desk: DeskId,
    message: Message,
    { became, why }: { readonly became: 'closed' | 'forbidden'; readonly why: string },
    attempts: number,
  ): Promise<Delivery> {
    const name = groupName(content.desks, desk);
    const screen = became === 'closed' ? deskClosed(name) : deskRefuses(name, why);
    const seconds = openAgain[Math.min(attempts, openAgain.length - 1)] ?? openAgain[2];
    return {
      became: 'waits',
      waits: 'rights',
      seconds,
      why,
      change: [...alarms(`${became}:${desk}`, screen), ...(await unseen(deps, message))],
    };
  }

  function reply(message: Message, why?: string): Change {
    const put: Write = { write: 'message', message };
    if (why === undefined) return [put];
    return [put, { write: 'end', key: message.key, revision: 1, state: 'aside', at: now(), error: unsure(why) }, ...lost(message, why)];
  }

  /** Tells its recipient that a message may be missing, and those who run the bot. Whoever does not get that either is not told once more. */
  function lost(message: Message, why: string): Change {
    const { body } = message;
    const told: Message = {
      key: `unsure:${message.key}`,
      due: now(),
      to: message.to,
      body: {
        kind: 'screen',
        screen: unsureScreen(message),
        ...(body.kind === 'screen' && body.topic !== undefined ? { topic: body.topic } : {}),
      },
      lane: laneOf(message),
    };
    const { kind } = body;
    return [
      ...(isUnsureScreen(message) ? [] : [{ write: 'message' as const, message: told }]),
      ...alarms(`unsure:${kind}`, answerLost(kind, why)),
    ];
  }

  async function tellAdmins(screen: Screen): Promise<void> {
    for (const chat of deps.admins) {
      const { became } = await deps.post({ chat, lang: deskLanguage, lane: 'desk' }, { what: 'screen', screen });
      const message: Message = { key: `told:${chat}:${now()}`, due: now(), to: { chat }, body: { kind: 'screen', screen } };
      if (became !== 'sent' && became !== 'unsure') await store.commit([{ write: 'message', message }]);
    }
  }

  /** One message a day to those who run the bot. */
  function alarms(what: string, screen: Screen): Write[] {
    const key = `alarm:${what}:${dayAt(now(), deps.zone)}`;
    return deps.admins.map((chat) => ({
      write: 'message-once',
      message: { key: `${key}:${chat}`, due: now(), to: { chat }, body: { kind: 'screen', screen }, lane: 'reminder' },
    }));
  }
}

import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { addSeconds, type Instant } from '../base/time.ts';
import type { Change, Write } from '../desk/change.ts';
import { type Lane, laneOf, lanes, type Message } from '../desk/message.ts';
import type { Due, Store } from '../store/store.ts';
import { createEase } from './ease.ts';
import { createMarks } from './marks.ts';
import { createReach } from './reach.ts';

/** What became of a message, with writes that go with it. */
export type Delivery =
  | { readonly became: 'sent'; readonly change: Change }
  /** The chat stays closed to us: given up. */
  | { readonly became: 'gone'; readonly why: string; readonly change?: Change }
  /** Not tried before so many seconds have passed. */
  | {
      readonly became: 'waits';
      readonly waits: 'told' | 'rights';
      readonly seconds: number;
      readonly why: string;
      readonly change?: Change;
    }
  /** Nobody knows whether Telegram works: everything pauses but a probe. */
  | { readonly became: 'unreachable'; readonly why: string }
  /** Its words would not be true any more. */
  | { readonly became: 'untrue'; readonly why: string }
  /** It can never be sent. */
  | { readonly became: 'bad'; readonly why: string; readonly change?: Change };

/** It could not even be drawn. */
interface Faulty {
  readonly became: 'faulty';
  readonly why: string;
}

export interface DeliverDeps {
  readonly store: Store;
  readonly log: Logger;
  /** The name of this process among those of one database. */
  readonly by: string;
  now(): Instant;
  /** Told what became of each message, for figures. */
  became?(lane: Lane, became: string): void;
  /** Draws the message from the state as it is now and sends it. Must not throw for anything that Telegram or the network does. */
  send(message: Message, attempts: number): Promise<Delivery>;
}

export interface DeliveryState {
  /** Since when Telegram has not answered, in milliseconds of `performance.now()`; null: it does. */
  readonly unreachableSince: number | null;
  /** What was sent and could not be marked: the database cannot be written. */
  readonly unmarked: number;
}

/** Chats served side by side in each lane. */
const side: Readonly<Record<Lane, number>> = { look: 24, desk: 16, reminder: 12 };
/** A claim is given up after this, in seconds: longer than any call lasts. */
const lease = 90;
/** Pauses after a fault of ours in drawing, in seconds; after the last the message is set aside. */
const drawAgain = [5, 60, 600] as const;
/** Pauses between tries of one message while Telegram does not answer it, in seconds; the last is repeated. */
const reachAgain = [1, 2, 5, 10, 20, 30] as const;

/**
 * The outbox. Messages are claimed before they are sent, so that several processes never send one twice; each lane is worked by itself,
 * one chat in order, chats side by side; a message that must wait holds up its own chat only.
 */
export function createDelivery({ store, log, by, now, became, send }: DeliverDeps) {
  const running = new Map<Lane, Promise<void>>();
  const again = new Set<Lane>();
  const inHand = new Set<string>();
  /** Lanes with messages to a chat to which another lane was sending. */
  const starved = new Set<Lane>();
  const ease = () => createEase(() => performance.now());
  const eases: Readonly<Record<Lane, ReturnType<typeof ease>>> = { look: ease(), desk: ease(), reminder: ease() };
  const marks = createMarks(store, log);
  const reach = createReach(async () => {
    await store.commit([{ write: 'wake' }]);
    nudge();
  });
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let looks: (() => void)[] = [];

  async function one({ message, revision, attempts }: Due): Promise<'on' | 'wait'> {
    const mark = { key: message.key, revision };
    const said = { kind: message.body.kind, attempts };
    const result = await send(message, attempts).catch((error: unknown) => faulty(error, attempts));
    became?.(laneOf(message), result.became);
    const done = await settled(message.key, mark, said, result);
    if ('change' in result) follow(result.change);
    return done;
  }

  async function settled(
    key: string,
    mark: { readonly key: string; readonly revision: number },
    said: { readonly kind: string; readonly attempts: number },
    result: Delivery | Faulty,
  ): Promise<'on' | 'wait'> {
    const { attempts } = said;
    if (result.became !== 'unreachable' && result.became !== 'untrue' && result.became !== 'faulty') reach.answered();
    switch (result.became) {
      case 'sent':
        await marks.settle(key, result.change, { write: 'sent', ...mark, at: now() });
        return 'on';
      case 'untrue':
        log.info({ ...said, why: result.why }, 'message dropped: not true any more');
        await marks.settle(key, [], { write: 'end', ...mark, state: 'dropped', at: now(), error: result.why });
        return 'on';
      case 'gone':
        await marks.settle(key, result.change ?? [], { write: 'end', ...mark, state: 'failed', at: now(), error: result.why });
        return 'on';
      case 'bad':
        log.error({ ...said, why: result.why }, 'message set aside');
        await marks.settle(key, result.change ?? [], { write: 'end', ...mark, state: 'aside', at: now(), error: result.why });
        return 'on';
      case 'waits': {
        log.warn({ ...said, why: result.why, seconds: result.seconds }, 'message waits');
        const at = addSeconds(now(), result.seconds);
        await marks.settle(key, result.change ?? [], { write: 'retry', ...mark, at, waits: result.waits, error: result.why });
        return 'wait';
      }
      case 'unreachable': {
        log.warn({ ...said, why: result.why }, 'message waits for the network');
        reach.failed();
        const at = addSeconds(now(), reachAgain[Math.min(attempts, reachAgain.length - 1)] ?? 30);
        await marks.settle(key, [], { write: 'retry', ...mark, at, waits: 'network', error: result.why });
        return 'wait';
      }
      case 'faulty': {
        const seconds = drawAgain[attempts];
        const write: Write =
          seconds === undefined
            ? { write: 'end', ...mark, state: 'aside', at: now(), error: result.why }
            : { write: 'retry', ...mark, at: addSeconds(now(), seconds), waits: 'told', error: result.why };
        await marks.settle(key, [], write);
        return seconds === undefined ? 'on' : 'wait';
      }
    }
  }

  /** A fault of ours in one message: it is tried some times and then set aside; the others go on. */
  function faulty(error: unknown, attempts: number): Faulty {
    log.error({ err: error, attempts }, 'message could not be drawn');
    return { became: 'faulty', why: error instanceof Error ? error.message : String(error) };
  }

  /** The messages of one recipient, in order, until one of them must wait: those behind it are given back. */
  async function inOrder(messages: readonly Due[]): Promise<void> {
    for (const [i, due] of messages.entries()) {
      const ready = !stopped && !marks.blocked() && !reach.paused();
      if (ready && (await one(due)) === 'on') continue;
      for (const { message, revision } of messages.slice(ready ? i + 1 : i))
        await marks.settle(message.key, [], { write: 'release', key: message.key, revision });
      return;
    }
  }

  async function claimed(lane: Lane, limit: number): Promise<Due[][]> {
    const at = now();
    const { due, unreadable } = await store.claim({ lane, now: at, until: addSeconds(at, lease), by, limit });
    for (const kind of unreadable) log.error({ kind }, 'a message cannot be read: set aside');
    const groups = new Map<string, Due[]>();
    for (const each of due) {
      // A clock that is moved ends claims of this very process, whose message is still on its way.
      if (inHand.has(each.message.key)) continue;
      const recipient = JSON.stringify(each.message.to);
      groups.set(recipient, [...(groups.get(recipient) ?? []), each]);
    }
    return [...groups.values()];
  }

  async function sweep(lane: Lane): Promise<void> {
    const active = new Set<Promise<void>>();
    try {
      while (!stopped) {
        again.delete(lane);
        await marks.retry();
        if (marks.blocked()) break;
        const free = reach.room(side[lane] - active.size);
        const room = eases[lane].long() && active.size > free ? 0 : free;
        const pause = eases[lane].pause(room);
        if (room > 0 && pause > 0) {
          await wait(pause);
          continue;
        }
        const groups = room > 0 ? await claimed(lane, room) : [];
        eases[lane].took(groups.flat().length);
        if (groups.length === 0) reach.idle();
        for (const group of groups) {
          for (const { message } of group) inHand.add(message.key);
          const work = inOrder(group).finally(() => {
            for (const { message } of group) inHand.delete(message.key);
            active.delete(work);
            for (const waiting of starved) if (waiting !== lane) void start(waiting).catch(() => undefined);
            starved.clear();
          });
          active.add(work);
        }
        if (groups.length > 0 && active.size < side[lane]) continue;
        if (active.size > 0) await Promise.race([...active, looked()]);
        else if (!again.has(lane)) break;
      }
    } finally {
      await Promise.allSettled(active);
      if (!stopped && (await store.hasDue(lane, now()).catch(() => false))) starved.add(lane);
      // At once with the last look, so that no nudge falls between the two.
      running.delete(lane);
      if (again.has(lane) && !stopped && !marks.blocked()) start(lane);
    }
  }

  /** What goes with a message may put others into the outbox: an alarm, a card. */
  function follow(change: Change | undefined): void {
    if (change?.some(({ write }) => write === 'message' || write === 'message-once' || write === 'draw')) nudge();
  }

  /** Ends when somebody asks to look again. */
  const looked = () => new Promise<void>((resolve) => looks.push(resolve));

  function start(lane: Lane): Promise<void> {
    const swept = running.get(lane) ?? sweep(lane).finally(() => void plan());
    running.set(lane, swept);
    return swept;
  }

  /** Looks again in every lane; what fails is logged, and tried at the next wake. */
  function nudge(): void {
    if (stopped) return;
    for (const lane of lanes) {
      again.add(lane);
      void start(lane).catch((error: unknown) => log.error({ err: error }, 'delivery failed'));
    }
    for (const look of looks.splice(0)) look();
    looks = [];
  }

  /** Wakes for what waits, at its time; and for a probe while Telegram does not answer. */
  async function plan(): Promise<void> {
    if (stopped || running.size > 0) return;
    const next = await store.nextDue(now()).catch(() => null);
    const probe = reach.pause() ?? (marks.blocked() ? marks.pause : null);
    const wait = probe ?? (next === null ? null : Date.parse(next) - Date.parse(now()));
    clearTimeout(timer);
    if (wait !== null && !stopped) timer = setTimeout(nudge, Math.min(Math.max(wait, 20), 60_000)).unref();
  }

  return {
    nudge,
    /** Sends all that is due; resolves when nothing due is left that can be sent now. */
    async run(): Promise<void> {
      if (stopped) return;
      // A lane may have waited for another's message to the same chat: the last look is at all of them.
      do {
        for (const lane of lanes) again.add(lane);
        for (const look of looks.splice(0)) look();
        await Promise.all(lanes.map((lane) => start(lane)));
      } while (running.size > 0 && !stopped);
    },
    /** Telegram answered somebody else: what waits for it need not wait any longer. */
    answered: () => reach.answered(),
    state: (): DeliveryState => ({ unreachableSince: reach.since(), unmarked: marks.count() }),
    /** Ends after the messages under way. */
    async stop(): Promise<void> {
      stopped = true;
      clearTimeout(timer);
      for (const look of looks.splice(0)) look();
      await Promise.allSettled(running.values());
      await marks.retry().catch(() => undefined);
    },
  };
}

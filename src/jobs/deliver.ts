import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { faultOf } from '../base/fault.ts';
import { addSeconds, type Instant } from '../base/time.ts';
import { bringsMessages, type Change } from '../desk/change.ts';
import { type Lane, laneOf, lanes, type Message } from '../desk/message.ts';
import type { Due, Store } from '../store/store.ts';
import { afterwards, type Delivery, type Faulty } from './delivery.ts';
import { createEase, type Ease } from './ease.ts';
import { createMarks } from './marks.ts';
import { createReach } from './reach.ts';

export interface DeliverDeps {
  readonly store: Store;
  readonly log: Logger;
  /** The name of this process among those of one database. */
  readonly by: string;
  now(): Instant;
  /** Told what became of each message, for figures. */
  became?(lane: Lane, became: string): void;
  /** What tells those who run the bot that a message was set aside. */
  alarm(kind: string, why: string): Change;
  /** Asks whether Telegram answers at all. */
  look(): Promise<boolean>;
  /** Draws the message from the state as it is now and sends it. Must not throw for anything that Telegram or the network does. */
  send(message: Message, attempts: number): Promise<Delivery>;
  /** How fast a lane takes messages; else by the clock of this machine. */
  ease?(): Ease;
}

export interface DeliveryState {
  /** Since when Telegram has not answered, in milliseconds of `performance.now()`; null: it does. */
  readonly unreachableSince: number | null;
  /** What was sent and could not be marked: the database cannot be written. */
  readonly unmarked: number;
  /** When a lane was last looked through, in milliseconds of `performance.now()`. */
  readonly sweptAt: number;
}

/** Chats served side by side in each lane. */
const side: Readonly<Record<Lane, number>> = { look: 24, desk: 16, reminder: 12, dates: 12 };
/** A claim is given up after this, in seconds: longer than any call lasts. */
const lease = 90;
/** When to look again, in milliseconds: at what falls due next, or after the `pause`; beside lanes at work not more than once a second. */
export function wakeAfter(pause: number | null, due: number | null, busy: boolean): number | null {
  const wait = pause ?? due;
  return wait === null ? null : Math.min(Math.max(wait, busy ? 1_000 : 20), 60_000);
}

/**
 * The outbox. Messages are claimed before they are sent, so that several processes never send one twice; each lane is worked by itself,
 * one chat in order, chats side by side; a message that must wait holds up its own chat only.
 */
export function createDelivery({ store, log, by, now, became, alarm, look, send, ease: given }: DeliverDeps) {
  const running = new Map<Lane, Promise<void>>();
  const again = new Set<Lane>();
  const inHand = new Set<string>();
  /** Lanes with messages to a chat to which another lane was sending. */
  const starved = new Set<Lane>();
  /** How many recipients have been served: whether one has, since a lane last looked for messages. */
  let served = 0;
  const ease = given ?? (() => createEase(() => performance.now()));
  const eases: Readonly<Record<Lane, Ease>> = { look: ease(), desk: ease(), reminder: ease(), dates: ease() };
  const marks = createMarks(store, log);
  /** Faults of ours in messages that are tried again. In memory: after a restart they are counted anew. */
  const faulty = new Map<string, number>();
  const reach = createReach(look, async (outage) => {
    if (outage) await store.commit([{ write: 'wake' }]);
    nudge();
  });
  let stopped = false;
  let sweptAt = performance.now();
  let timer: NodeJS.Timeout | undefined;
  let looks: (() => void)[] = [];

  async function one({ message, revision, attempts }: Due): Promise<'on' | 'wait'> {
    const { kind } = message.body;
    const result = await send(message, attempts).catch((error: unknown): Faulty => {
      log.error({ ...faultOf(error), kind, attempts }, 'message could not be drawn');
      return { became: 'faulty', why: error instanceof Error ? error.message : String(error) };
    });
    became?.(laneOf(message), result.became);
    if (result.became === 'unreachable' || result.became === 'unsure') reach.failed();
    else if (result.became === 'sent') void reach.answered();
    const { mark, faults, level } = afterwards(result, { key: message.key, revision, attempts, faults: faulty.get(message.key) }, now());
    if (faults) faulty.set(message.key, faults);
    else faulty.delete(message.key);
    if (level) log[level]({ kind, attempts, became: result.became, why: 'why' in result ? result.why : null }, 'message not sent');
    const aside = mark.write === 'end' && mark.state === 'aside' && result.became !== 'unsure';
    const change = [...('change' in result ? (result.change ?? []) : []), ...(aside ? alarm(kind, mark.error) : [])];
    await marks.settle(message.key, change, mark);
    follow(change);
    return mark.write === 'retry' ? 'wait' : 'on';
  }

  /** The messages of one recipient, in order, until one of them must wait: those behind it are given back. */
  async function inOrder(messages: readonly Due[]): Promise<void> {
    for (const [i, due] of messages.entries()) {
      const ready = !stopped && !marks.blocked() && reach.since() === null;
      if (ready && (await one(due)) === 'on') continue;
      for (const { message, revision } of messages.slice(ready ? i + 1 : i))
        await marks.settle(message.key, [], { write: 'release', key: message.key, revision });
      return;
    }
  }

  async function claimed(lane: Lane, limit: number): Promise<Due[][]> {
    const at = now();
    const { due, unreadable } = await store.claim({ lane, now: at, until: addSeconds(at, lease), by, limit });
    for (const kind of unreadable) {
      log.error({ kind }, 'a message cannot be read: set aside');
      await store.commit(alarm(kind, 'cannot be read'));
    }
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
    let before = served;
    try {
      while (!stopped) {
        again.delete(lane);
        await marks.retry();
        sweptAt = performance.now();
        if (marks.blocked()) break;
        const room = reach.since() === null ? side[lane] - active.size : 0;
        const pause = eases[lane].pause(room, side[lane] / 2);
        if (room > 0 && pause > 0) {
          await wait(pause);
          continue;
        }
        before = served;
        const groups = room > 0 ? await claimed(lane, room) : [];
        eases[lane].took(groups.flat().length);
        for (const group of groups) {
          for (const { message } of group) inHand.add(message.key);
          const work = inOrder(group).finally(() => {
            for (const { message } of group) inHand.delete(message.key);
            active.delete(work);
            served += 1;
            for (const waiting of starved) if (waiting !== lane) startAndLog(waiting);
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
      // Whoever was in the way may have ended meanwhile: then nobody else would look again.
      if (!stopped && (await store.hasDue(lane, now()).catch(() => false))) (served === before ? starved : again).add(lane);
      // At once with the last look, so that no nudge falls between the two.
      running.delete(lane);
      if (again.has(lane) && !stopped && !marks.blocked()) startAndLog(lane);
    }
  }

  /** What goes with a message may put others into the outbox: an alarm, a card. */
  function follow(change: Change | undefined): void {
    if (change && bringsMessages(change)) nudge();
  }

  /** Ends when somebody asks to look again. */
  const looked = () => new Promise<void>((resolve) => looks.push(resolve));

  function start(lane: Lane): Promise<void> {
    const swept = running.get(lane) ?? sweep(lane).finally(() => void plan());
    running.set(lane, swept);
    return swept;
  }

  /** What fails is logged, and tried at the next wake. */
  function startAndLog(lane: Lane): void {
    void start(lane).catch((error: unknown) => log.error(faultOf(error), 'delivery failed'));
  }

  /** Looks again in every lane. */
  function nudge(): void {
    if (stopped) return;
    for (const lane of lanes) {
      again.add(lane);
      startAndLog(lane);
    }
    for (const wake of looks.splice(0)) wake();
    looks = [];
  }

  /** Wakes for what waits, at its time. While Telegram does not answer nothing does: its first answer wakes. */
  async function plan(): Promise<void> {
    if (stopped || reach.since() !== null) return;
    const next = await store.nextDue(now()).catch(() => null);
    const due = next === null ? null : Date.parse(next) - Date.parse(now());
    const wait = wakeAfter(marks.blocked() ? marks.pause : null, due, running.size > 0);
    clearTimeout(timer);
    if (wait !== null && !stopped) timer = setTimeout(nudge, wait).unref();
  }

  return {
    nudge,
    /** Sends all that is due; resolves when nothing due is left that can be sent now. */
    async run(): Promise<void> {
      if (stopped) return;
      if (reach.since() !== null) await reach.ask();
      // A lane may have waited for another's message to the same chat: the last look is at all of them.
      do {
        for (const lane of lanes) again.add(lane);
        for (const wake of looks.splice(0)) wake();
        await Promise.all(lanes.map((lane) => start(lane)));
      } while (running.size > 0 && !stopped);
    },
    /** Telegram answered somebody else: what waits for it need not wait any longer. */
    answered: () => void reach.answered(),
    state: (): DeliveryState => ({ unreachableSince: reach.since(), unmarked: marks.count(), sweptAt }),
    /** Ends after the messages under way. */
    async stop(): Promise<void> {
      stopped = true;
      clearTimeout(timer);
      reach.stop();
      for (const wake of looks.splice(0)) wake();
      await Promise.allSettled(running.values());
      await marks.retry().catch(() => undefined);
    },
  };
}

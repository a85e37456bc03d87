import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { faultOf } from '../base/fault.ts';
import type { Inbox } from '../base/inbox.ts';

/** What is left to do for an update once it is written: to show it. */
export type Showing = () => Promise<void>;

/** An update of a chat, as Telegram sent it. */
export interface Task {
  readonly id: number;
  readonly chat: number;
  readonly update: unknown;
}

export interface LaneDeps {
  readonly inbox: Inbox;
  readonly log: Logger;
  /** Instant of the process's clock. */
  now(): string;
  /** Reads, decides and commits. Never rejects: what fails is told to the person. */
  handle(task: Task): Promise<Showing>;
  /** For an update that ended the process too often: it is not tried again, and the person is told. */
  setAside(task: Task): Promise<Showing>;
  /** A chat has sent more than it may: the person is told, once until all that waits is done. */
  tooMuch(task: Task): Promise<void>;
}

export interface Lanes {
  /** Deals with an update in the turn of its chat. Resolves when Telegram may forget it: it is committed, or lies in the inbox. */
  add(task: Task): Promise<void>;
  /** Goes on with what an earlier process left in the inbox. */
  resume(): Promise<void>;
  /** Updates that wait or are being dealt with, and screens being shown. */
  readonly open: number;
  /** Resolves when nothing waits and nothing is being shown. */
  idle(): Promise<void>;
  /** Keeps in the inbox what has not begun, and waits for the rest. */
  stop(): Promise<void>;
}

/** So many updates of a chat wait in memory, unconfirmed, and so long, in milliseconds; then they go into the inbox. */
const waits = { many: 3, long: 100 };
/** A chat's updates beyond this are not read. */
export const mostWaiting = 500;
/** Taken from the inbox at once. */
const batch = 10;
/** Begun so often without an end: it is what ends the process. */
export const tries = 3;
/** Screens of a chat under way before its next update waits for them. */
const mostShowing = 3;
/** Before the inbox is asked again when it could not be read, in milliseconds. */
const breath = 1000;

interface Lane {
  readonly chat: number;
  /** In memory, in order, not confirmed; all are newer than what is stored. */
  queue: { readonly task: Task; readonly confirm: () => void }[];
  /** How many lie in the inbox, and how often some were put there. */
  stored: number;
  puts: number;
  /** The person was told that the rest is not read. */
  full: boolean;
  running: boolean;
  putting: Promise<void> | null;
  timer: NodeJS.Timeout | null;
  /** The screens under way, one after the other. */
  shown: Promise<void>;
  showing: number;
}

/**
 * One lane a chat: its updates are dealt with in order, lanes side by side. An update that is dealt with at once is confirmed by its
 * commit and written nowhere else. One that must wait longer than a moment is put into the inbox and confirmed, so that no chat holds
 * Telegram's window of a hundred updates, or the webhook's connections, against the others.
 */
export function createLanes(deps: LaneDeps): Lanes {
  const { inbox, log } = deps;
  const lanes = new Map<number, Lane>();
  let stopping = false;
  const waiting: (() => void)[] = [];

  function laneOf(chat: number): Lane {
    const fresh = { queue: [], stored: 0, puts: 0, full: false, running: false, putting: null, timer: null, showing: 0 };
    const lane = lanes.get(chat) ?? { chat, ...fresh, shown: Promise.resolve() };
    lanes.set(chat, lane);
    return lane;
  }

  /** Starts the lane's work if there is some and none is under way; forgets a lane that has nothing left. */
  function look(lane: Lane): void {
    if (lane.running || lane.putting) return;
    if (!stopping && (lane.queue.length > 0 || lane.stored > 0)) {
      lane.running = true;
      void work(lane).finally(() => {
        lane.running = false;
        look(lane);
      });
    } else if (lane.showing === 0 && (stopping || lane.queue.length === 0)) {
      if (lanes.get(lane.chat) === lane) lanes.delete(lane.chat);
      if (lane.timer) clearTimeout(lane.timer);
      if (lanes.size === 0) for (const each of waiting.splice(0)) each();
    }
  }

  /** Moves what waits in memory into the inbox and confirms it. */
  function put(lane: Lane): void {
    if (lane.putting || lane.queue.length === 0) return;
    lane.putting = putAll(lane).then((done) => {
      lane.putting = null;
      // Some may have come while the last were being confirmed.
      if (done && lane.stored > 0) put(lane);
      if (done) look(lane);
    });
  }

  /** False when it could not be written: then it waits in memory on, for its turn. */
  async function putAll(lane: Lane): Promise<boolean> {
    while (lane.queue.length > 0) {
      const moved = lane.queue.splice(0);
      const kept = moved.slice(0, Math.max(0, mostWaiting - lane.stored));
      const beyond = moved[kept.length];
      try {
        if (kept.length > 0)
          await inbox.keep(
            kept.map(({ task }) => ({ ...task, body: JSON.stringify(task.update) })),
            deps.now(),
          );
        lane.stored += kept.length;
        lane.puts += 1;
        if (beyond && !lane.full) await full(lane, beyond.task);
      } catch (error) {
        log.error({ ...faultOf(error), updates: moved.length }, 'updates could not be put into the inbox');
        lane.queue.unshift(...moved);
        if (!lane.running) setTimeout(() => look(lane), breath);
        return false;
      }
      for (const { confirm } of moved) confirm();
    }
    return true;
  }

  async function full(lane: Lane, task: Task): Promise<void> {
    log.warn({ update: task.id, waiting: lane.stored }, 'a chat sends more than it may: the rest is not read');
    await deps.tooMuch(task);
    lane.full = true;
  }

  async function work(lane: Lane): Promise<void> {
    while (!stopping) {
      if (lane.putting) await lane.putting;
      if (lane.stored > 0) await workOff(lane);
      else {
        lane.full = false;
        const next = lane.queue.shift();
        if (!next) return;
        const show = await deps.handle(next.task);
        next.confirm();
        await showNext(lane, show);
      }
    }
  }

  /** Deals with what lies in the inbox for a chat, in the order of update numbers. */
  async function workOff(lane: Lane): Promise<void> {
    let done: number[] = [];
    while (lane.stored > 0 || done.length > 0) {
      if (lane.putting) await lane.putting;
      const { puts } = lane;
      try {
        const some = await inbox.begin(lane.chat, stopping ? 0 : batch, done);
        lane.stored = Math.max(0, lane.stored - done.length);
        done = [];
        if (stopping) return;
        if (some.length === 0 && puts === lane.puts && !lane.putting) lane.stored = 0;
        for (const { id, chat, body, begun } of some) {
          if (stopping) break;
          const task: Task = { id, chat, update: parsed(body) };
          await showNext(lane, await (begun >= tries || task.update === null ? deps.setAside(task) : deps.handle(task)));
          done.push(id);
        }
      } catch (error) {
        log.error(faultOf(error), 'the inbox cannot be read');
        if (stopping) return;
        await wait(breath);
      }
    }
  }

  /** Shows behind what is being shown in this chat; waits when too much is. */
  async function showNext(lane: Lane, show: Showing): Promise<void> {
    lane.showing++;
    lane.shown = lane.shown
      .then(show)
      .catch((error) => log.error(faultOf(error), 'screens not shown'))
      .then(() => {
        lane.showing--;
        look(lane);
      });
    if (lane.showing >= mostShowing) await lane.shown;
  }

  const idle = async () => {
    if (lanes.size > 0) await new Promise<void>((resolve) => waiting.push(resolve));
  };

  return {
    get open() {
      let open = 0;
      for (const lane of lanes.values()) open += lane.queue.length + lane.stored + Number(lane.running) + lane.showing;
      return open;
    },
    add(task) {
      return new Promise((confirm) => {
        const lane = laneOf(task.chat);
        lane.queue.push({ task, confirm });
        if (stopping || lane.stored > 0 || lane.putting || lane.queue.length > waits.many) put(lane);
        else if (lane.running)
          lane.timer ??= setTimeout(() => {
            lane.timer = null;
            put(lane);
          }, waits.long);
        look(lane);
      });
    },
    async resume() {
      for (const [chat, stored] of await inbox.chats()) {
        const lane = laneOf(chat);
        lane.stored += stored;
        look(lane);
      }
    },
    idle,
    async stop() {
      stopping = true;
      for (const lane of lanes.values()) {
        put(lane);
        look(lane);
      }
      await idle();
    },
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

import { setTimeout as wait } from 'node:timers/promises';
import { faultOf } from '../base/fault.ts';
import type { Lane, LaneDeps, Showing, Task } from './lane.ts';

/** A chat's updates beyond this are not read. */
export const mostWaiting = 500;
/** Taken from the inbox at once. */
const batch = 10;
/** Begun so often without an end: it is what ends the process. */
export const tries = 3;
/** Before the database is asked again when it could not be read, in milliseconds. */
export const breath = 1000;

export interface BacklogDeps extends Pick<LaneDeps, 'inbox' | 'log' | 'now' | 'handle' | 'setAside' | 'tooMuch'> {
  stopping(): boolean;
  /** Starts the lane's work if there is some. */
  look(lane: Lane): void;
  /** Shows behind what is being shown in this chat. */
  showNext(lane: Lane, show: Showing): Promise<void>;
}

export interface Backlog {
  /** Moves what waits in memory into the inbox and confirms it. */
  put(lane: Lane): void;
  /** Deals with what lies in the inbox for a chat, in the order of update numbers. */
  workOff(lane: Lane): Promise<void>;
}

/** The updates that wait in the inbox: how they get there, and how they are dealt with. */
export function createBacklog({ inbox, log, now, handle, setAside, tooMuch, stopping, look, showNext }: BacklogDeps): Backlog {
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
            now(),
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
    await tooMuch(task);
    lane.full = true;
  }

  async function workOff(lane: Lane): Promise<void> {
    let done: number[] = [];
    while (lane.stored > 0 || done.length > 0) {
      if (lane.putting) await lane.putting;
      const { puts } = lane;
      try {
        const some = await inbox.begin(lane.chat, stopping() ? 0 : batch, done);
        lane.stored = Math.max(0, lane.stored - done.length);
        done = [];
        if (stopping()) return;
        if (some.length === 0 && puts === lane.puts && !lane.putting) lane.stored = 0;
        for (const { id, chat, body, begun } of some) {
          if (stopping()) break;
          const task: Task = { id, chat, update: parsed(body) };
          await showNext(lane, await (begun >= tries || task.update === null ? setAside(task) : handle(task)));
          done.push(id);
        }
      } catch (error) {
        log.error(faultOf(error), 'the inbox cannot be read');
        if (stopping()) return;
        await wait(breath);
      }
    }
  }

  return { put, workOff };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

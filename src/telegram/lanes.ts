import { faultOf } from '../base/fault.ts';
import { createBacklog } from './backlog.ts';
import { createKeeper } from './keeper.ts';
import { emptyLane, type Lane, type LaneDeps, type Showing, type Task } from './lane.ts';

export interface Lanes {
  /** Deals with an update in the turn of its chat. Resolves when Telegram may forget it: it is committed, or lies in the inbox. */
  add(task: Task): Promise<void>;
  /** Goes on with what an earlier process left in the inbox, or one that died beside this one. */
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
/** Screens of a chat under way before its next update waits for them. */
const mostShowing = 3;

/**
 * One lane a chat: its updates are dealt with in order, lanes side by side. An update that is dealt with at once is confirmed by its
 * commit and written nowhere else. One that must wait longer than a moment is put into the inbox and confirmed, so that no chat holds
 * Telegram's window of a hundred updates, or the webhook's connections, against the others.
 */
export function createLanes(deps: LaneDeps): Lanes {
  const lanes = new Map<number, Lane>();
  let stopping = false;
  const waiting: (() => void)[] = [];
  const backlog = createBacklog({ ...deps, stopping: () => stopping, look, showNext });
  const { turns } = deps;
  const keeper = turns && createKeeper({ ...deps, ...backlog, turns, stopping: () => stopping, look, showNext });

  function laneOf(chat: number): Lane {
    const lane = lanes.get(chat) ?? emptyLane(chat);
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
      if (lane.held) keeper?.leave(lane);
      // Another's, and told that the rest is not read: until `resume` finds nothing waiting.
      if (lane.held || (lane.full && !stopping)) return;
      if (lanes.get(lane.chat) === lane) lanes.delete(lane.chat);
      if (lane.timer) clearTimeout(lane.timer);
      if (lanes.size === 0) for (const each of waiting.splice(0)) each();
    }
  }

  async function work(lane: Lane): Promise<void> {
    while (!stopping) {
      if (lane.putting) await lane.putting;
      if (keeper && (!(await keeper.ours(lane)) || stopping)) return;
      if (lane.stored > 0) await backlog.workOff(lane);
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

  /** Shows behind what is being shown in this chat; waits when too much is. */
  async function showNext(lane: Lane, show: Showing): Promise<void> {
    lane.showing++;
    lane.shown = lane.shown
      .then(show)
      .catch((error) => deps.log.error(faultOf(error), 'screens not shown'))
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
        if (stopping || lane.stored > 0 || lane.putting || lane.queue.length > waits.many) backlog.put(lane);
        else if (lane.running)
          lane.timer ??= setTimeout(() => {
            lane.timer = null;
            backlog.put(lane);
          }, waits.long);
        look(lane);
      });
    },
    async resume() {
      const found = turns ? new Map((await turns.chats()).map((chat) => [chat, 1])) : await deps.inbox.chats();
      for (const [chat, stored] of found) {
        const lane = laneOf(chat);
        // What this process has in hand it knows itself.
        if (lane.running || lane.putting || lane.showing > 0) continue;
        lane.stored += stored;
        look(lane);
      }
      for (const lane of lanes.values()) {
        if (!lane.full || lane.held || lane.running || found.has(lane.chat)) continue;
        lane.full = false;
        look(lane);
      }
    },
    idle,
    async stop() {
      stopping = true;
      for (const lane of lanes.values()) {
        backlog.put(lane);
        look(lane);
      }
      await idle();
    },
  };
}

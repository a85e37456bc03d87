import { setTimeout as wait } from 'node:timers/promises';
import { faultOf } from '../base/fault.ts';
import type { Turns } from '../base/inbox.ts';
import { type Backlog, breath } from './backlog.ts';
import type { Lane, LaneDeps, Showing } from './lane.ts';

export interface KeeperDeps extends Pick<LaneDeps, 'log' | 'showLeft'>, Pick<Backlog, 'put'> {
  readonly turns: Turns;
  stopping(): boolean;
  look(lane: Lane): void;
  showNext(lane: Lane, show: Showing): Promise<void>;
}

export interface Keeper {
  /** Whether the chat's turn is this process's; with it comes what another left. If it is another's, that one finds in the inbox what waits here. */
  ours(lane: Lane): Promise<boolean>;
  /** Gives the turn back once all is shown. What came into the inbox meanwhile needs it again. */
  leave(lane: Lane): void;
}

/** The turns of chats among several processes of one database. An update that nobody else's stand before is dealt with at once, as without them. */
export function createKeeper({ turns, log, showLeft, put, stopping, look, showNext }: KeeperDeps): Keeper {
  return {
    async ours(lane) {
      while (!lane.held || lane.queue.length > 0) {
        const { puts } = lane;
        const nothing = lane.queue.length === 0;
        const turn = await turns
          .ask(lane.chat, lane.stored > 0)
          .catch((error) => log.error(faultOf(error), 'whose turn a chat is cannot be asked'));
        if (turn) lane.held = turn.mine;
        if (stopping()) return false;
        if (!turn) {
          // Without the database nothing can be decided either: the person is told so.
          lane.stored = 0;
          return !nothing;
        }
        for (const left of turn.unshown) await showNext(lane, () => showLeft(left));
        await lane.putting;
        // It was counted before some were put there.
        if (puts !== lane.puts) continue;
        lane.stored = turn.stored;
        if (turn.mine && turn.stored === 0) return true;
        // Among what others have put there each has its place by its number.
        put(lane);
        await lane.putting;
        if (turn.mine) return true;
        if (puts !== lane.puts) continue;
        lane.stored = 0;
        if (nothing) return false;
        await wait(breath);
      }
      return true;
    },
    leave(lane) {
      lane.running = true;
      const { puts } = lane;
      void turns
        .leave(lane.chat)
        .catch((error) => {
          log.warn(faultOf(error), 'a turn could not be given back');
          return false;
        })
        .then((more) => {
          lane.held = false;
          lane.running = false;
          // What was put there meanwhile was not seen yet.
          lane.stored = puts === lane.puts ? Number(more) : Math.max(1, lane.stored);
          look(lane);
        });
    },
  };
}

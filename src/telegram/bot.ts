import { setInterval, setTimeout as wait } from 'node:timers/promises';
import type { Update } from '@grammyjs/types';
import { z } from 'zod';
import { faultOf } from '../base/fault.ts';
import type { Inbox, Turns } from '../base/inbox.ts';
import type { Unshown } from '../base/unshown.ts';
import { createHandler, type HandlerDeps, type Known, type Reply } from './handler.ts';
import { createLanes } from './lanes.ts';
import type { PresentDeps } from './present.ts';
import { receive } from './received.ts';
import { withRoom } from './room.ts';

/** The updates we ask Telegram for. */
export const allowedUpdates = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
] as const satisfies readonly (keyof Update)[];

export interface BotDeps extends Pick<HandlerDeps, 'token' | 'callApi' | 'content' | 'log' | 'locale' | 'talk' | 'deskOf'> {
  readonly inbox: Inbox;
  readonly turns: Turns | null;
  /** Instant of the process's clock. */
  now(): string;
  readonly presenting: Pick<PresentDeps, 'later' | 'blocked' | 'stands'> & {
    /** The screens of an update were shown, or left to the outbox. */
    shown(update: number): void;
    /** Screens that an earlier process committed and did not live to show, but for those that come with a chat's turn. */
    unshown(): Promise<readonly (Unshown & { readonly update: number })[]>;
  };
}

export interface Bot {
  readonly name: string;
  /**
   * Deals with one update, in turn with others of the same chat. Resolves when Telegram may forget it: it is committed, or lies in the
   * inbox; its screens follow. Never rejects: what goes wrong is told and logged. `carry`
   * is given, before that, a call that the answer to Telegram can carry.
   */
  take(update: unknown, carry?: (reply: Reply) => void): Promise<void>;
  readonly open: number;
  /** Resolves when all that was taken is dealt with and shown. */
  idle(): Promise<void>;
  /** Leaves to the next start what has not begun, and waits for the rest. */
  stop(): Promise<void>;
}

/** The end waits so long for screens under way, in milliseconds. */
const farewell = 4_000;

/** How often this process looks for what another left, in milliseconds; its turns need to hear of it as often. */
const glance = 2_000;

const me = z.object({ id: z.number(), is_bot: z.literal(true), first_name: z.string(), username: z.string() }).loose();

/**
 * The bot, fed by our own poller or webhook route, sending through our one seam. Asks Telegram who it is, shows what an earlier process
 * committed and could not show any more, and goes on with its inbox.
 */
export async function createBot({ callApi, content, log, inbox, turns, now, presenting, ...deps }: BotDeps): Promise<Bot> {
  const botInfo = me.parse(await callApi('getMe', {}));
  const { later, blocked, stands, shown, unshown } = presenting;
  const view: PresentDeps = { callApi, texts: content.texts, log, botName: botInfo.username, later, blocked, stands };
  const handler = createHandler({ ...deps, botInfo, callApi, content, log, now, presenting: view, shown });
  const showLeft = async ({ update, ...screens }: Unshown & { readonly update: number }) =>
    await handler.show({ ...screens, update, callback: null }).catch((error) => log.error({ ...faultOf(error), update }, 'not shown'));
  const lanes = createLanes({ ...handler, handle: withRoom(handler.handle), inbox, turns, showLeft, log, now });

  for (const left of await unshown()) await showLeft(left);
  await lanes.resume();
  const looking = new AbortController();
  if (turns) void lookForMore(looking.signal).catch(() => undefined);

  /** Takes over what a process that died beside this one had in hand. */
  async function lookForMore(signal: AbortSignal): Promise<void> {
    for await (const _ of setInterval(glance, undefined, { signal }))
      await lanes.resume().catch((error) => log.error(faultOf(error), 'what others left cannot be read'));
  }

  return {
    name: botInfo.username,
    get open() {
      return lanes.open;
    },
    async take(update, carry) {
      const received = receive(update, botInfo.username);
      if (!received) return;
      const task: Known = { id: received.incoming.update, chat: received.incoming.chat, update, received, carry };
      await lanes.add(task);
    },
    idle: () => lanes.idle(),
    // What is not shown by then is shown at the next start.
    async stop() {
      await Promise.race([lanes.stop(), wait(farewell, undefined, { ref: false })]);
      looking.abort();
    },
  };
}

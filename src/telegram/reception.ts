import type { Logger } from 'pino';
import type { Call } from './api-call.ts';
import { allowedUpdates, type Bot } from './bot.ts';
import { startPolling } from './poll.ts';
import { type PollerInTurn, pollInTurn } from './poll-in-turn.ts';
import type { CallApi } from './send.ts';

export interface ReceptionDeps {
  readonly callApi: CallApi;
  readonly log: Logger;
  /** Does a work that one process of a database does at a time. */
  alone: Parameters<typeof pollInTurn>[0];
  /** Polling begins, here and now. */
  begins(): void;
  /** Polling can go no further. */
  fatal(error: Error): void;
}

/** Has updates come by webhook, at its address, or asks for them: then gives what asks. */
export async function receiveUpdates(
  by: { readonly by: 'polling' } | { readonly by: 'webhook'; readonly url: URL; readonly secret: string },
  bot: Bot,
  { callApi, log, alone, begins, fatal }: ReceptionDeps,
): Promise<PollerInTurn | null> {
  if (by.by === 'webhook') {
    await callApi('setWebhook', {
      url: by.url.href,
      secret_token: by.secret,
      allowed_updates: allowedUpdates,
      // The most that Telegram has: an update is answered at its commit, and its screens need no connection of Telegram's.
      max_connections: 100,
    } satisfies Call<'setWebhook'>);
    return null;
  }
  await callApi('deleteWebhook', {});
  const poll = () => {
    begins();
    return startPolling(bot, callApi, log);
  };
  const polling = pollInTurn(alone, poll, log);
  polling.done.catch((error: Error) => fatal(error));
  return polling;
}

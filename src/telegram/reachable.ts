import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { faultOf } from '../base/fault.ts';
import { Refused, refusesAll } from './errors.ts';
import type { CallApi } from './send.ts';

/** Whether the Bot API answers us at all. */
export async function answers(callApi: CallApi): Promise<boolean> {
  try {
    await callApi('getMe', {});
    return true;
  } catch (error) {
    return error instanceof Refused && error.code < 500 && !refusesAll.has(error.code);
  }
}

/** Waits until the Bot API answers, and gives what it says of us: after a power cut the server may be up before its network. Rejects when it refuses the token. */
export async function reachable(callApi: CallApi, log: Logger): Promise<unknown> {
  for (let pause = 1_000; ; pause = Math.min(pause * 2, 30_000)) {
    try {
      return await callApi('getMe', {});
    } catch (error) {
      if (error instanceof Refused && [401, 404].includes(error.code)) throw new Error('Telegram refuses the token: check BOT_TOKEN');
      log.warn(faultOf(error), 'the Bot API cannot be reached yet');
      await wait(pause);
    }
  }
}

import { type Answer, api } from './api.ts';
import type { Store } from './store.ts';

/** A button spins for a minute at most, as in Telegram. */
const PRESS_MS = 60_000;

/**
 * Waits for the answer as the server's events bring it. A request for each press that waits would use up the few connections
 * that a browser opens to one server; only at the very end it is asked for, in case the event was lost with a connection.
 */
export async function answerTo(store: Store, press: string): Promise<Answer> {
  const came = await new Promise<Answer | undefined>((resolve) => {
    const finish = (answer: Answer | undefined) => {
      unwatch();
      clearTimeout(timer);
      resolve(answer);
    };
    const look = () => {
      const answer = store.state.answers.get(press);
      if (answer) finish(answer);
    };
    const unwatch = store.watch(look);
    const timer = setTimeout(finish, PRESS_MS, undefined);
    look();
  });
  return came ?? api.answer(press, 0);
}

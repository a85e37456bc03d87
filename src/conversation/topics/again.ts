import { againScreen } from '../../screens/unsure-screen.ts';
import { unread } from '../situation.ts';

/** A message that may not have arrived is asked for again. Somebody else's, or one that did arrive, stays as it is. */
export const again = unread(({ input, person }) => {
  const key = input.kind === 'press' && input.act?.do === 'again' ? input.act.key : null;
  return { change: key === null ? [] : [{ write: 'again', key, to: { chat: person.chat } }], screens: [againScreen(true)] };
});

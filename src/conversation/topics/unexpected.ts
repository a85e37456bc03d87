import { because } from '../../screens/buttons.ts';
import { menuScreen } from '../../screens/menu-screens.ts';
import { unexpectedWords } from '../../screens/words.ts';
import { show, unread } from '../situation.ts';

/** Whatever fits nowhere gets an answer that says why, and the menu: never silence, never a dead end. */
export const unexpected = unread((situation) => show(because(unexpectedWords(situation.input), menuScreen(situation))));

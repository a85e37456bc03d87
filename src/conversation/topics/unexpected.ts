import { text } from '../../base/screen.ts';
import { because } from '../../screens/buttons.ts';
import { menuScreen } from '../../screens/menu-screens.ts';
import { show, unread } from '../situation.ts';

/** Whatever fits nowhere gets an answer that says why, and the menu: never silence, never a dead end. */
export const unexpected = unread((situation) => {
  const { input } = situation;
  const why = () => {
    switch (input.kind) {
      case 'press':
        return text('common:unexpected.old-button');
      case 'command':
        return text('common:unexpected.command', { name: `/${input.name.slice(0, 32)}` });
      case 'thing':
        return text(input.what === 'voice' ? 'common:unexpected.voice' : 'common:unexpected.thing');
      case 'edited':
        return text('common:unexpected.edited');
      default:
        return text('common:unexpected.text');
    }
  };
  return show(because(why(), menuScreen(situation)));
});

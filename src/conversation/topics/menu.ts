import { text } from '../../base/screen.ts';
import type { Decision } from '../../desk/change.ts';
import { act, backRow } from '../../screens/buttons.ts';
import { menuScreen, needScreen, safetyScreen } from '../../screens/menu-screens.ts';
import { go, show, unread } from '../situation.ts';

/** The menu, its needs, the safety numbers and the help page. */
export const menu = unread((situation): Decision => {
  const { input } = situation;
  if (input.kind !== 'press' || !input.act) return go(situation, { place: { at: 'menu' } }, menuScreen(situation));
  switch (input.act.do) {
    case 'need': {
      const screen = needScreen(situation, input.act.need);
      return screen ? show(screen) : show(menuScreen(situation, text('common:unexpected.old-button')));
    }
    case 'safety':
      return show(safetyScreen(situation));
    case 'hide': {
      const { trail } = situation.person.session;
      return { ...go(situation, { place: { at: 'menu' }, trail: [] }, menuScreen(situation)), takeBack: trail };
    }
    case 'help':
      return show({
        text: [text('common:help.title'), text('common:help.body'), text('common:help.commands')],
        buttons: [[act('desks', { do: 'desks' })], backRow()],
      });
    default:
      return go(situation, { place: { at: 'menu' } }, menuScreen(situation));
  }
});

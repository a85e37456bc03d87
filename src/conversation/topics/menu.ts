import type { Decision } from '../../desk/change.ts';
import { helpScreen, menuScreen, needScreen, safetyScreen } from '../../screens/menu-screens.ts';
import { personScreen, stopScreen } from '../../screens/search-screens.ts';
import { oldButton } from '../../screens/words.ts';
import { go, show, unread } from '../situation.ts';

/** The menu, its needs, the safety numbers, the help page, a person, and what can be stopped. */
export const menu = unread((situation): Decision => {
  const { input } = situation;
  if (input.kind !== 'press' || !input.act) return go(situation, { place: { at: 'menu' } }, menuScreen(situation));
  switch (input.act.do) {
    case 'need': {
      const screen = needScreen(situation, input.act.need);
      return screen ? show(screen) : show(menuScreen(situation, oldButton));
    }
    case 'safety':
      return show(safetyScreen(situation));
    case 'safety-in': {
      const { lang } = input.act;
      const spoken = situation.content.languages.some(({ id }) => id === lang);
      return { ...show(safetyScreen(situation)), ...(spoken ? { lang } : {}) };
    }
    case 'person':
      return show(personScreen(situation));
    case 'stop':
      return show(stopScreen());
    case 'hide': {
      const { trail } = situation.person.session;
      return { ...go(situation, { place: { at: 'menu' }, trail: [] }, menuScreen(situation)), takeBack: trail };
    }
    case 'help':
      return show(helpScreen());
    default:
      return go(situation, { place: { at: 'menu' } }, menuScreen(situation));
  }
});

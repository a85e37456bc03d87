import { because } from '../../screens/buttons.ts';
import { askPlaceScreen, deskList, deskScreen } from '../../screens/desk-screens.ts';
import { oldButton } from '../../screens/words.ts';
import { go, show, unread } from '../situation.ts';

/** The desks: a list, one desk, and the nearest ones by the place that the person shares (used once, not kept). */
export const desks = unread((situation) => {
  const { input, content } = situation;
  if (input.kind === 'location') return show(deskList(situation, input));
  const act = input.kind === 'press' ? input.act : null;
  if (act?.do === 'desk-near') return go(situation, { place: { at: 'desks' } }, askPlaceScreen());
  if (act?.do === 'desk') {
    const desk = content.desks.get(act.desk);
    return show(desk ? deskScreen(situation, desk) : because(oldButton, deskList(situation)));
  }
  return go(situation, { place: { at: 'desks' } }, deskList(situation));
});

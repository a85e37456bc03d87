import { text } from '../../base/screen.ts';
import { because } from '../../screens/buttons.ts';
import { deskList, deskScreen } from '../../screens/desk-screens.ts';
import { go, show, unread } from '../situation.ts';

/** The desks: a list, one desk, and the nearest ones by the place that the person shares (used once, not kept). */
export const desks = unread((situation) => {
  const { input, content } = situation;
  if (input.kind === 'location') return show(deskList(situation, input));
  const act = input.kind === 'press' ? input.act : null;
  if (act?.do === 'desk-near')
    return go(
      situation,
      { place: { at: 'desks' } },
      {
        text: [text('common:desk.send-place')],
        buttons: [],
        stay: true,
        askLocation: { button: text('common:button.send-place'), home: text('common:button.home') },
      },
    );
  if (act?.do === 'desk') {
    const desk = content.desks.get(act.desk);
    return show(desk ? deskScreen(situation, desk) : because(text('common:unexpected.old-button'), deskList(situation)));
  }
  return go(situation, { place: { at: 'desks' } }, deskList(situation));
});

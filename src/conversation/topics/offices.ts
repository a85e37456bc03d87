import { officeKindsScreen, officesScreen, officeTownsScreen } from '../../screens/office-screens.ts';
import { show, unread } from '../situation.ts';

/** Offices by kind and town, without a guide around them. A town that is not named is the person's own, if we know it; `other` asks. */
export const offices = unread((situation) => {
  const { input, content, person } = situation;
  const act = input.kind === 'press' && input.act?.do === 'offices' ? input.act : { kind: '', town: '' };
  const town = content.municipalities.get(act.town || (person.session.town ?? '')) ?? null;
  const known = content.officeKinds.includes(act.kind);
  if (!known) return show(officeKindsScreen(situation, content.municipalities.get(act.town) ?? null));
  return show(town ? officesScreen(situation, act.kind, town) : officeTownsScreen(situation, act.kind));
});

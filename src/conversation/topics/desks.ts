import type { Action } from '../../base/action.ts';
import { isLanguage } from '../../content/check-languages.ts';
import type { Decision } from '../../desk/change.ts';
import type { MadeClosure } from '../../desk/desk.ts';
import type { Message } from '../../desk/message.ts';
import { countReport, isWrongThing } from '../../desk/wrong.ts';
import { pointOf } from '../../screens/appointment-lines.ts';
import { because } from '../../screens/buttons.ts';
import { askPlaceScreen, deskList, deskScreen } from '../../screens/desk-screens.ts';
import { nearScreen, placeScreen } from '../../screens/near-screen.ts';
import { speaksScreen } from '../../screens/speaks-screens.ts';
import { oldButton } from '../../screens/words.ts';
import { reportScreen, thanksScreen, wrongScreen } from '../../screens/wrong-screens.ts';
import { go, type Situation, show, type Topic } from '../situation.ts';
import { askTown, askTownOutside, townsAround, typedTown } from '../typed-town.ts';

/** The desks: a list, one desk, and what is near: for the place that the person shares (used once, not kept), or for a town. */
export const desks: Topic<readonly MadeClosure[]> = {
  read: (reads, { today }) => reads.closures(today),
  decide: (situation, made) => shown({ ...situation, made }),
};

function shown(situation: Situation): Decision {
  const { input, content, person } = situation;
  if (input.kind === 'location') {
    const [town] = townsAround(situation, input);
    return town
      ? go(situation, { place: { at: 'desks', asks: null } }, nearScreen(situation, town, input))
      : go(situation, { place: { at: 'desks', asks: 'town' } }, askTownOutside(situation, 'near'));
  }
  if (input.kind === 'say') return typed(situation, input.text);
  const act = input.kind === 'press' ? input.act : null;
  if (act?.do === 'desk-near') return go(situation, { place: { at: 'desks', asks: null } }, askPlaceScreen());
  if (act?.do === 'near') {
    const town = content.municipalities.get(act.town || (person.session.town ?? ''));
    if (town) return go(situation, { place: { at: 'desks', asks: null } }, nearScreen(situation, town));
    return go(situation, { place: { at: 'desks', asks: 'town' } }, askTown(situation, 'near'));
  }
  if (act?.do === 'place') {
    const office = content.offices.find(({ id }) => id === act.place);
    return show(office ? placeScreen(situation, office) : because(oldButton, deskList(situation)));
  }
  if (act?.do === 'speaks' && isLanguage(act.lang))
    return go(situation, { place: { at: 'desks', asks: null } }, speaksScreen(situation, act.lang));
  if (act?.do === 'pin') return pin(situation, act.place);
  if (act?.do === 'wrong') return wrong(situation, act.place, act.what);
  if (act?.do === 'desk') {
    const desk = content.desks.get(act.desk);
    return show(desk ? deskScreen(situation, desk) : because(oldButton, deskList(situation)));
  }
  return go(situation, { place: { at: 'desks', asks: null } }, deskList(situation));
}

/** The point of a door on Telegram's map. */
function pin(situation: Situation, place: string): Decision {
  const { content, now, incoming } = situation;
  if (!pointOf(content, place)) return show(because(oldButton, deskList(situation)));
  const message: Message = {
    key: `pin:${incoming.chat}:${place}`,
    due: now,
    to: { chat: incoming.chat },
    body: { kind: 'venue', desk: place },
  };
  return { change: [{ write: 'message', message }], screens: [] };
}

/** Somebody says that a card is wrong: its desk is told at once, who runs the bot soon after. */
function wrong(situation: Situation, id: string, what: string): Decision {
  const { content, deskChats, today, now } = situation;
  const desk = content.desks.get(id);
  const place = desk ?? content.offices.find((each) => each.id === id);
  if (!place) return show(because(oldButton, deskList(situation)));
  const card: Action = desk ? { do: 'desk', desk: id } : { do: 'place', place: id };
  if (!isWrongThing(what)) return show(wrongScreen(place, card));
  const report = { place: id, what };
  const told: Message = {
    key: `wrong:${id}:${what}:${today}`,
    due: now,
    to: { desk: id },
    body: { kind: 'screen', screen: reportScreen(place.name, report) },
  };
  return {
    change: [countReport(report, today), ...(deskChats.has(id) ? [{ write: 'message-once' as const, message: told }] : [])],
    screens: [thanksScreen(place, card)],
  };
}

/** A town was asked: the one whose name this is, or those that it may be. */
function typed(situation: Situation, said: string): Decision {
  const found = typedTown(situation, 'near', said);
  if ('again' in found) return show(found.again);
  return go(situation, { place: { at: 'desks', asks: null } }, nearScreen(situation, found.town));
}

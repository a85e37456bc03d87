import { kilometres } from '../../base/kilometres.ts';
import type { Decision } from '../../desk/change.ts';
import type { Place } from '../../desk/session.ts';
import { newFlowState, withSession } from '../../desk/session.ts';
import type { FlowId } from '../../flow/flow.ts';
import { menuScreen } from '../../screens/menu-screens.ts';
import { townScreen } from '../../screens/town-screen.ts';
import { maybeTown, noSuchTown, oldButton, whichTown } from '../../screens/words.ts';
import { go, type Situation, show, unread } from '../situation.ts';
import { deskTowns } from './desks.ts';
import { resultScreen } from './guide.ts';

/** Letters of a typed name that are looked at. */
const longestTown = 100;
/** How many towns are offered. */
const mostTowns = 6;

/** Where the person lives, so that an outcome shows the offices there: chosen, typed, or the nearest to the place shared. */
export const town = unread((situation): Decision => {
  const { input, content, person } = situation;
  const { place } = person.session;
  const act = input.kind === 'press' ? input.act : null;
  if (act?.do === 'town') {
    const screen = townScreen(act.flow, [whichTown], deskTowns(situation));
    return go(situation, { place: { at: 'town', flow: act.flow } }, screen);
  }
  if (act?.do === 'town-set') return chosen(situation, act.town, act.flow);
  if (place.at !== 'town') return show(menuScreen(situation, oldButton));
  if (input.kind === 'location') {
    const near = [...content.municipalities.values()].sort((a, b) => kilometres(input, a) - kilometres(input, b));
    return show(townScreen(place.flow, [maybeTown], near.slice(0, mostTowns)));
  }
  const said = input.kind === 'say' ? input.text.slice(0, longestTown) : '';
  const found = content.towns.find(said, mostTowns).flatMap((id) => content.municipalities.get(id) ?? []);
  const only = content.towns.named(said, 'only');
  if (only) return chosen(situation, only, place.flow);
  const above = found.length > 0 ? maybeTown : noSuchTown(said);
  return show(townScreen(place.flow, [above], found.length > 0 ? found : deskTowns(situation)));
});

/** Keeps the town and shows the offices there. */
function chosen(situation: Situation, id: string, flowId: FlowId): Decision {
  const flow = situation.content.flows.get(flowId);
  if (!flow || !situation.content.municipalities.has(id)) return show(menuScreen(situation, oldButton));
  const place: Place = flow.safety ? { at: 'menu' } : { at: 'flow', flow: flowId, step: null };
  const session = { town: id, place };
  const now = { ...situation, person: withSession(situation.person, session) };
  return go(now, {}, resultScreen(now, flow, now.person.session.flows[flowId] ?? newFlowState, 'where'));
}

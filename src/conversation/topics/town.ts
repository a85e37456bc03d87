import type { Decision } from '../../desk/change.ts';
import type { Place } from '../../desk/session.ts';
import { newFlowState, withSession } from '../../desk/session.ts';
import type { FlowId } from '../../flow/flow.ts';
import { menuScreen } from '../../screens/menu-screens.ts';
import { townScreen } from '../../screens/town-screen.ts';
import { maybeTown, oldButton } from '../../screens/words.ts';
import { go, type Situation, show, unread } from '../situation.ts';
import { askTown, askTownOutside, townsAround, typedTown } from '../typed-town.ts';
import { resultScreen } from './guide.ts';

/** Where the person lives, so that an outcome shows the offices there: chosen, typed, or the nearest to the place shared. */
export const town = unread((situation): Decision => {
  const { input, person } = situation;
  const { place } = person.session;
  const act = input.kind === 'press' ? input.act : null;
  if (act?.do === 'town') {
    return go(situation, { place: { at: 'town', flow: act.flow } }, askTown(situation, { flow: act.flow }));
  }
  if (act?.do === 'town-set') return chosen(situation, act.town, act.flow);
  if (place.at !== 'town') return show(menuScreen(situation, oldButton));
  const asked = { flow: place.flow };
  if (input.kind === 'location') {
    const around = townsAround(situation, input);
    return show(around.length > 0 ? townScreen(asked, [maybeTown], around) : askTownOutside(situation, asked));
  }
  const typed = typedTown(situation, asked, input.kind === 'say' ? input.text : '');
  return 'town' in typed ? chosen(situation, typed.town.id, place.flow) : show(typed.again);
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

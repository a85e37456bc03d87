import type { Decision } from '../../core/change.ts';
import type { FlowId } from '../../core/flow.ts';
import type { Municipality } from '../../core/office.ts';
import { type Paragraph, type Screen, text } from '../../core/screen.ts';
import type { Place } from '../../core/session.ts';
import { backRow, button, rows } from '../buttons.ts';
import { go, type Situation, show, unread, withSession } from '../situation.ts';
import { kilometres } from './desks.ts';
import { resultScreen } from './flow.ts';
import { menuScreen } from './menu.ts';

/** How many towns are offered. */
const mostTowns = 6;

/** The question, with towns to choose from. */
function askScreen(flow: FlowId, above: readonly Paragraph[], towns: readonly Municipality[]): Screen {
  return {
    text: [...above, text('common:where.how')],
    buttons: [
      ...rows(
        towns.map(({ id, name, province }) => button(text('common:where.label', { name, province }), { do: 'town-set', town: id, flow })),
        2,
      ),
      backRow({ do: 'flow-section', flow, section: 'where' }),
    ],
  };
}

/** The towns with a desk, which most people asked live in. */
function deskTowns({ content }: Situation): readonly Municipality[] {
  const names = new Set([...content.desks.values()].map((desk) => desk.municipality));
  return [...content.municipalities.values()].filter((each) => names.has(each.name));
}

/** Where the person lives, so that an outcome shows the offices there: chosen, typed, or the nearest to the place shared. */
export const town = unread((situation): Decision => {
  const { input, content, person } = situation;
  const { place } = person.session;
  const act = input.kind === 'press' ? input.act : null;
  if (act?.do === 'town') {
    const screen = askScreen(act.flow, [text('common:where.which')], deskTowns(situation));
    return go(situation, { place: { at: 'town', flow: act.flow } }, screen);
  }
  if (act?.do === 'town-set') return chosen(situation, act.town, act.flow);
  if (place.at !== 'town') return show(menuScreen(situation, text('common:unexpected.old-button')));
  if (input.kind === 'location') {
    const near = [...content.municipalities.values()].sort((a, b) => kilometres(input, a) - kilometres(input, b));
    return show(askScreen(place.flow, [text('common:where.maybe')], near.slice(0, mostTowns)));
  }
  const said = input.kind === 'say' ? input.text : '';
  const found = content.towns.find(person.lang, said, mostTowns).flatMap((id) => content.municipalities.get(id) ?? []);
  const [only] = found.filter((each) => each.name.toLowerCase() === said.trim().toLowerCase());
  if (only) return chosen(situation, only.id, place.flow);
  const above = found.length > 0 ? text('common:where.maybe') : text('common:where.none-found', { said: said.slice(0, 40) });
  return show(askScreen(place.flow, [above], found.length > 0 ? found : deskTowns(situation)));
});

/** Keeps the town and shows the offices there. */
function chosen(situation: Situation, id: string, flowId: FlowId): Decision {
  const flow = situation.content.flows.get(flowId);
  if (!flow || !situation.content.municipalities.has(id)) return show(menuScreen(situation, text('common:unexpected.old-button')));
  const place: Place = flow.safety ? { at: 'menu' } : { at: 'flow', flow: flowId, step: null };
  const session = { town: id, place };
  const now = { ...situation, person: withSession(situation.person, session) };
  return go(now, {}, resultScreen(now, flow, now.person.session.flows[flowId] ?? { answers: {}, ticks: [] }, 'where'));
}

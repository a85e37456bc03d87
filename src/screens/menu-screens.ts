import type { Action } from '../base/action.ts';
import { type Screen, type Text, text } from '../base/screen.ts';
import type { Need } from '../content/content.ts';
import type { FlowId } from '../flow/flow.ts';
import { labelKey } from '../flow/keys.ts';
import { act, backRow, because, button } from './buttons.ts';
import type { Setting } from './setting.ts';

/** The first menu: what a person may need, in the order in which the desks are asked. */
export function menuScreen({ content }: Setting, above?: Text): Screen {
  const screen: Screen = {
    text: [text('common:menu.title'), text('common:menu.help')],
    buttons: [
      [act('safety', { do: 'safety' })],
      ...content.menu.map((need) => [needButton(need)]),
      [act('desks', { do: 'desks' }), act('appointments', { do: 'appointments' })],
      [act('documents', { do: 'documents' }), act('language', { do: 'languages' })],
      [act('ask-desk', { do: 'ask-desk', flow: '', urgent: '' }), act('news', { do: 'news' })],
    ],
  };
  return above ? because(above, screen) : screen;
}

const needButton = ({ id, icon }: Need) => button(text(`common:need.${id}.title`, { icon }), { do: 'need', need: id });

/** A need wherever it stands, with the one around it. */
function needIn(
  needs: readonly Need[],
  fits: (need: Need) => boolean,
  around: Need | null = null,
): { need: Need; around: Need | null } | null {
  for (const need of needs) {
    if (fits(need)) return { need, around };
    const inner = needIn(need.needs, fits, need);
    if (inner) return inner;
  }
  return null;
}

/** One need: narrower needs, the guides there are, and always a person at the desk. */
export function needScreen({ content }: Setting, id: string): Screen | null {
  const found = needIn(content.menu, (each) => each.id === id);
  if (!found) return null;
  const { need, around } = found;
  const guides = need.flows.flatMap((id) => {
    const flow = content.flows.get(id);
    return flow
      ? [[button(text('common:need.guide', { icon: flow.icon, title: text(labelKey(id)) }), { do: 'flow-start', flow: id })]]
      : [];
  });
  return {
    text: [
      text(`common:need.${id}.title`, { icon: need.icon }),
      text(`common:need.${id}.help`),
      text(guides.length > 0 ? 'common:need.some' : 'common:need.none'),
    ],
    buttons: [
      ...guides,
      ...need.needs.map((each) => [needButton(each)]),
      [act('book', { do: 'book-start', service: need.service, flow: '' }), act('ask-desk', { do: 'ask-desk', flow: '', urgent: '' })],
      [act('desks', { do: 'desks' })],
      backRow(around ? { do: 'need', need: around.id } : { do: 'home' }),
    ],
  };
}

/** Where a guide was chosen: the need that names it, the safety numbers for a safety card; else the first menu. */
export function aroundOf({ content }: Setting, flow: FlowId): Action {
  if (content.flows.get(flow)?.safety) return { do: 'safety' };
  const found = needIn(content.menu, (each) => each.flows.includes(flow));
  return found ? { do: 'need', need: found.need.id } : { do: 'home' };
}

/** The screen of `aroundOf`. */
export function menuAround(setting: Setting, flow: FlowId): Screen {
  const around = aroundOf(setting, flow);
  if (around.do === 'safety') return safetyScreen(setting);
  return (around.do === 'need' ? needScreen(setting, around.need) : null) ?? menuScreen(setting);
}

/** The number of all emergencies. */
export const emergencyNumber = ({ content }: Pick<Setting, 'content'>) =>
  content.safety.find((each) => each.id === 'emergency')?.number ?? '112';

/** "In danger? Call 112." */
export const emergencyLine = (setting: Pick<Setting, 'content'>) => text('common:safety.first', { number: emergencyNumber(setting) });

/**
 * Numbers to call in danger, and the safety cards; `first`: those that the person's words mean stand before the others. No icons, nothing
 * that tells a bystander what it is about beyond the words themselves.
 */
export function safetyScreen({ content }: Setting, first: readonly FlowId[] = []): Screen {
  const cards = [...new Set([...first, ...content.cards])].filter((id) => content.flows.get(id)?.safety);
  return {
    quiet: true,
    text: [
      emergencyLine({ content }),
      text('common:safety.no-permit'),
      content.safety.filter((each) => each.id !== 'emergency').map((each) => text(`common:safety.${each.id}`, { number: each.number })),
      text('common:safety.paper'),
    ],
    buttons: [
      [act('hide', { do: 'hide' })],
      ...cards.map((id) => [button(text(labelKey(id)), { do: 'flow-start', flow: id })]),
      [act('ask-urgent', { do: 'ask-desk', flow: '', urgent: '1' })],
      [act('desks', { do: 'desks' })],
      backRow(),
    ],
  };
}

export function helpScreen(): Screen {
  return {
    text: [text('common:help.title'), text('common:help.body'), text('common:help.commands')],
    buttons: [[act('desks', { do: 'desks' })], backRow()],
  };
}

import type { Decision } from '../../core/change.ts';
import { type Screen, type Text, text } from '../../core/screen.ts';
import { act, backRow, because, button, rows } from '../buttons.ts';
import { go, type Situation, show, unread } from '../situation.ts';

/** The first menu: what a person may need, in the order in which the desks are asked. */
export function menuScreen({ content }: Situation, above?: Text): Screen {
  const screen: Screen = {
    text: [text('common:menu.title'), text('common:menu.help')],
    buttons: [
      [act('safety', { do: 'safety' })],
      ...rows(
        content.menu.map((need) => button(text(`common:need.${need.id}.title`, { icon: need.icon }), { do: 'need', need: need.id })),
        1,
      ),
      [act('desks', { do: 'desks' }), act('appointments', { do: 'appointments' })],
      [act('documents', { do: 'documents' }), act('language', { do: 'languages' })],
    ],
  };
  return above ? because(above, screen) : screen;
}

/** One need: the guides there are, and always a person at the desk. */
function needScreen({ content }: Situation, id: string): Screen | null {
  const need = content.menu.find((each) => each.id === id);
  if (!need) return null;
  const guides = need.flows.map((flow) => [
    button(text('common:need.guide', { icon: content.flows.get(flow)?.icon ?? '', title: text(`${flow}:title`) }), {
      do: 'flow-start',
      flow,
    }),
  ]);
  return {
    text: [
      text(`common:need.${id}.title`, { icon: need.icon }),
      text(`common:need.${id}.help`),
      text(guides.length > 0 ? 'common:need.some' : 'common:need.none'),
    ],
    buttons: [...guides, [act('book', { do: 'book-start', service: need.service, flow: '' })], [act('desks', { do: 'desks' })], backRow()],
  };
}

/** Numbers to call in danger. No icons, nothing that tells a bystander what it is about beyond the words themselves. */
function safetyScreen({ content }: Situation): Screen {
  return {
    text: [
      text('common:safety.first', { number: content.safety.find((each) => each.id === 'emergency')?.number ?? '112' }),
      text('common:safety.no-permit'),
      content.safety.filter((each) => each.id !== 'emergency').map((each) => text(`common:safety.${each.id}`, { number: each.number })),
      text('common:safety.paper'),
    ],
    buttons: [
      [act('hide', { do: 'home' })],
      [act('book-urgent', { do: 'book-start', service: 'orientation', flow: '' })],
      [act('desks', { do: 'desks' })],
      backRow(),
    ],
  };
}

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
    case 'help':
      return show({
        text: [text('common:help.title'), text('common:help.body'), text('common:help.commands')],
        buttons: [[act('desks', { do: 'desks' })], backRow()],
      });
    default:
      return go(situation, { place: { at: 'menu' } }, menuScreen(situation));
  }
});

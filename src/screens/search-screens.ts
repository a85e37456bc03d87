import { type Button, type Screen, text } from '../base/screen.ts';
import type { FlowId } from '../flow/flow.ts';
import { labelKey } from '../flow/keys.ts';
import { act, backRow, because, button } from './buttons.ts';
import type { Setting } from './setting.ts';

/** Buttons to the guides that fit the words; a safety card has no icon. */
export function foundButtons({ content, person }: Setting, said: string, most: number, but?: FlowId): Button[][] {
  return content.search
    .find(person.lang, said, most + 1)
    .filter((id) => id !== but)
    .slice(0, most)
    .flatMap((id) => {
      const flow = content.flows.get(id);
      const label = text(labelKey(id));
      if (!flow) return [];
      const words = flow.safety ? label : text('common:need.guide', { icon: flow.icon, title: label });
      return [[button(words, { do: 'flow-start', flow: id })]];
    });
}

/** The guides found for typed words. */
export function foundScreen(found: readonly (readonly Button[])[]): Screen {
  return { text: [text('common:search.found')], buttons: [...found, [act('safety', { do: 'safety' })], backRow()] };
}

/** Typed words that are no answer to the question on this screen: the question again, below the guides that they may have meant. */
export function elsewhereScreen(question: Screen, found: readonly (readonly Button[])[]): Screen {
  const above = text(found.length > 0 ? 'common:search.in-flow' : 'common:unexpected.press-button');
  return { ...because(above, question), buttons: [...found, ...question.buttons] };
}

/** Nothing was found several times: a person is offered. */
export function personScreen(): Screen {
  return {
    text: [text('common:search.person')],
    buttons: [
      [act('book', { do: 'book-start', service: 'orientation', flow: '' })],
      [act('desks', { do: 'desks' })],
      [act('safety', { do: 'safety' })],
      backRow(),
    ],
  };
}

import type { Decision } from '../../core/change.ts';
import type { FlowId } from '../../core/flow.ts';
import { labelKey } from '../../core/flow-keys.ts';
import { type Button, type Screen, text } from '../../core/screen.ts';
import { act, backRow, button } from '../buttons.ts';
import { go, type Situation, unread } from '../situation.ts';
import { menuScreen } from './menu.ts';

/** How many guides a search offers. */
const mostFound = 6;
/** So many times nothing was found: a person is offered. */
const mostMisses = 3;
/** How many of the person's own messages are remembered, to be taken back. */
const longestTrail = 20;

/** Buttons to the guides that fit the words; a safety card has no icon. */
export function foundButtons({ content, person }: Situation, said: string, most: number, but?: FlowId): Button[][] {
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

/** The person's messages that led to a safety card, this one among them. */
export function trailOf({ content, person, incoming }: Situation, buttons: readonly (readonly Button[])[]): readonly number[] {
  const { trail } = person.session;
  const safe = buttons.flat().some((each) => 'act' in each && each.act.do === 'flow-start' && content.flows.get(each.act.flow)?.safety);
  return safe && incoming.message !== null ? [...trail, incoming.message].slice(-longestTrail) : trail;
}

/** Typed words outside a question: the guides that fit; after some misses a person. */
export const search = unread((situation): Decision => {
  const { input, person } = situation;
  const found = input.kind === 'say' ? foundButtons(situation, input.text, mostFound) : [];
  if (found.length > 0) {
    const screen: Screen = { text: [text('common:search.found')], buttons: [...found, [act('safety', { do: 'safety' })], backRow()] };
    return go(situation, { place: { at: 'menu' }, misses: 0, trail: trailOf(situation, found) }, screen);
  }
  const misses = person.session.misses + 1;
  if (misses < mostMisses) return go(situation, { place: { at: 'menu' }, misses }, menuScreen(situation, text('common:unexpected.text')));
  const screen: Screen = {
    text: [text('common:search.person')],
    buttons: [
      [act('book', { do: 'book-start', service: 'orientation', flow: '' })],
      [act('desks', { do: 'desks' })],
      [act('safety', { do: 'safety' })],
      backRow(),
    ],
  };
  return go(situation, { place: { at: 'menu' }, misses: 0 }, screen);
});

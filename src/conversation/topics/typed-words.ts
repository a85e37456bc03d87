import type { Action } from '../../base/action.ts';
import type { Button } from '../../base/screen.ts';
import type { Decision } from '../../desk/change.ts';
import { menuScreen, safetyScreen } from '../../screens/menu-screens.ts';
import { foundScreen, personScreen } from '../../screens/search-screens.ts';
import { dangerInTalk } from '../../screens/talk-screens.ts';
import { notUnderstood } from '../../screens/words.ts';
import { go, type Situation, show, unread } from '../situation.ts';

/** How many guides a search offers. */
const mostFound = 6;
/** So many times nothing was found: a person is offered. */
const mostMisses = 3;
/** How many of the person's own messages are remembered, to be taken back. */
const longestTrail = 20;

const leadsToDanger = ({ flows }: Situation['content'], press: Action) =>
  press.do === 'safety' || (press.do === 'flow-start' && flows.get(press.flow)?.safety === true);

/** The person's messages that led to a safety card, this one among them. */
export function trailOf({ content, person, incoming }: Situation, buttons: readonly (readonly Button[])[]): readonly number[] {
  const { trail } = person.session;
  const safe = buttons.flat().some((each) => 'act' in each && leadsToDanger(content, each.act));
  return safe && incoming.message !== null ? [...trail, incoming.message].slice(-longestTrail) : trail;
}

/** The numbers to call, whatever was asked; that question stays open. */
export const danger = unread((situation) => show(safetyScreen(situation)));

/** The same while a desk listens, which did not get these words. */
export const dangerWhileTalking = unread((situation) => {
  const screen = dangerInTalk(situation);
  return go(situation, { trail: trailOf(situation, screen.buttons) }, screen);
});

/** Typed words outside a question: what fits; who asks for a person, and who is not understood several times, is shown how to reach one. */
export const search = unread((situation): Decision => {
  const { input, person } = situation;
  const found = input.kind === 'say' ? situation.content.search.find(person.lang, input.text, mostFound) : [];
  if (found[0]?.press.do === 'person') return go(situation, { place: { at: 'menu' }, misses: 0 }, personScreen(situation));
  if (found.length > 0) {
    const screen = foundScreen(situation, found);
    return go(situation, { place: { at: 'menu' }, misses: 0, trail: trailOf(situation, screen.buttons.slice(0, found.length)) }, screen);
  }
  const misses = person.session.misses + 1;
  if (misses < mostMisses) return go(situation, { place: { at: 'menu' }, misses }, menuScreen(situation, notUnderstood));
  return go(situation, { place: { at: 'menu' }, misses: 0 }, personScreen(situation, 'lost'));
});

import { type Screen, text } from '../base/screen.ts';
import type { Desk, DeskId } from '../desk/desk.ts';
import type { Handoff } from '../desk/handoff.ts';
import { askable } from './ask-screens.ts';
import { act, button, home } from './buttons.ts';
import type { Setting } from './setting.ts';

const toCard = ({ id }: Handoff) => [{ label: text('common:button.back'), act: { do: 'desk-card' as const, handoff: id } }];

/** The desks to which a request can be given: those with a group. */
export function passWhichScreen(setting: Setting, handoff: Handoff, code: string): Screen {
  const others = askable(setting).filter(({ id }) => id !== handoff.desk);
  return {
    text: [text(others.length > 0 ? 'ask:pass-which' : 'ask:pass-none', { code })],
    buttons: [
      ...others.map(({ id, municipality: town }) => [
        button(text('common:desk.town', { town }), { do: 'desk-pass-to', handoff: handoff.id, desk: id }),
      ]),
      toCard(handoff),
    ],
  };
}

/** Asks once more: the person reads it. `version`: of the request that is asked about, so that pressed twice or after something else it is looked at again. */
export function passSureScreen(handoff: Handoff, code: string, to: Desk): Screen {
  return {
    text: [text('ask:pass-sure', { code, desk: to.name }), text('ask:pass-note')],
    buttons: [
      [button(text('ask:pass-yes'), { do: 'desk-pass-yes', handoff: handoff.id, desk: to.id, version: String(handoff.version) })],
      toCard(handoff),
    ],
  };
}

/** The person is told which desk has their request now; `listens`: what they type goes there. */
export function passedScreen(
  { content }: Pick<Setting, 'content'>,
  code: string,
  from: DeskId,
  to: DeskId,
  handoff: Handoff,
  listens: boolean,
): Screen {
  const nameOf = (id: DeskId) => content.desks.get(id)?.name ?? id;
  return {
    text: [
      text('ask:passed', { code, from: nameOf(from), desk: nameOf(to) }),
      ...(listens ? [text('ask:goes-on', { desk: nameOf(to) })] : []),
    ],
    buttons: [
      ...(listens ? [[act('talk-end', { do: 'talk-end', handoff: handoff.id })]] : []),
      [act('desk', { do: 'desk', desk: to })],
      [home],
    ],
    stay: true,
  };
}

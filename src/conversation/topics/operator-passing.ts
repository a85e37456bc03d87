import type { Action } from '../../base/action.ts';
import type { Acted } from '../../desk/acted.ts';
import type { Decision, Write } from '../../desk/change.ts';
import { codeOf, type Handoff } from '../../desk/handoff.ts';
import { listens } from '../../desk/handoff-acts.ts';
import { askMediator } from '../../desk/mediator-acts.ts';
import { passToDesk } from '../../desk/pass-on-acts.ts';
import { askable } from '../../screens/ask-screens.ts';
import { deskNote } from '../../screens/desk-group-screens.ts';
import { cardFor } from '../../screens/handoff-card.ts';
import { passedScreen, passSureScreen, passWhichScreen } from '../../screens/pass-on-screens.ts';
import { type Situation, show, toast } from '../situation.ts';
import type { Case } from './operator-known.ts';

export type Passing = Extract<Action, { do: 'desk-pass' | 'desk-pass-to' | 'desk-pass-yes' }>;

/** Which desk, asked once more, then given away: the person is told, and the card here says where it is. */
export function passing(
  situation: Situation,
  { handoff, appointment, mediators }: Case,
  act: Passing,
  acted: (done: Acted<string>, next: Partial<Handoff>) => Decision,
): Decision {
  const { now, content, zone } = situation;
  const code = codeOf(handoff, appointment);
  const booked = appointment?.status === 'booked';
  const others = mediators.filter(({ person }) => person !== handoff.taken_by);
  if (booked && (act.do !== 'desk-pass' || others.length === 0)) return acted({ refused: 'booked-here' }, {});
  if (act.do === 'desk-pass') return show(passWhichScreen(situation, handoff, code, others, booked));
  const to = askable(situation).find(({ id }) => id === act.desk && id !== handoff.desk);
  if (!to) return toast(deskNote('old-button'));
  if (act.do === 'desk-pass-to') return show(passSureScreen(handoff, code, to));
  // Pressed twice, or after something else happened: it is looked at again first.
  if (act.version !== String(handoff.version)) return acted({ refused: 'changed' }, {});
  const done = passToDesk(handoff, appointment, to.id, now);
  if ('refused' in done) return acted(done, {});
  const screen = passedScreen(situation, code, handoff.desk, to.id, handoff, listens(handoff, now));
  const told: Write = {
    write: 'message',
    message: { key: `handoff:${handoff.id}:passed:${now}`, due: now, to: { chat: handoff.chat }, body: { kind: 'screen', screen } },
  };
  const moved = cardFor(content, zone, handoff.desk, { ...handoff, desk: to.id }, appointment, now);
  return { change: [...done.change, told], screens: [{ ...moved, drawn: true }], toast: deskNote('passed', { desk: to.name }) };
}

/** A mediator of the desk is asked in private; the request stays where it is until they take it. */
export function toMediator(
  { now, incoming }: Situation,
  { handoff, mediators }: Case,
  act: Extract<Action, { do: 'desk-mediator' }>,
  acted: (done: Acted<string>, next: Partial<Handoff>) => Decision,
): Decision {
  const mediator = mediators.find(({ id }) => id === act.member);
  if (!mediator) return toast(deskNote('old-button'));
  const { id, name } = incoming.from;
  const done = askMediator(handoff, mediator, { id, name }, now);
  return 'refused' in done ? acted(done, {}) : { ...acted(done, {}), toast: deskNote('mediator-asked-toast', { name: mediator.name }) };
}

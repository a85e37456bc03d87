import { readName } from '../../base/person-name.ts';
import type { Appointment } from '../../desk/appointment.ts';
import { isOpen } from '../../desk/appointment-acts.ts';
import type { Decision } from '../../desk/change.ts';
import type { Shut } from '../../desk/closures.ts';
import type { Handoff } from '../../desk/handoff.ts';
import { rename } from '../../desk/rename-act.ts';
import type { Draft } from '../../desk/session.ts';
import { appointmentScreen, notRenamed, renamed, renameScreen } from '../../screens/appointment-screens.ts';
import { because } from '../../screens/buttons.ts';
import { menuScreen } from '../../screens/menu-screens.ts';
import { otherOf } from '../../screens/other-person.ts';
import { nameRefused } from '../../screens/words.ts';
import { go, type Situation, show } from '../situation.ts';

/* The name that the desk reads of an appointment is corrected before the visit, by whoever booked it. */

interface Renaming {
  readonly one: Appointment | null;
  readonly handoff: Handoff | null;
  /** Why nobody receives then any more. */
  readonly shut: Shut | null;
}

/** Asks for the right name, or takes the one that was typed. */
export function naming(
  situation: Situation,
  { handoff, shut }: Renaming,
  one: Appointment,
  step: 'appointment-name' | 'appointment-named',
): Decision {
  const { person, now } = situation;
  const { draft } = person.session;
  const name = handoff?.sheet.name ?? '';
  const over = () =>
    go(situation, { place: { at: 'menu' } }, because(notRenamed, appointmentScreen(situation, one, shut, otherOf(handoff))));
  if (!isOpen(one, now) || name === '') return over();
  if (step === 'appointment-name') {
    const { service, desk, people, id: moving } = one;
    const asks: Draft = { service, flow: null, desk, day: null, hold: null, moving, removed: [], name: null, people };
    return go(situation, { place: { at: 'name' }, draft: asks }, renameScreen(one, name, null));
  }
  // Pressed twice, or an old one.
  if (draft?.moving !== one.id || draft.name === null) return show(appointmentScreen(situation, one, shut, otherOf(handoff)));
  const done = rename(one, handoff, draft.name, now);
  if ('refused' in done) return over();
  const next = go(
    situation,
    { place: { at: 'menu' }, draft: null },
    because(renamed(draft.name), appointmentScreen(situation, one, shut, otherOf(handoff) && draft.name)),
  );
  return { ...next, change: [...next.change, ...done.change] };
}

/** The name was typed: it is shown once more, since anything that is typed there is taken for one. */
export function typedName(situation: Situation, { one, handoff }: Renaming): Decision {
  const { input, person, now } = situation;
  const { draft } = person.session;
  const named = readName(input.kind === 'say' ? input.text : '');
  if (!one || !draft || !handoff || !isOpen(one, now) || handoff.sheet.name === '')
    return go(situation, { place: { at: 'menu' }, draft: null }, because(notRenamed, menuScreen(situation)));
  if ('refused' in named) return show(renameScreen(one, handoff.sheet.name, null, nameRefused(named)));
  return go(situation, { draft: { ...draft, name: named.name } }, renameScreen(one, handoff.sheet.name, named.name));
}

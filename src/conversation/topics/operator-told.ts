import { type Button, type Screen, type Text, text } from '../../base/screen.ts';
import type { Write } from '../../desk/change.ts';
import { whenWhere } from '../../screens/appointment-lines.ts';
import type { Situation } from '../situation.ts';
import type { Case } from './operator-known.ts';

/** A line for the resident, in the resident's language, with a way on. */
function told(what: string, situation: Situation, { appointment }: Case, more: Record<string, Text>): Screen {
  const values = { ...whenWhere(appointment, situation.content.desks.get(appointment.desk), situation.zone), ...more };
  const again: Button[] =
    what === 'missed' || what === 'cancelled'
      ? [{ label: text('common:button.book'), act: { do: 'book-start', service: appointment.service, flow: '' } }]
      : [];
  const see: Button[] =
    what === 'taken' ? [{ label: text('common:button.see-appointment'), act: { do: 'appointment', appointment: appointment.id } }] : [];
  const home: Button = { label: text('common:button.home'), act: { do: 'home' } };
  return { text: [text(`common:told.${what}`, values)], buttons: [...[...again, ...see].map((each) => [each]), [home]], stay: true };
}

/** Tells the resident what the desk did: a key of `common:told.`. */
export function tell(situation: Situation, known: Case, what: string, more: Record<string, Text> = {}): Write {
  const { handoff } = known;
  const { now } = situation;
  const screen = told(what, situation, known, more);
  return {
    write: 'message',
    message: { key: `handoff:${handoff.id}:told:${what}:${now}`, due: now, to: { chat: handoff.chat }, body: { kind: 'screen', screen } },
  };
}

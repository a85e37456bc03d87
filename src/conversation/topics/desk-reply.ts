import { codeIn } from '../../base/code.ts';
import type { Decision } from '../../desk/change.ts';
import type { DeskId } from '../../desk/desk.ts';
import { noTelegram, noteScreen, saidScreen } from '../../screens/desk-group-screens.ts';
import type { Reads } from '../../store/store.ts';
import { type Situation, show } from '../situation.ts';

const names: readonly string[] = ['reply', 'rispondi'];

/** `/reply` and a code, as the button of that card, pressed; or what is wrong with it. Null: it is another command. */
export async function replyNamed(reads: Reads, situation: Situation, desks: readonly DeskId[]): Promise<Situation | Decision | null> {
  const { input } = situation;
  if (input.kind !== 'command' || !names.includes(input.name)) return null;
  const code = codeIn(input.payload);
  if (!code) return show(noteScreen('reply-how'));
  const appointment = await reads.appointmentByCode(code);
  const handoff = appointment ? await reads.handoffOf(appointment.id) : await reads.handoffByCode(code);
  if (!handoff || !desks.includes(handoff.desk)) return show(noteScreen('find-none', { code }));
  const gone = handoff.sheet.name === '' && handoff.status === 'closed';
  if (handoff.chat === 0) return show(gone ? noteScreen('nobody') : noTelegram);
  return { ...situation, input: { kind: 'press', act: { do: 'desk-write', handoff: handoff.id } } };
}

/** A command has no button on which a word could stand: what was not done is said in the group. */
export function spoken({ toast, ...decision }: Decision): Decision {
  const said = toast && decision.change.length === 0 ? [saidScreen(toast)] : [];
  return { ...decision, screens: [...said, ...decision.screens] };
}

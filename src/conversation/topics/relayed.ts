import { text } from '../../base/screen.ts';
import { noteMessage } from '../../desk/appointment-messages.ts';
import type { Handoff } from '../../desk/handoff.ts';
import { act, because } from '../../screens/buttons.ts';
import { menuScreen } from '../../screens/menu-screens.ts';
import { show, type Topic } from '../situation.ts';

/** The longest line passed on to a desk: a message with its heading must fit into 4,096 characters. */
const longest = 3500;

/** While a desk is writing with a resident, what the resident types goes to the desk; the bot keeps silent but for buttons. */
export const relayed: Topic<Handoff | null> = {
  async read(reads, { input, person }) {
    if (input.kind !== 'press') return await reads.talkingWith(person.chat);
    const handoff = input.act && 'handoff' in input.act ? await reads.handoff(input.act.handoff) : null;
    return handoff?.chat === person.chat ? handoff : null;
  },
  decide(situation, handoff) {
    const { input, now, incoming } = situation;
    if (input.kind === 'press') {
      const over = because(text('common:talk.ended'), menuScreen(situation));
      if (!handoff?.talking) return show(over);
      return {
        change: [
          { write: 'handoff-set', id: handoff.id, from: [handoff.status], set: { talking: false } },
          noteMessage(handoff.id, handoff.desk, now, 'ended-by-resident'),
        ],
        screens: [over],
      };
    }
    const end = handoff ? [[act('talk-end', { do: 'talk-end', handoff: handoff.id })]] : [];
    if (!handoff || input.kind !== 'say') return show({ text: [text('common:talk.only-text')], buttons: end });
    if (input.text.length > longest) return show({ text: [text('common:talk.too-long', { max: longest })], buttons: end });
    const body = { kind: 'line-to-desk' as const, handoff: handoff.id, text: input.text };
    const { place } = situation.person.session;
    const asked = place.at === 'name' || place.at === 'document';
    return {
      change: [
        { write: 'message', message: { key: `handoff:${handoff.id}:line:${incoming.update}`, due: now, to: { desk: handoff.desk }, body } },
      ],
      screens: asked ? [{ text: [text('common:talk.went-to-desk')], buttons: end }] : [],
    };
  },
};

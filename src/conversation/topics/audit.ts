import { readCode } from '../../base/code.ts';
import type { DeskAct } from '../../desk/desk-act.ts';
import { actsScreen } from '../../screens/acts-screen.ts';
import { type Situation, show, type Topic } from '../situation.ts';

/** Acts on a page. */
const atOnce = 25;

/** The desk or the code that was asked for, as it is written; empty: of all; null: it is neither. */
function wanted({ input, content }: Situation): { readonly of: string | null; readonly page: number } {
  const act = input.kind === 'press' && input.act?.do === 'audit' ? input.act : null;
  const typed = act?.of ?? (input.kind === 'command' ? input.payload : '');
  const page = Math.max(0, Math.trunc(Number(act?.page)) || 0);
  return { of: typed === '' || content.desks.has(typed) ? typed : readCode(typed), page };
}

/** For those who run the bot: what was done at the desks, by whom and when; never about whom. */
export const audit: Topic<readonly DeskAct[]> = {
  async read(reads, situation) {
    const { of, page } = wanted(situation);
    if (of === null) return [];
    const which = of === '' ? {} : situation.content.desks.has(of) ? { desk: of } : { about: of };
    return await reads.deskActs({ ...which, skip: page * atOnce, limit: atOnce + 1 });
  },
  decide(situation, acts) {
    const { of, page } = wanted(situation);
    return show(actsScreen(situation, of, page, acts.slice(0, atOnce), acts.length > atOnce));
  },
};

import type { Action } from '../base/action.ts';
import type { Input } from '../base/incoming.ts';
import type { Decision } from '../desk/change.ts';
import { isPlace } from '../desk/counter.ts';
import type { DeskId } from '../desk/desk.ts';
import type { DeskActName } from '../desk/desk-act.ts';
import { ofNobody } from '../desk/network.ts';
import { noteIn } from '../desk/note-acts.ts';
import type { Situation } from './situation.ts';
import { callsNext } from './topics/desk-counter.ts';
import { undoes } from './topics/undo.ts';

/**
 * The decision with a line of the desk's trail, where something was done; `about`: the code of the handoff, or the day; `only`: whose answer alone
 * was asked for, see `ofNobody`.
 */
export function trailed(
  { input, incoming, now }: Situation,
  decision: Decision,
  desk: DeskId,
  about: string,
  only: number | null = null,
): Decision {
  // What is no line to the person is kept where it goes out.
  const own = only !== null && only <= ofNobody && (input.kind !== 'say' || noteIn(input.text) === null);
  const act = decision.change.length > 0 && !own ? actOf(input) : null;
  if (act === null) return decision;
  const done = { id: `${now}:${incoming.update}`, at: now, desk, act, about, by: incoming.from.id };
  return { ...decision, change: [...decision.change, { write: 'desk-act', act: done }] };
}

/** What somebody did in a desk's group, as the trail calls it; null: nothing that is kept there. */
function actOf(input: Input): DeskActName | null {
  switch (input.kind) {
    case 'press':
      return input.act ? pressed(input.act) : null;
    case 'say':
      return noteIn(input.text) === null ? 'wrote' : 'noted';
    case 'thing':
    case 'location':
      return 'wrote';
    case 'edited':
      return 'corrected';
    case 'command':
      if (callsNext(input.name)) return 'called';
      return undoes(input.name) ? 'took-back' : null;
    case 'blocked':
    case 'migrated':
    case 'chat-shared':
      return null;
  }
}

const final = { 'desk-attended': 'attended', 'desk-missed': 'missed', 'desk-close': 'closed' } as const;
const isFinal = (what: string): what is keyof typeof final => Object.hasOwn(final, what);
const came = { yes: 'attended', no: 'missed', undo: 'unmarked' } as const;
const isCame = (status: string): status is keyof typeof came => Object.hasOwn(came, status);

function pressed(act: Action): DeskActName | null {
  switch (act.do) {
    case 'desk-take':
      return 'took';
    case 'desk-release':
      return 'released';
    case 'desk-write':
      return 'writing';
    case 'desk-book':
      return 'booked';
    case 'desk-reply-yes':
      return 'replied';
    case 'desk-pass-yes':
      return 'passed';
    case 'desk-mediator':
      return 'passed';
    case 'desk-wait-for':
      return 'listed';
    case 'network-send':
      return 'asked';
    case 'desk-sheet':
      return 'sheet';
    case 'desk-to-time':
    case 'desk-move-time':
      return 'moved';
    case 'desk-cancel-why':
      return 'cancelled';
    case 'desk-sure':
      return isFinal(act.what) ? final[act.what] : null;
    case 'desk-came':
      return isCame(act.status) ? came[act.status] : null;
    case 'desk-reopen':
      return 'reopened';
    case 'counter-came':
      return 'came';
    case 'counter-walk':
      return 'walk-in';
    case 'counter-next':
      return 'called';
    case 'counter-go':
      return isPlace(act.to) && act.to !== 'waiting' ? act.to : null;
    case 'desk-shut':
      return 'shut';
    case 'desk-lift':
      return 'lifted';
    case 'record-right':
      return 'record-confirmed';
    case 'record-yes':
    case 'record-service':
    case 'record-speaks':
      return 'record-changed';
    default:
      return null;
  }
}

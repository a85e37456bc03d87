import { addDays, addMinutes, dayAt } from '../base/time.ts';
import { type Known, knownFrom, narrowed, withFollowing } from '../flow/carry.ts';
import type { FlowId } from '../flow/flow.ts';
import { worldOf } from '../screens/setting.ts';
import type { Situation } from './situation.ts';

/** How long an answer is taken for true in another guide: cards are renewed, people move. */
const days = 30;
/** One sitting: a private answer goes no further. */
const sitting = 60;

/** What the person has told other guides and is still taken for true; of private answers what was told in this sitting. Nothing is stored for it. */
export function knownElsewhere({ content, person, now, today, zone }: Situation, here: FlowId): Known {
  const world = worldOf(content, today);
  // A later day in UTC is the same one in the zone, or another that is not earlier: the zone's calendar, which is slow, need not be asked.
  const oldest = addDays(today, -days);
  const told = Object.entries(person.session.flows)
    .flatMap(([id, { answers, at }]) => (id === here || at === null ? [] : [{ flow: content.flows.get(id), answers, at }]))
    .filter(({ at }) => at.slice(0, 10) > oldest || dayAt(at, zone) >= oldest)
    .sort((a, b) => a.at.localeCompare(b.at));
  const known = told.reduce<Known>((known, { flow, answers, at }) => {
    if (!flow) return known;
    const all = knownFrom(flow, answers, world);
    const fresh = addMinutes(at, sitting) >= now;
    return narrowed(known, fresh ? all : new Map([...all].filter(([id]) => content.attributes.get(id)?.private === false)));
  }, new Map());
  return withFollowing(known, content.attributes, world);
}

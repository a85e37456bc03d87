import { dayAt, type Instant, type Zone } from '../base/time.ts';
import type { Content } from '../content/content.ts';
import type { Write } from '../desk/change.ts';
import type { Person } from '../desk/session.ts';
import { changeSince } from '../flow/follow.ts';
import type { World } from '../law/facts-of-day.ts';
import { worldOn } from '../law/facts-of-day.ts';
import { changeScreen } from '../screens/change-screen.ts';
import type { Store } from '../store/store.ts';

/** People looked at together. */
const page = 200;
export interface TellChangesDeps {
  readonly store: Pick<Store, 'people' | 'commit'>;
  readonly content: Content;
  readonly zone: Zone;
  now(): Instant;
  /** Called when something was put into the outbox. */
  nudge(): void;
}

/** Tells those who asked for it that a number behind an outcome of theirs has changed: each change once, whenever this runs. */
export async function tellChanges(deps: TellChangesDeps): Promise<void> {
  const now = deps.now();
  const world = worldOn(deps.content, dayAt(now, deps.zone));
  let told = false;
  for (let after: number | null = null; ; ) {
    const people: readonly Person[] = await deps.store.people(after, page);
    for (const person of people) {
      const writes = writesFor(person, deps.content, world, now);
      // Stale: the person did something just now; the next run looks again.
      if (writes.length > 0 && (await deps.store.commit(writes)) === 'done') told = true;
    }
    const last = people.at(-1);
    if (!last || people.length < page) break;
    after = last.chat;
  }
  if (told) deps.nudge();
}

/** What a person is to be told today, and the numbers as they are now. */
function writesFor(person: Person, content: Content, world: World, now: Instant): readonly Write[] {
  const changes = Object.entries(person.session.followed).flatMap(([id, followed]) => {
    const flow = content.flows.get(id);
    const change = flow ? changeSince(flow, followed, world, content.texts.params) : null;
    return flow && change ? [{ flow, followed, change }] : [];
  });
  if (changes.length === 0) return [];
  const seen = Object.fromEntries(changes.map(({ flow, followed, change }) => [flow.id, { ...followed, facts: change.facts }]));
  const session = { ...person.session, followed: { ...person.session.followed, ...seen } };
  return [
    { write: 'person', person: { ...person, session } },
    ...changes.map(({ flow, change }): Write => {
      const body = { kind: 'screen', screen: changeScreen(flow, change) } as const;
      return {
        write: 'message',
        message: { key: `follow:${person.chat}:${flow.id}:${world.today}`, due: now, to: { chat: person.chat }, body },
      };
    }),
  ];
}

import { createHash } from 'node:crypto';
import { dayAt, type Instant, type Zone } from '../base/time.ts';
import type { Content } from '../content/content.ts';
import type { Change, Write } from '../desk/change.ts';
import type { Person } from '../desk/session.ts';
import { changeSince } from '../flow/follow.ts';
import type { World } from '../law/facts-of-day.ts';
import { worldOn } from '../law/facts-of-day.ts';
import { changeScreen } from '../screens/change-screen.ts';
import type { Store } from '../store/store.ts';

/** People looked at together: in SQLite they share a transaction, for which others wait. */
const page = 50;
export interface TellChangesDeps {
  readonly store: Pick<Store, 'followers' | 'commit'>;
  readonly content: Content;
  readonly zone: Zone;
  now(): Instant;
  /** Called when something was put into the outbox. */
  nudge(): void;
}

/**
 * Tells those who asked for it that a number behind an outcome of theirs has changed: each change once, whenever this runs. Only those are read who
 * follow something that was not yet compared with today's numbers: nobody, when no number changed.
 */
export async function tellChanges(deps: TellChangesDeps): Promise<void> {
  const now = deps.now();
  const world = worldOn(deps.content, dayAt(now, deps.zone));
  const numbers = numbersOf(deps.content, world);
  let told = false;
  for (;;) {
    const people = await deps.store.followers(numbers, page);
    const done = await Promise.all(
      people.map(async (person) => {
        const writes = person.blocked_at === null ? writesFor(person, deps.content, world, now) : [];
        const committed = await deps.store.commit([...writes, looked(person, writes, numbers)]);
        if (committed === 'done' && writes.length > 0) told = true;
        return committed === 'done';
      }),
    );
    // Stale: the person did something just now, and is among the next. When all are, the next run looks again.
    if (!done.includes(true)) break;
  }
  if (told) deps.nudge();
}

/** The numbers of a day and the guides that they are for, as a digest: while it is the same, nothing that is followed can have changed. */
function numbersOf(content: Content, world: World): string {
  const numbers = [...world.facts].sort().map((key) => [key, world.fact(key)]);
  const known = JSON.stringify([numbers, [...content.flows.keys()].sort()]);
  return createHash('sha256').update(known).digest('base64url').slice(0, 22);
}

/** After the writes, which raise the version. Who has closed the chat is compared again when it opens. */
function looked({ chat, version, session }: Person, writes: Change, numbers: string): Write {
  const follows = Object.keys(session.followed).length > 0;
  return { write: 'looked', chat, version: writes.length > 0 ? version + 1 : version, numbers: follows ? numbers : null };
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
        // Nobody is waiting for it: thousands of these must not stand before an answer.
        message: { key: `follow:${person.chat}:${flow.id}:${world.today}`, due: now, to: { chat: person.chat }, body, lane: 'reminder' },
      };
    }),
  ];
}

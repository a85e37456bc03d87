import type { Kysely } from 'kysely';
import type { Change } from '../desk/change.ts';
import type { Person } from '../desk/session.ts';
import { type Batch, batches } from './batches.ts';
import { applyWrite, personRow, seenOn, seenRows } from './commit.ts';
import { Booked } from './commit-booked.ts';
import { Drained } from './commit-drained.ts';
import { Posted } from './commit-posted.ts';
import type { Tables } from './schema.ts';
import type { Seal } from './seal.ts';
import { NothingWritten } from './stale.ts';
import type { UpdateMark } from './store.ts';
import type { Writing } from './writing.ts';

/** A change with the update that it comes from. */
export interface One {
  readonly change: Change;
  readonly update: UpdateMark | undefined;
}

const sizes = [1, 2, 4, 8, 16, 32, 64, 128, 256] as const;

const values = (rows: number, columns: number) =>
  Array(rows)
    .fill(`(${Array(columns).fill('?').join(', ')})`)
    .join(', ');

/**
 * Applies the changes of a group, on SQLite, inside a transaction that is already open. A tap is a mark and a person: those of all are two
 * statements, which for each would be most of what a commit costs. Throws `NothingWritten` when one of them is stale or was seen.
 */
export async function applyTogether(to: Writing, group: readonly One[]): Promise<void> {
  const { db, seal } = to;
  const marks = group.flatMap(({ update }) => (update ? seenValues(seal, update) : []));
  await together(db, seenIn(marks), 'seen');

  const persons = new Map<number, readonly unknown[]>();
  const drained = new Drained();
  const posted = new Posted();
  const booked = new Booked();
  for (const { change, update } of group) {
    const person = update && alonePerson(change);
    if (person && !persons.has(person.chat)) persons.set(person.chat, personValues(to, person, update));
    else
      for (const write of drained.rest(change)) {
        // One alone is not done again: it looks for itself which seat is free, and which hold has lapsed.
        if (posted.takes(seal, write) || (group.length > 1 && booked.takes(write))) continue;
        // A card that is to be drawn is that of a handoff that stands.
        if (!booked.letsBy(write) || !posted.letsBy(write)) await booked.write(to);
        if (!posted.letsBy(write)) await posted.write(to);
        await applyWrite(to, write, update);
      }
  }
  await booked.write(to);
  await posted.write(to);
  await together(db, personsFrom([...persons.values()]), 'stale');
  await drained.write(to);
}

/** The person, where that is all there is to write, and is stored already. */
function alonePerson([first, ...others]: Change): Person | null {
  return first?.write === 'person' && first.person.version > 0 && others.length === 0 ? first.person : null;
}

function seenValues(seal: Seal, update: UpdateMark): readonly (readonly unknown[])[] {
  return seenRows(seal, update).map(({ update_id, at, unshown, unshown_chat }) => [update_id, at, unshown, unshown_chat]);
}

const seenIn = batches(
  sizes,
  (rows) => `insert into seen (update_id, at, unshown, unshown_chat) values ${values(rows, 4)} on conflict do nothing returning update_id`,
);

const columns = ['chat', 'version', 'lang', 'lang_chosen', 'privacy_on', 'blocked_at', 'session', 'follows', 'seen_on'] as const;
const kept = columns.slice(2).map((column) => `${column} = new.${column}`);

const personsFrom = batches(
  sizes,
  (rows) =>
    `with new (${columns.join(', ')}) as (values ${values(rows, columns.length)}) update person set version = new.version + 1, ${kept.join(', ')} from new where person.chat = new.chat and person.version = new.version returning person.chat`,
);

function personValues({ seal }: Writing, person: Person, { at }: UpdateMark): readonly unknown[] {
  const { chat, version } = person;
  const row = { ...personRow(seal, person), chat, version, seen_on: seenOn(at) };
  return columns.map((column) => row[column]);
}

/** Each row must be written. */
async function together(db: Kysely<Tables>, all: Iterable<Batch>, otherwise: NothingWritten['why']): Promise<void> {
  for (const { query, rows } of all) {
    const written = await db.executeQuery(query);
    if (written.rows.length !== rows) throw new NothingWritten(otherwise);
  }
}

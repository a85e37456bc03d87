import type { Instant } from '../base/time.ts';
import type { Write } from '../desk/change.ts';
import type { HandoffId } from '../desk/ids.ts';
import type { Message } from '../desk/message.ts';
import { batches, pieces } from './batches.ts';
import { cardMessage } from './commit-card.ts';
import { freshRow, storedKey } from './commit-message.ts';
import type { Seal } from './seal.ts';
import type { Writing } from './writing.ts';

const sizes = [1, 2, 4, 8, 16, 32, 64] as const;
const places = (many: number) => Array(many).fill('?').join(', ');
const columns = ['key', 'due', 'lane', 'cause', 'recipient', 'to_chat', 'to_desk', 'kind', 'subject', 'body'] as const;
/** As a message is that waits and that nobody has tried to send. */
const unsent = "state = 'waiting', retry_at = null, waits = null, attempts = 0, error = null, settled_at = null";

/** As `putMessage` does it for one, last in order and in the order given. */
const messagesIn = pieces(sizes, (rows) => {
  const row = `(${places(columns.length)})`;
  const values = Array.from({ length: rows }, (_, n) => `(${n + 1}, ${row.slice(1)}`).join(', ');
  return `with new (place, ${columns.join(', ')}) as (values ${values}) insert into message (${columns.join(', ')}, state, attempts, revision, seq) select ${columns.join(', ')}, 'waiting', 0, 1, (select coalesce(max(seq), 0) from message) + place from new where true order by place on conflict (key) do update set ${columns
    .slice(1)
    .map((column) => `${column} = excluded.${column}`)
    .join(', ')}, ${unsent}, seq = excluded.seq, revision = message.revision + 1`;
});

/** As `dropMessages` does it for one key. */
const dropsIn = batches(
  sizes,
  (rows) =>
    `update message set body = '', subject = '', recipient = '', cause = '', to_chat = null, to_desk = null, error = null, state = 'dropped', due = '', settled_at = null where key in (${places(rows)}) and state in ('waiting', 'failed', 'aside')`,
);

/** Where a copy of a card stands, and which desk has the handoff. */
const desksOf = batches(sizes, (rows) => {
  const ids = Array.from({ length: rows }, (_, n) => `?${n + 1}`).join(', ');
  return `select handoff, desk from card where handoff in (${ids}) union select id, desk from handoff where id in (${ids})`;
});

/** What neither reads nor changes the outbox and the cards, nor takes a handoff away: what is kept for the end may pass it by. */
const apart: readonly Write['write'][] = [
  'person',
  'appointment',
  'appointment-set',
  'told-in',
  'handoff',
  'handoff-set',
  'wish',
  'desk-act',
  'comer',
];
const keyOfCard = /^handoff:.*:card:/;

/**
 * What a group of changes puts into the outbox, on SQLite: written together, in the order in which it was put. A booking is four messages, a key
 * that is dropped and a card to be drawn; one by one they would be most of what it costs, and who books waits.
 */
export class Posted {
  /** In order; a handoff stands for the drawing of its cards. */
  readonly #put = new Map<string, Message | { readonly handoff: HandoffId; readonly now: Instant }>();
  readonly #dropped = new Set<string>();

  /** Whether the write is kept for the end. */
  takes(seal: Seal, write: Write): boolean {
    if (write.write === 'message') {
      const key = storedKey(seal, write.message.key);
      this.#dropped.delete(key);
      return this.#last(key, write.message);
    }
    if (write.write === 'draw') return this.#last(`draw ${write.handoff}`, write);
    if (write.write !== 'drop' || !('key' in write) || keyOfCard.test(write.key)) return false;
    const key = storedKey(seal, write.key);
    if (this.#put.has(key)) return false;
    this.#dropped.add(key);
    return true;
  }

  /** Whether the write may come before what is kept. */
  letsBy({ write }: Write): boolean {
    return this.#put.size + this.#dropped.size === 0 || apart.includes(write);
  }

  async write({ db, seal }: Pick<Writing, 'db' | 'seal'>): Promise<void> {
    const [put, dropped] = [[...this.#put.values()], [...this.#dropped]];
    this.#put.clear();
    this.#dropped.clear();
    for (const { query } of dropsIn(dropped.map((key) => [key]))) await db.executeQuery(query);
    const drawn = put.flatMap((each) => ('handoff' in each ? [each.handoff] : []));
    const desks = new Map<HandoffId, string[]>();
    for (const { query } of desksOf(drawn.map((id) => [id]))) {
      const { rows } = await db.executeQuery<{ handoff: string; desk: string }>(query);
      for (const { handoff, desk } of rows) desks.set(handoff, [...(desks.get(handoff) ?? []), desk]);
    }
    const messages = put.flatMap((each) =>
      'handoff' in each ? (desks.get(each.handoff) ?? []).map((desk) => cardMessage(each.handoff, desk, each.now)) : [each],
    );
    for (const { query } of messagesIn(messages.map((message) => values(seal, message)))) await db.executeQuery(query);
  }

  #last(key: string, what: Message | { readonly handoff: HandoffId; readonly now: Instant }): true {
    this.#put.delete(key);
    this.#put.set(key, what);
    return true;
  }
}

function values(seal: Seal, message: Message): readonly unknown[] {
  const key = storedKey(seal, message.key);
  const row = { key, ...freshRow(seal, key, message) };
  return columns.map((column) => row[column]);
}

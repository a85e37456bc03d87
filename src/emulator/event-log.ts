import { Bell } from './bell.ts';

export type Event = { seq: number; type: string } & Record<string, unknown>;
export type EventPage = { seq: number; reset?: true; events: Event[] };

/** Long demos must not fill the memory: who asks for something older is told to load everything anew. */
const KEPT = 10_000;

/** What happened, numbered by `seq` from 1. */
export class EventLog {
  seq = 0;
  #events: Event[] = [];
  #bell = new Bell();

  /** Takes the next number, for what must carry it in itself; `add` follows with the same number. */
  next(): number {
    this.seq += 1;
    return this.seq;
  }

  add(seq: number, type: string, fields: Record<string, unknown>): void {
    this.#events.push({ seq, type, ...fields });
    // Dropping a block at a time keeps `add` cheap.
    if (this.#events.length >= 2 * KEPT) this.#events.splice(0, KEPT);
    this.#bell.ring();
  }

  /** The events after `since`; `reset` when some of them are no longer kept, or `since` is from another run. */
  after(since: number): EventPage {
    const first = this.#events[0]?.seq ?? this.seq + 1;
    if (since > this.seq || since < first - 1) return { seq: this.seq, reset: true, events: [] };
    return { seq: this.seq, events: this.#events.slice(since - first + 1) };
  }

  /** Waits up to `ms` for an event after `since`, then gives the page. */
  async wait(since: number, ms: number, signal: AbortSignal): Promise<EventPage> {
    await this.#bell.wait(() => this.seq !== since, ms, signal);
    return this.after(since);
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach } from 'vitest';
import type { Change } from '../../src/desk/change.ts';
import type { Message } from '../../src/desk/message.ts';
import { createDelivery } from '../../src/jobs/deliver.ts';
import type { Delivery } from '../../src/jobs/delivery.ts';
import { openStore } from '../../src/store/open.ts';
import type { Committed, Store } from '../../src/store/store.ts';

export const start = '2026-11-23T08:00:00.000Z';
export const ok: Delivery = { became: 'sent', change: [] };
export const unreachable: Delivery = { became: 'unreachable', why: 'no network' };
export const waits = (seconds: number, change: Change = []): Delivery => ({ became: 'waits', waits: 'told', seconds, why: '429', change });

/** A real store in a file for each test, a clock that the test sets, and deliveries on it. */
interface OutboxStage {
  readonly folder: string;
  readonly store: Store;
  now: string;
  reopen(): Promise<void>;
  /** Puts a message to a chat into the outbox. */
  put(key: string, more?: Partial<Message>): Promise<Committed>;
  /** What has not been sent: key and tries. */
  waiting(): Promise<(readonly [key: string, attempts: number])[]>;
  /** A delivery whose sending is `answer`, with the keys it was asked to send; it ends after a hundred, so that a storm fails instead of hanging. */
  delivery(
    answer: (message: Message) => Promise<Delivery> | Delivery,
    store?: Store,
    look?: () => Promise<boolean>,
  ): ReturnType<typeof createDelivery> & { readonly asked: string[] };
}

export function outboxStage(): OutboxStage {
  const stage: { folder: string; store: Store } & Omit<OutboxStage, 'folder' | 'store'> = {
    folder: '',
    store: undefined as unknown as Store,
    now: start,
    async reopen() {
      stage.store = await openStore({ url: `sqlite:${join(stage.folder, 'd.db')}`, dataKey: null });
    },
    put(key, more = {}) {
      const message: Message = {
        key,
        due: start,
        to: { chat: 1 },
        body: { kind: 'screen', screen: { text: [{ key }], buttons: [] } },
        ...more,
      };
      return stage.store.commit([{ write: 'message', message }]);
    },
    async waiting() {
      const due = await stage.store.due('2099-01-01T00:00:00.000Z', 1000);
      return due.map(({ message, attempts }) => [message.key, attempts] as const);
    },
    delivery(answer, store = stage.store, look = async () => true) {
      const asked: string[] = [];
      const made = createDelivery({
        store,
        log: pino({ level: 'silent' }),
        by: 'test',
        now: () => stage.now,
        alarm: (kind, why) => [
          {
            write: 'message-once',
            message: {
              key: `alarm:${kind}`,
              due: stage.now,
              to: { chat: 99 },
              body: { kind: 'screen', screen: { text: [{ key: why }], buttons: [] } },
            },
          },
        ],
        look,
        async send(message) {
          asked.push(message.key);
          if (asked.length > 100) void made.stop();
          return await answer(message);
        },
      });
      return { ...made, asked };
    },
  };
  beforeEach(async () => {
    stage.folder = mkdtempSync(join(tmpdir(), 'sportello-deliver-'));
    stage.now = start;
    await stage.reopen();
  });
  afterEach(async () => {
    await stage.store.close();
    rmSync(stage.folder, { recursive: true, force: true });
  });
  return stage;
}

/** A promise with its key outside. */
export function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

import { dayAt, type Instant, type Zone } from '../base/time.ts';
import type { Content } from '../content/content.ts';
import type { Write } from '../desk/change.ts';
import type { DeskId } from '../desk/desk.ts';
import { fieldsToAsk } from '../desk/record.ts';
import { askFields } from '../desk/record-acts.ts';
import { recordAskScreen } from '../screens/record-screens.ts';
import type { Store } from '../store/store.ts';

export interface AskRecordsDeps {
  readonly store: Pick<Store, 'commit' | 'records'>;
  readonly content: Content;
  readonly zone: Zone;
  now(): Instant;
  deskChats(): ReadonlyMap<DeskId, number>;
  recordsChanged(): Promise<void>;
  /** Called when something was put into the outbox. */
  nudge(): void;
}

/** Asks each desk's group to confirm what is told of it, when nobody has for long. What moved on meanwhile is looked at the next day. */
export async function askRecords(deps: AskRecordsDeps): Promise<void> {
  const { store, zone, now, deskChats, recordsChanged, nudge } = deps;
  const today = dayAt(now(), zone);
  for (const id of deskChats().keys()) {
    const said = await store.records();
    const desk = deps.content.desks.get(id);
    const fields = desk ? fieldsToAsk(desk, said, today) : [];
    if (!desk || fields.length === 0) continue;
    const screen = recordAskScreen({ content: deps.content, today, now: now(), zone }, desk, fields);
    const asked: Write = {
      write: 'message',
      message: { key: `desk-record:${id}:${today}`, due: now(), to: { desk: id }, body: { kind: 'screen', screen } },
    };
    if ((await store.commit([...askFields(id, fields, said, today), asked])) !== 'done') continue;
    await recordsChanged();
    nudge();
  }
}

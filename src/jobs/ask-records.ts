import { type Day, dayAt, type Instant, type Zone } from '../base/time.ts';
import type { Content } from '../content/content.ts';
import type { Change, Write } from '../desk/change.ts';
import type { Desk, DeskId } from '../desk/desk.ts';
import type { Message } from '../desk/message.ts';
import { fieldsToAsk, fieldsToAskAgain, fieldsToTell, type RecordField, type Said } from '../desk/record.ts';
import { type Noted, noteFields } from '../desk/record-acts.ts';
import { coordinatorsOf } from '../desk/role.ts';
import { recordAskScreen, recordUnansweredScreen } from '../screens/record-screens.ts';
import type { Store } from '../store/store.ts';

export interface AskRecordsDeps {
  readonly store: Pick<Store, 'commit' | 'records' | 'roles'>;
  readonly content: Content;
  readonly zone: Zone;
  /** Who is told of a silence where nobody coordinates the desk. */
  readonly admins: readonly number[];
  now(): Instant;
  deskChats(): ReadonlyMap<DeskId, number>;
  recordsChanged(): Promise<void>;
  /** Called when something was put into the outbox. */
  nudge(): void;
}

/** What is done about what nobody confirms, one after the other. */
const steps = [
  { noted: 'asked_on', key: 'desk-record', due: fieldsToAsk },
  { noted: 'reminded_on', key: 'desk-record-again', due: fieldsToAskAgain },
  { noted: 'told_on', key: 'desk-record-told', due: fieldsToTell },
] as const satisfies readonly {
  noted: Noted;
  key: string;
  due: (desk: Desk, said: readonly Said[], today: Day) => readonly RecordField[];
}[];
type Step = (typeof steps)[number];

/**
 * Asks each desk's group to confirm what is told of it, when nobody has for long; a second time when the card is about to say so; then tells those who
 * answer for the desk. What moved on meanwhile is looked at the next day.
 */
export async function askRecords(deps: AskRecordsDeps): Promise<void> {
  const { store, zone, now, deskChats, recordsChanged, nudge } = deps;
  const today = dayAt(now(), zone);
  for (const id of deskChats().keys()) {
    for (const step of steps) {
      const said = await store.records();
      const desk = deps.content.desks.get(id);
      const fields = desk ? step.due(desk, said, today) : [];
      const told = desk && fields.length > 0 ? await messages(deps, step, desk, fields, today) : [];
      if (told.length === 0) continue;
      if ((await store.commit([...noteFields(step.noted, id, fields, said, today), ...told])) !== 'done') continue;
      await recordsChanged();
      nudge();
    }
  }
}

async function messages(
  deps: AskRecordsDeps,
  { noted, key }: Step,
  desk: Desk,
  fields: readonly RecordField[],
  today: Day,
): Promise<Change> {
  const { store, content, zone, admins, now } = deps;
  const given = { content, today, now: now(), zone };
  const screen = noted === 'told_on' ? recordUnansweredScreen(desk, fields) : recordAskScreen(given, desk, fields, noted === 'reminded_on');
  const message = (to: Message['to'], of: string): Write => ({
    write: 'message',
    message: { key: `${key}:${desk.id}:${today}${of}`, due: now(), to, body: { kind: 'screen', screen } },
  });
  if (noted !== 'told_on') return [message({ desk: desk.id }, '')];
  const coordinators = coordinatorsOf(await store.roles(null), desk.id);
  return (coordinators.length > 0 ? coordinators : admins).map((chat) => message({ chat }, `:${chat}`));
}

import { dayAt, type Instant, type Zone } from '../base/time.ts';
import type { Content } from '../content/content.ts';
import type { DeskId } from '../desk/desk.ts';
import { deskDayMessage, tellings } from '../desk/desk-day.ts';
import type { Store } from '../store/store.ts';

export interface DeskDaysDeps {
  readonly store: Pick<Store, 'commit' | 'closures'>;
  readonly content: Pick<Content, 'timetables' | 'closures'>;
  readonly zone: Zone;
  now(): Instant;
  deskChats(): ReadonlyMap<DeskId, number>;
  /** Called when something was put into the outbox. */
  nudge(): void;
}

/** Tells each desk's group, on its working days, who comes and who came; to be called every few minutes. */
export async function tellDeskDays({ store, content, zone, now, deskChats, nudge }: DeskDaysDeps): Promise<void> {
  const day = dayAt(now(), zone);
  const closures = [...content.closures, ...(await store.closures(day))];
  const change = content.timetables
    .filter(({ desk }) => deskChats().has(desk))
    .flatMap((timetable) =>
      tellings({ timetable, closures, day, zone }, now()).map((what) => deskDayMessage(timetable.desk, day, what, now())),
    );
  if (change.length === 0) return;
  await store.commit(change);
  nudge();
}

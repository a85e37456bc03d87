import { withRecords } from '../../content/with-records.ts';
import type { Change } from '../../desk/change.ts';
import type { Stranded } from '../../desk/closure-acts.ts';
import type { Desk } from '../../desk/desk.ts';
import type { RecordValues, Said } from '../../desk/record.ts';
import type { By } from '../../desk/record-acts.ts';
import type { Situation } from '../situation.ts';

/** A desk whose record somebody looks at, and what was read for it. */
export interface RecordCase {
  readonly situation: Situation;
  readonly desk: Desk;
  readonly record: RecordValues;
  readonly said: readonly Said[];
  readonly by: By;
  /** Who has booked at the desk from now on, where it matters. */
  readonly visits: readonly Stranded[];
  /** Messages about their times that have not gone out. */
  readonly unsent: ReadonlySet<string>;
}

/** The desk as it is once that is written. */
export function written({ situation, desk, said }: RecordCase, change: Change): Pick<RecordCase, 'situation' | 'desk' | 'said'> {
  const news = change.flatMap((each) => (each.write === 'record' ? [each.said] : []));
  const now = [...said.filter((each) => !news.some((one) => one.desk === each.desk && one.field === each.field)), ...news];
  const content = withRecords(situation.content, now, situation.zone);
  return { situation: { ...situation, content }, desk: content.desks.get(desk.id) ?? desk, said: now };
}

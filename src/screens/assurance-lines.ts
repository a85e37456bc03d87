import { type Text, text } from '../base/screen.ts';
import type { Day } from '../base/time.ts';
import type { Desk } from '../desk/desk.ts';
import { confirmedOn, type RecordField, recordFields, staleFields } from '../desk/record.ts';

export const fieldText = (field: RecordField): Text => text(`record:field.${field}`);

/** What the desk's own people have confirmed and when, and what nobody has confirmed for too long. */
export function assuranceLines(desk: Desk, today: Day): readonly Text[] {
  const stale = staleFields(desk, today);
  return [
    ...confirmedLines(desk),
    ...(stale.length === 0
      ? []
      : [stale.length === recordFields.length ? text('record:stale-all') : text('record:stale', { fields: stale.map(fieldText) })]),
  ];
}

function confirmedLines(desk: Desk): readonly Text[] {
  const days = recordFields.flatMap((field) => {
    const day = confirmedOn(desk, field);
    return day === null ? [] : [{ field, day }];
  });
  const [oldest] = days.map(({ day }) => day).sort();
  if (oldest === undefined) return [];
  if (days.length === recordFields.length) return [text('record:confirmed', { day: oldest })];
  return [
    text('record:confirmed-some', { fields: days.map(({ field, day }) => text('record:field-on', { field: fieldText(field), day })) }),
  ];
}

/** Whether the desk has confirmed anything of it. */
export const hasConfirmed = (desk: Desk): boolean => recordFields.some((field) => confirmedOn(desk, field) !== null);

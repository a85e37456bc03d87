import { markOf } from '../base/mark.ts';
import { type Button, type Paragraph, type Screen, type Text, text } from '../base/screen.ts';
import { addDays, clockAt, dayAt } from '../base/time.ts';
import type { Stranded } from '../desk/closure-acts.ts';
import type { Desk } from '../desk/desk.ts';
import {
  assuredOn,
  confirmedOn,
  type RecordAsk,
  type RecordField,
  type RecordValues,
  recordFields,
  recordOf,
  type Said,
  saidOf,
  staleDays,
  staleFields,
} from '../desk/record.ts';
import type { HoursFault } from '../desk/typed-hours.ts';
import { fieldText } from './assurance-lines.ts';
import { button } from './buttons.ts';
import { cutOf, doorLine, weekLines } from './hours-lines.ts';
import type { Setting } from './setting.ts';
import { spokenText } from './spoken-lines.ts';
import { strandedLines } from './stranded-lines.ts';

/*
 * A desk's group looks at what is told of its desk, field by field: confirms it, or changes it.
 */

type Given = Pick<Setting, 'content' | 'today' | 'now' | 'zone' | 'made'>;

/** What a button confirms: one field as it was shown, or all of them. */
export const shownMark = (record: RecordValues, field: RecordField | 'all'): string =>
  markOf(field === 'all' ? recordFields.map((each) => record[each]) : record[field]);

/** Back to the whole record. */
export const toRecord = (desk: Desk): Button => button(text('record:back'), { do: 'record', desk: desk.id });

/** All that is told of the desk, and who confirmed it when. */
export function recordScreen(given: Given, desk: Desk, said: readonly Said[]): Screen {
  return {
    text: [
      text('record:title', { name: desk.name }),
      ...recordFields.map((field) => fieldLines(given, desk, field, said)),
      text('record:how'),
    ],
    buttons: fieldButtons(given, desk, recordFields),
  };
}

/** The group is asked about what nobody has confirmed for long; `again`: it was asked before, and nobody answered. */
export function recordAskScreen(given: Given, desk: Desk, fields: readonly RecordField[], again = false): Screen {
  const [oldest] = fields.map((field) => assuredOn(desk, field)).sort();
  return {
    text: [
      text('record:title', { name: desk.name }),
      text(again ? 'record:ask-again' : 'record:ask'),
      ...fields.map((field) => fieldLines(given, desk, field, [])),
      ...(oldest
        ? [
            text(staleFields(desk, given.today).length > 0 ? 'record:ask-stale' : 'record:ask-until', {
              day: addDays(oldest, staleDays + 1),
            }),
          ]
        : []),
    ],
    buttons: fieldButtons(given, desk, fields),
  };
}

/** Those who answer for a desk are told that its group does not answer. */
export const recordUnansweredScreen = ({ name }: Desk, fields: readonly RecordField[]): Screen => ({
  text: [text('record:title', { name }), text('record:unanswered', { fields: fields.map(fieldText) }), text('record:unanswered-how')],
  buttons: [],
});

function fieldButtons({ content }: Given, desk: Desk, fields: readonly RecordField[]): Button[][] {
  const record = recordOf(desk, content.timetables);
  const known = (field: RecordField) => field !== 'hours' || record.hours !== null;
  const right = (field: RecordField | 'all', label: Text) =>
    button(label, { do: 'record-right', desk: desk.id, field, mark: shownMark(record, field) });
  return [
    ...fields.map((field) => [
      ...(known(field) ? [right(field, text('record:right', { field: fieldText(field) }))] : []),
      button(text('record:change', { field: fieldText(field) }), { do: 'record-change', desk: desk.id, field }),
    ]),
    ...(fields.length === recordFields.length && fields.every(known) ? [[right('all', text('record:right-all'))]] : []),
  ];
}

function fieldLines(given: Given, desk: Desk, field: RecordField, said: readonly Said[]): Paragraph {
  const day = confirmedOn(desk, field);
  const { by } = saidOf(said, desk.id, field);
  const state = staleFields(desk, given.today).includes(field)
    ? text('record:state-stale')
    : day === null
      ? text('record:state-none')
      : by
        ? text('record:state-by', { day, by: text(`record:by.${by}`) })
        : text('record:state', { day });
  return [text('record:heading', { field: fieldText(field), state }), ...valueLines(given, desk, field)];
}

function valueLines(given: Given, desk: Desk, field: RecordField): readonly Text[] {
  const record = recordOf(desk, given.content.timetables);
  const none = text('record:none');
  switch (field) {
    case 'hours':
      return record.hours === null ? noHours(given, desk) : hoursRead(given, desk, record.hours);
    case 'phone':
      return record.phone.length > 0 ? record.phone.map((number) => text('common:desk.phone', { number })) : [none];
    case 'services':
      return [text('record:list', { items: record.services.map((id) => text(`common:service.${id}`)) })];
    case 'languages':
      return record.languages.length > 0 ? [text('record:list', { items: record.languages.map(spokenText) })] : [none];
  }
}

/** Hours as they were written, and as they are read for the next seven days. */
const hoursRead = (given: Given, desk: Desk, hours: string): readonly Text[] => {
  const cut = cutOf(given, desk.id);
  return [text('record:written', { hours }), doorLine(given, hours, cut), ...weekLines(given, hours, cut, 'record:week')];
};

/** Nobody told the hours; on those of the demo people book all the same. */
function noHours(given: Given, desk: Desk): readonly Text[] {
  const example = given.content.timetables.find((each) => each.desk === desk.id);
  return example ? [text('record:hours-example'), ...hoursRead(given, desk, example.hours)] : [text('record:hours-none')];
}

/** Asks for words. */
export const typeScreen = (desk: Desk, field: RecordAsk['field']): Screen => ({
  text: [text('record:title', { name: desk.name }), text(`record:type-${field}`), text('record:answer')],
  buttons: [[toRecord(desk)]],
});

/** What was typed cannot be taken. */
export const notReadScreen = (desk: Desk, field: RecordAsk['field'], why: Text): Screen => ({
  text: [why, text(`record:type-${field}`), text('record:answer')],
  buttons: [[toRecord(desk)]],
});

/** Why typed words are no hours and no telephone numbers. */
export const notRead = {
  word: (word: string): Text => text('record:not-read', { word }),
  hours: (fault: HoursFault): Text => text('record:not-usable', { fault: text(`operators:hours.${fault}`) }),
  phone: (word: string): Text => text('record:not-a-number', { word }),
};

/** The hours as they are read, and whom they strand, before they hold. */
export function hoursAskScreen(
  given: Given,
  desk: Desk,
  hours: string,
  stranded: readonly Stranded[],
  lost: RecordValues['languages'],
): Screen {
  return {
    text: [
      text('record:title', { name: desk.name }),
      [text('record:read'), ...hoursRead(given, desk, hours)],
      ...(lost.length > 0 ? [text('record:languages-lost', { languages: lost.map(spokenText) })] : []),
      ...(stranded.length > 0
        ? [
            [text('record:stranded', { count: stranded.length }), ...strandedLines(given, stranded, dayTime(given))],
            text('record:stranded-final'),
          ]
        : [text('record:stranded-none')]),
    ],
    buttons: draftButtons(desk, hours),
  };
}

const dayTime =
  ({ zone }: Given) =>
  ({ appointment: { starts_at } }: Stranded): Text =>
    text('record:day-time', { day: dayAt(starts_at, zone), time: clockAt(starts_at, zone) });

export function phoneAskScreen(desk: Desk, phone: readonly string[], draft: string): Screen {
  return {
    text: [
      text('record:title', { name: desk.name }),
      [text('record:read'), ...phone.map((number) => text('common:desk.phone', { number }))],
    ],
    buttons: draftButtons(desk, draft),
  };
}

const draftButtons = (desk: Desk, draft: string): Button[][] => [
  [button(text('record:yes'), { do: 'record-yes', desk: desk.id, mark: markOf(draft) })],
  [toRecord(desk)],
];

/** The new value holds. */
export const recordDone = (told: number): Text => (told > 0 ? text('record:done-told', { count: told }) : text('record:done'));

/** Short words on a pressed button: a key of `record:toast.`. */
export const recordToast = (key: 'thanks' | 'moved-on' | 'one-service'): Text => text(`record:toast.${key}`);

import { type Screen, type Text, text } from '../base/screen.ts';
import type { Day } from '../base/time.ts';
import type { Document, DocumentRule } from '../desk/document.ts';
import { endOf } from '../desk/occasions.ts';
import type { KnownFacts } from '../law/fact.ts';
import { act, backRow } from './buttons.ts';
import { documentName } from './document-reminder.ts';

export const noDatesScreen: Screen = {
  text: [text('documents:file.none')],
  buttons: [[act('add-document', { do: 'document-add' })], backRow({ do: 'documents' })],
};

export const sendingDatesScreen: Screen = {
  text: [text('documents:file.sent'), text('documents:file.still')],
  buttons: [backRow({ do: 'documents' })],
};

/** The day of a document that stands in a calendar, with its words; of a term that is counted from its day, the end. Null: nobody knows that. */
export function calendarDayOf(
  document: Document,
  rule: DocumentRule | undefined,
  world: KnownFacts,
): { readonly day: Day; readonly title: Text; readonly description: Text } | null {
  const since = rule?.counts === 'since';
  const day = rule && since ? endOf(document, rule, world) : document.expires_on;
  const meaning = since ? document.kind : rule?.computed ? (document.details.type ?? 'day') : (rule?.counts ?? 'day');
  const title = text(`documents:file.${meaning}`, { name: documentName(document, rule) });
  return day === null ? null : { day, title, description: text('documents:file.by') };
}

/** To whoever took the file before a day in it moved. */
export function withOldFile(screen: Screen): Screen {
  const known = screen.buttons.flat().some((each) => 'act' in each && each.act.do === 'dates-file');
  return {
    ...screen,
    text: [...screen.text, text('documents:file.old')],
    buttons: known ? screen.buttons : [[act('dates-file', { do: 'dates-file' })], ...screen.buttons],
  };
}

/** What goes with the file. */
export const datesCaption = (count: number): Text => text('documents:file.caption', { count });

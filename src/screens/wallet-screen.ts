import { type Paragraph, type Screen, type Text, text } from '../base/screen.ts';
import { type Day, daysBetween } from '../base/time.ts';
import { nextReminder } from '../desk/bundle.ts';
import { isStopped } from '../desk/dates.ts';
import type { Document, DocumentRule } from '../desk/document.ts';
import { type Occasion, occasionOn, occasionsOf } from '../desk/occasions.ts';
import type { Dates } from '../desk/reminder.ts';
import { act, backRow, because, button } from './buttons.ts';
import { documentLabel, documentName, stateText } from './document-reminder.ts';
import { type Setting, worldOf } from './setting.ts';

/** So many are told in full above the buttons: more would fill the screen of a telephone twice. */
const toldInFull = 8;

/** Whose dates are shown, with what they chose about reminders. */
export interface DatesSetting extends Setting {
  readonly dates: Dates;
}

/** A document with what is to be said of it today, and next. */
export interface Standing {
  readonly document: Document;
  readonly rule: DocumentRule | undefined;
  readonly now: Occasion | null;
  readonly next: Day | null;
  /** The person stopped its reminders. */
  readonly stopped: boolean;
}

export function standingOf(setting: DatesSetting, document: Document): Standing {
  const { content, today, now, zone, dates } = setting;
  const rule = content.documents.get(document.kind);
  const world = worldOf(content, today);
  const occasions = rule ? occasionsOf(document, rule, world) : [];
  const next = nextReminder({ document, occasions }, dates, now, zone);
  return { document, rule, now: occasionOn(occasions, today), next, stopped: isStopped(document, dates) };
}

/** What comes next stands first: what is to be done now, then by the next reminder, then what has none. */
function inOrder(setting: DatesSetting, all: readonly Document[]): readonly Standing[] {
  const place = ({ now, next, document }: Standing) => `${now ? '' : (next ?? '9999')} ${document.expires_on}`;
  const told = all.map((document) => standingOf(setting, document));
  return told.sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
}

/** The day of the next reminder, and why then; or why there is none. */
export function nextText({ document: { expires_on }, next, stopped }: Standing): Text {
  if (stopped) return text('common:document.stopped');
  if (!next) return text('common:document.no-next');
  const days = daysBetween(next, expires_on);
  const why = days === 0 ? text('documents:why.on') : text(`documents:why.${days > 0 ? 'before' : 'after'}`, { count: Math.abs(days) });
  return text('common:document.next', { day: next, why });
}

function lines(setting: DatesSetting, standing: Standing): Paragraph {
  const { document, rule, now } = standing;
  const { sent_on } = document.details;
  return [
    documentName(document, rule),
    stateText(document, rule, setting.today),
    ...(now ? [text('common:document.now')] : []),
    sent_on === null ? nextText(standing) : text('common:document.sent', { day: sent_on }),
  ];
}

/** All of a person's dates. */
export function walletScreen(setting: DatesSetting, all: readonly Document[], above?: Text): Screen {
  const standings = inOrder(setting, all);
  const screen: Screen = {
    text: [
      text('common:document.title'),
      ...(all.length === 0 ? [text('common:document.none')] : standings.slice(0, toldInFull).map((each) => lines(setting, each))),
      ...(all.length > toldInFull ? [text('common:document.rest', { count: all.length - toldInFull })] : []),
    ],
    buttons: [
      ...standings.map(({ document, rule }) => [button(documentLabel(document, rule), { do: 'document', document: document.id })]),
      [act('add-document', { do: 'document-add' }), ...(all.length > 0 ? [act('dates-file', { do: 'dates-file' })] : [])],
      ...(all.length > 0 ? [[act('reminders', { do: 'dates-settings' })]] : []),
      backRow(),
    ],
  };
  return above ? because(above, screen) : screen;
}

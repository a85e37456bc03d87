import type { Action } from '../base/action.ts';
import { type Screen, type Text, text } from '../base/screen.ts';
import { addMonths, type Day } from '../base/time.ts';
import type { Document, DocumentRule } from '../desk/document.ts';
import type { DayAsk } from '../desk/session.ts';
import { act, backRow, because, button, rows } from './buttons.ts';
import { calendar } from './calendar.ts';
import { documentName } from './document-reminder.ts';
import type { Setting } from './setting.ts';

/** A document may expire within so many months of today, and may have expired so long ago; more is a slip of the finger. */
const monthsAhead = 12 * 15;
const monthsBack = 12 * 10;
/** A request, or what counts from a day, is younger than that. */
const monthsSince = 12 * 3;

/** What is asked: a day for a new document of the kind, or about the one that is there. */
export interface Asked {
  readonly ask: DayAsk;
  readonly rule: DocumentRule;
  readonly document: Document | null;
}

/** The first and last day that the question takes. */
export function daysTaken({ ask, rule }: Asked, today: Day): readonly [Day, Day] {
  if (ask === 'again') return [today, addMonths(today, monthsAhead)];
  if (ask === 'sent' || rule.counts === 'since') return [addMonths(today, -monthsSince), today];
  return [addMonths(today, -monthsBack), addMonths(today, monthsAhead)];
}

/** What a picked day does. */
export function pickDay({ ask, rule, document }: Asked, day: Day): Action {
  return document === null ? { do: 'document-day', kind: rule.kind, day } : { do: 'document-on', ask, document: document.id, day };
}

export function kindScreen({ content }: Setting): Screen {
  const kinds = [...content.documents.values()].filter(({ computed }) => !computed);
  const label = ({ icon, kind }: DocumentRule) => text('common:document.kind-label', { icon, kind: text(`documents:short.${kind}`) });
  return {
    text: [text('common:document.which')],
    buttons: [
      ...rows(
        kinds.map((rule) => button(label(rule), { do: 'document-kind', kind: rule.kind })),
        2,
      ),
      backRow({ do: 'documents' }),
    ],
  };
}

export function dateScreen(setting: Setting, asked: Asked, page: string, above?: Text): Screen {
  const { ask, rule, document } = asked;
  const { today } = setting;
  const [first, last] = daysTaken(asked, today);
  const open = (to: string): Action =>
    document === null
      ? { do: 'document-month', kind: rule.kind, month: to }
      : { do: 'document-page', ask, document: document.id, month: to };
  const grid = calendar(page, today, first, last, { open, pick: (day) => pickDay(asked, day) });
  const question = ask === 'sent' || ask === 'again' ? text(`documents:ask.${ask}`) : text(`documents:when.${rule.kind}`);
  const quick = daysTaken(asked, today)[1] === today ? [[act('today', pickDay(asked, today))]] : [];
  const screen: Screen = {
    text: [
      [text('common:document.when', { icon: rule.icon, question }), ...(document ? [documentName(document, rule)] : [])],
      text('common:flow.type-date'),
    ],
    buttons: [...quick, ...grid, backRow(document === null ? { do: 'document-add' } : { do: 'document', document: document.id })],
  };
  return above ? because(above, screen) : screen;
}

/** Whose a document is: somebody named before, the person (`other`: not them), or a nickname that is typed. */
export function whoseScreen(
  document: Document,
  rule: DocumentRule | undefined,
  all: readonly Document[],
  ask: 'who' | 'other',
  above?: Text,
): Screen {
  const { id } = document;
  const named = new Map(all.flatMap((each) => (each.details.who === null ? [] : [[each.details.who, each.id] as const])));
  const what = ask === 'who' ? 'document-whose' : 'document-other';
  const screen: Screen = {
    text: [documentName(document, rule), text('common:document.whose')],
    buttons: [
      ...(ask === 'who' || document.details.who !== null ? [[act('document-mine', { do: what, document: id, like: '' })]] : []),
      ...rows(
        [...named].map(([who, like]) => button(text('common:document.who', { who }), { do: what, document: id, like })),
        2,
      ),
      backRow({ do: 'document', document: id }),
    ],
  };
  return above ? because(above, screen) : screen;
}

export function typeScreen(document: Document, rule: DocumentRule): Screen {
  const { id, kind } = document;
  const label = (type: string) => text(`documents:type.${kind}.${type}`);
  return {
    text: [documentName(document, rule), text('common:document.which-type')],
    buttons: [
      ...rows(
        rule.types.map((type) => button(label(type), { do: 'document-type', document: id, type })),
        2,
      ),
      backRow({ do: 'document', document: id }),
    ],
  };
}

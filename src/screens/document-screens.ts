import { type Screen, type Text, text } from '../base/screen.ts';
import { addMonths, type Day } from '../base/time.ts';
import { nextReminder } from '../desk/bundle.ts';
import type { Document, DocumentRule } from '../desk/document.ts';
import { act, backRow, because, button } from './buttons.ts';
import { calendar } from './calendar.ts';
import { documentName, stateText } from './document-reminder.ts';
import { type Setting, worldOf } from './setting.ts';

/** A document may expire within this many months of today; more is a slip of the finger. */
export const monthsAhead = 12 * 15;

export function documentList(setting: Setting, all: readonly Document[], above?: Text): Screen {
  const { content } = setting;
  const label = (each: Document) =>
    text('common:document.label', {
      icon: content.documents.get(each.kind)?.icon ?? '',
      kind: text(`documents:kind.${each.kind}`),
      day: each.expires_on,
    });
  const screen: Screen = {
    text: [text('common:document.title'), text(all.length > 0 ? 'common:document.some' : 'common:document.none')],
    buttons: [
      ...all.map((each) => [button(label(each), { do: 'document', document: each.id })]),
      [act('add-document', { do: 'document-add' })],
      backRow(),
    ],
  };
  return above ? because(above, screen) : screen;
}

export function kindScreen({ content }: Setting): Screen {
  return {
    text: [text('common:document.which')],
    buttons: [
      ...[...content.documents.values()].map((rule) => [
        button(text('common:document.kind-label', { icon: rule.icon, kind: text(`documents:kind.${rule.kind}`) }), {
          do: 'document-kind',
          kind: rule.kind,
        }),
      ]),
      backRow({ do: 'documents' }),
    ],
  };
}

export function dateScreen(setting: Setting, rule: DocumentRule, page: string, above?: Text): Screen {
  const grid = calendar(page, setting.today, setting.today, addMonths(setting.today, monthsAhead), {
    open: (to) => ({ do: 'document-month', kind: rule.kind, month: to }),
    pick: (day) => ({ do: 'document-day', kind: rule.kind, day }),
  });
  const screen: Screen = {
    text: [text('common:document.when', { icon: rule.icon, kind: text(`documents:kind.${rule.kind}`) }), text('common:flow.type-date')],
    buttons: [...grid, backRow({ do: 'document-add' })],
  };
  return above ? because(above, screen) : screen;
}

/** One document: when it expires, when the next reminder comes, what can be done. */
export function documentScreen(setting: Setting, document: Document, above?: Text): Screen {
  const { content, today } = setting;
  const rule = content.documents.get(document.kind);
  const next = rule ? nextReminder(document, rule, worldOf(content, today), setting.now, setting.zone) : null;
  const screen: Screen = {
    text: [
      documentName(document, rule),
      stateText(document, rule, today),
      next ? text('common:document.next', { day: next }) : text('common:document.no-next'),
    ],
    buttons: [
      ...(rule?.flow ? [[act('renew-now', { do: 'document-renew', document: document.id })]] : []),
      [act('forget', { do: 'document-forget', document: document.id })],
      backRow({ do: 'documents' }),
    ],
  };
  return above ? because(above, screen) : screen;
}

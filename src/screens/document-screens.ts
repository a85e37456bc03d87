import type { Action } from '../base/action.ts';
import { type Button, type Screen, type Text, text } from '../base/screen.ts';
import type { Document, DocumentRule } from '../desk/document.ts';
import { act, backRow, because, rows } from './buttons.ts';
import { documentName, guideButtons, occasionText, stateText } from './document-reminder.ts';
import { worldOf } from './setting.ts';
import { type DatesSetting, nextText, standingOf } from './wallet-screen.ts';

/** What can be done with a document. */
function buttonsOf({ content }: DatesSetting, document: Document, rule: DocumentRule | undefined): readonly (readonly Button[])[] {
  const { id, details } = document;
  const ask = (what: 'change' | 'again' | 'sent' | 'who'): Action => ({ do: 'document-ask', ask: what, document: id });
  const request = [...content.documents.values()].some(({ sent }) => sent === document.kind);
  const renews = rule?.counts === 'expires' || request;
  return [
    ...guideButtons(document, rule),
    ...(rule?.sent && details.sent_on === null ? [[act('document-sent', ask('sent'))]] : []),
    ...(details.sent_on === null ? [] : [[act('document-unsent', { do: 'document-unsent', document: id })]]),
    ...(renews ? [[act('document-again', ask('again'))]] : []),
    ...rows(
      [
        ...(rule && !rule.computed && rule.types.length > 0 ? [act('document-type', { do: 'document-types', document: id })] : []),
        act('document-whose', ask('who')),
        act('document-change', ask('change')),
        act('forget', { do: 'document-forget', document: id }),
        act('dates-file', { do: 'dates-file' }),
      ],
      2,
    ),
    backRow({ do: 'documents' }),
  ];
}

/** One document: its day, what is to be done now, when the next reminder comes and why, what can be done with it. */
export function documentScreen(setting: DatesSetting, document: Document, above?: Text): Screen {
  const standing = standingOf(setting, document);
  const { rule, now } = standing;
  const { type, sent_on } = document.details;
  const screen: Screen = {
    text: [
      [
        documentName(document, rule),
        ...(type === null || rule?.computed
          ? []
          : [text('documents:type-line', { type: text(`documents:type.${document.kind}.${type}`) })]),
        ...(rule && now ? [] : [stateText(document, rule, setting.today)]),
      ],
      ...(rule && now ? [occasionText(document, rule, now, worldOf(setting.content, setting.today))] : []),
      sent_on === null ? nextText(standing) : text('common:document.sent', { day: sent_on }),
    ],
    buttons: [...(standing.stopped ? [[act('reminders', { do: 'dates-settings' })]] : []), ...buttonsOf(setting, document, rule)],
  };
  return above ? because(above, screen) : screen;
}

/** The same, with an offer to follow what begins with the new one as well: `common:button.offer-<kind>`. */
export function renewedScreen(setting: DatesSetting, document: Document, above: Text): Screen {
  const screen = documentScreen(setting, document, above);
  const next = setting.content.documents.get(document.kind)?.renewed;
  return next
    ? { ...screen, buttons: [[act(`offer-${next}`, { do: 'document-ask', ask: 'follow', document: document.id })], ...screen.buttons] }
    : screen;
}

/** It is saved already; another person of the family may have one of the same day. */
export function thereScreen(setting: DatesSetting, document: Document): Screen {
  const screen = documentScreen(setting, document, text('common:document.there-other'));
  return { ...screen, buttons: [[act('document-other', { do: 'document-ask', ask: 'other', document: document.id })], ...screen.buttons] };
}

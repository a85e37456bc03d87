import { type Button, type Text, text } from '../base/screen.ts';
import { type Day, daysBetween } from '../base/time.ts';
import type { Document, DocumentRule } from '../desk/document.ts';
import { endOf, type Occasion } from '../desk/occasions.ts';
import { hasWordings, wordingOf } from '../desk/wording.ts';
import type { KnownFacts } from '../law/fact.ts';
import { act } from './buttons.ts';

/** How far a day is: today, tomorrow, in 3 days, 5 days ago. */
export function distance(day: Day, today: Day): Text {
  const days = daysBetween(today, day);
  if (days === 0) return text('documents:distance.today');
  if (days === 1) return text('documents:distance.tomorrow');
  if (days === -1) return text('documents:distance.yesterday');
  return text(days > 0 ? 'documents:distance.in' : 'documents:distance.ago', { count: Math.abs(days) });
}

/** What a document is, and whose: `🪪 Residence permit · Amina`. */
export function documentName({ kind, details: { who, about } }: Document, rule: DocumentRule | undefined): Text {
  const name = { icon: rule?.icon ?? '', kind: text(about ? `documents:about.${about.date}` : `documents:kind.${kind}`) };
  return who === null ? text('documents:name.own', name) : text('documents:name.of', { ...name, who });
}

/** The same for a button, which has no bold words and little room, with its day: `🪪 Permit · Amina · 28/02/2027`. */
export function documentLabel({ kind, expires_on: day, details: { who, about } }: Document, rule: DocumentRule | undefined): Text {
  const name = { icon: rule?.icon ?? '', kind: text(about ? `documents:about.${about.date}` : `documents:short.${kind}`), day };
  return who === null ? text('common:document.label', name) : text('common:document.label-of', { ...name, who });
}

/** The ways into the guide of a document: its renewal, while it is not sent; what follows it; or the one that computed it. */
export function guideButtons(
  { id, details: { about, sent_on } }: Document,
  rule: DocumentRule | undefined,
): readonly (readonly Button[])[] {
  return [
    ...(rule?.flow && !(rule.step && sent_on !== null)
      ? [[act(rule.step ? 'renew-now' : 'open-guide', { do: 'document-renew', document: id })]]
      : []),
    ...(about ? [[act('open-guide', { do: 'flow-outcome', flow: about.flow })]] : []),
  ];
}

/** What is said of a document on an occasion, true on the day `world.today`. */
export function occasionText(document: Document, rule: DocumentRule, { rung, until }: Occasion, world: KnownFacts): Text {
  const { expires_on: day } = document;
  const end = endOf(document, rule, world);
  const second = hasWordings(rule, rung) && wordingOf(document.chat, document.kind) === 'b';
  return text(`documents:${document.kind}.${rung}${second ? '-b' : ''}`, {
    day,
    until,
    when: distance(day, world.today),
    ...(end ? { end } : {}),
  });
}

/** The day of a document and how far it is, without any advice. */
export function stateText(document: Document, rule: DocumentRule | undefined, today: Day): Text {
  const { expires_on: day, details } = document;
  const when = distance(day, today);
  if (rule?.counts === 'since') return text(`documents:since.${document.kind}`, { day, when });
  const meaning = rule?.computed ? details.type : rule?.counts;
  return text(`documents:state.${meaning ?? 'expires'}-${day < today ? 'past' : 'ahead'}`, { day, when });
}

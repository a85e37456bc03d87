import { type Text, text } from '../base/screen.ts';
import type { Day } from '../base/time.ts';
import type { Document, DocumentRule } from '../desk/document.ts';
import type { Occasion } from '../desk/occasions.ts';
import { expiryLines } from './document-screens.ts';

/** What a document is called. */
export function documentName(document: Document, rule: DocumentRule | undefined): Text {
  return text('common:document.kind-label', { icon: rule?.icon ?? '', kind: text(`common:document.kind.${document.kind}`) });
}

/** What is said of a document on a day of an occasion. */
export function occasionLines(document: Document, _rule: DocumentRule | undefined, _occasion: Occasion, today: Day): Text[] {
  return expiryLines(document, today);
}

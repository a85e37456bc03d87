import { type Screen, text } from '../base/screen.ts';
import { type Day, daysBetween } from '../base/time.ts';
import type { Document, DocumentRule } from '../desk/document.ts';
import { expiryLines } from './document-screens.ts';

/** What a rung says, with the way into the flow that helps, its date already filled in. Null: its words hold no longer; the bare day is said. */
export function documentReminder(document: Document, rule: DocumentRule | undefined, rung: string | null, today: Day): Screen {
  const days = daysBetween(today, document.expires_on);
  return {
    text: [
      text('common:reminder.title', { icon: rule?.icon ?? '', document: text(`common:document.kind.${document.kind}`) }),
      rung === null ? expiryLines(document, today) : text(`common:reminder.${document.kind}.${rung}`, { day: document.expires_on, days }),
    ],
    buttons: [
      ...(rule?.flow ? [[{ label: text('common:button.renew-now'), act: { do: 'document-renew' as const, document: document.id } }]] : []),
      [{ label: text('common:button.book'), act: { do: 'book-start', service: rule?.service ?? 'orientation', flow: '' } }],
      [
        { label: text('common:button.see-document'), act: { do: 'document', document: document.id } },
        { label: text('common:button.home'), act: { do: 'home' } },
      ],
    ],
    stay: true,
  };
}

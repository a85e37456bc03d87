import type { Screen } from '../base/screen.ts';
import type { Instant } from '../base/time.ts';
import type { DeskId } from './desk.ts';
import type { AppointmentId, DocumentId, HandoffId } from './ids.ts';

/** What will be said; reminders and cards are drawn from the state at the time of sending, so that they are never out of date. */
export type Body =
  | { readonly kind: 'screen'; readonly screen: Screen }
  | { readonly kind: 'venue'; readonly desk: DeskId }
  | { readonly kind: 'calendar'; readonly appointment: AppointmentId }
  | { readonly kind: 'appointment-reminder'; readonly appointment: AppointmentId }
  | { readonly kind: 'document-reminder'; readonly document: DocumentId; readonly rung: string }
  | { readonly kind: 'card'; readonly handoff: HandoffId }
  | { readonly kind: 'line-to-desk'; readonly handoff: HandoffId; readonly text: string }
  | { readonly kind: 'line-to-resident'; readonly handoff: HandoffId; readonly text: string }
  | { readonly kind: 'note-to-desk'; readonly handoff: HandoffId; readonly note: string };

/** A row of the outbox. The key says what it is for: the same key is the same message, a second one replaces it while it is not sent. */
export interface Message {
  readonly key: string;
  readonly due: Instant;
  readonly to: { readonly chat: number } | { readonly desk: DeskId };
  readonly body: Body;
}

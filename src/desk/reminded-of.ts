import type { AppointmentId, DocumentId } from './ids.ts';

/** What a reminder was about, for when the person answers it. */
export type About = { readonly documents: readonly DocumentId[] } | { readonly appointment: AppointmentId };

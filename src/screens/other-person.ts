import { type Text, text } from '../base/screen.ts';
import type { Handoff } from '../desk/handoff.ts';

/** The name of somebody else for whom the reader of a message has booked; null: they come themselves. */
export const otherOf = (handoff: Pick<Handoff, 'sheet'> | null): string | null =>
  handoff?.sheet.other && handoff.sheet.name !== '' ? handoff.sheet.name : null;

/** Who comes, for whoever booked for them. */
export const forOther = (name: string | null): Text[] => (name === null ? [] : [text('visit:other.for', { name })]);

/** Words to the one who comes, or to whoever booked for them. */
export const toOther = (name: string | null, own: string, others: string, values?: Record<string, string>): Text =>
  name === null ? text(own, values) : text(others, { ...values, name });

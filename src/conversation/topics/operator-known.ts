import type { Appointment, Taken } from '../../desk/appointment.ts';
import type { DeskId } from '../../desk/desk.ts';
import type { Handoff } from '../../desk/handoff.ts';
import type { Person } from '../../desk/session.ts';

/** What is read for something an operator did. */
export interface Read {
  readonly handoff: Handoff | null;
  readonly appointment: Appointment | null;
  /** Who comes, where the appointment is being moved. */
  readonly resident: Person | null;
  /** The resident has closed the chat. */
  readonly blocked: boolean;
  /** The one operator whose answer was asked for. */
  readonly only: number | null;
  /** What told the thing of a corrected line from another. */
  readonly before: string | null;
  readonly taken: readonly Taken[];
  /** Whether the bot may write to the operator in private. */
  readonly open: boolean;
}
/** …and in which desk's group it was done. */
export type Known = Read & { readonly desk: DeskId };

/** A handoff of this desk with its appointment. */
export type Case = Known & { readonly handoff: Handoff; readonly appointment: Appointment | null };

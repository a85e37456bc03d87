import type { Appointment, Taken } from '../../desk/appointment.ts';
import type { DeskId } from '../../desk/desk.ts';
import type { Handoff } from '../../desk/handoff.ts';
import type { Note } from '../../desk/note.ts';
import type { Member } from '../../desk/role.ts';
import type { Person } from '../../desk/session.ts';
import type { OnList } from '../../desk/wish-acts.ts';

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
  /** Who mediates for the desk, where somebody else is looked for. */
  readonly mediators: readonly Member[];
  /** What the desk noted about the request, where a question to the experts is sent. */
  readonly notes: readonly Note[];
  /** What the resident waits for, has booked, and how many wait before them, where the desk puts them on its list. */
  readonly list: Pick<OnList, 'wish' | 'mine'> & { readonly before: number };
  /** Whether the bot may write to the operator in private. */
  readonly open: boolean;
}
/** …and in which desk's group it was done. */
export type Known = Read & { readonly desk: DeskId };

/** A handoff of this desk with its appointment. */
export type Case = Known & { readonly handoff: Handoff; readonly appointment: Appointment | null };

import type { Instant } from '../base/time.ts';
import type { FlowId } from '../flow/flow.ts';
import type { DeskId } from './desk.ts';
import type { AppointmentId, HandoffId } from './ids.ts';

export type HandoffStatus = 'waiting' | 'taken' | 'closed';

/** What the desk is given to read: only what the resident left on the sheet. */
export interface Sheet {
  /** As on the document. */
  readonly name: string;
  readonly flow: FlowId | null;
  readonly outcome: string | null;
  readonly answers: Readonly<Record<string, string>>;
  /** Papers the person says to have. */
  readonly papers: readonly string[];
  /** The words with which they asked the desk; null: they booked. */
  readonly line: string | null;
  /** The language (ISO code) that somebody at the desk should speak with them; absent: not asked for. */
  readonly speaks?: string;
  /** Somebody else comes: the chat is that of who booked for them, and the name theirs. */
  readonly other?: true;
}

/** An operator as the group shows them. */
export interface Operator {
  readonly id: number;
  readonly name: string;
}

/** A copy of a handoff's card in a desk's group. A message number belongs to its chat and dies with it. */
export interface Card {
  readonly desk: DeskId;
  readonly chat: number;
  readonly message: number;
}

/** A conversation passed to a desk. */
export interface Handoff {
  readonly id: HandoffId;
  readonly desk: DeskId;
  readonly chat: number;
  readonly lang: string;
  /** Null: the person asked without booking. */
  readonly appointment: AppointmentId | null;
  /** What the desk calls it while there is no appointment with a code of its own. */
  readonly code: string | null;
  /** What it is about cannot wait for an appointment: it stands above the others. */
  readonly urgent: boolean;
  readonly status: HandoffStatus;
  readonly sheet: Sheet;
  /** The operator who took it: Telegram id and first name as shown in the group. */
  readonly taken_by: number | null;
  readonly taken_name: string | null;
  /** The desk has written to the resident: what the resident types goes to the desk, until one of them ends it or both are silent (`listens`). */
  readonly talking: boolean;
  /** When the last line was passed on, either way; null: none was. */
  readonly talk_at: Instant | null;
  /** Lines of the resident since the desk's last word. */
  readonly unanswered: number;
  /** The operator who pressed *Write*, as shown in the group, and when, until they wrote. */
  readonly writing_name: string | null;
  readonly writing_at: Instant | null;
  /** Null: it is open, or was closed before this was kept. */
  readonly closed_at: Instant | null;
  /** When the desk first wrote; null: it has not, or did before this was kept. */
  readonly first_reply_at: Instant | null;
  readonly created_at: Instant;
  /** Rises with each change; a change made on an older one is stale. 1: as inserted. */
  readonly version: number;
}

/** A handoff as it begins. */
export function newHandoff(
  told: Pick<Handoff, 'id' | 'desk' | 'chat' | 'lang' | 'appointment' | 'code' | 'urgent' | 'sheet'>,
  now: Instant,
): Handoff {
  const nobody = { status: 'waiting', taken_by: null, taken_name: null } as const;
  return {
    ...told,
    ...nobody,
    talking: false,
    talk_at: null,
    unanswered: 0,
    writing_name: null,
    writing_at: null,
    closed_at: null,
    first_reply_at: null,
    created_at: now,
    version: 1,
  };
}

/** What the desk and the person call it. */
export const codeOf = ({ code }: Pick<Handoff, 'code'>, appointment: { readonly code: string } | null): string =>
  appointment?.code ?? code ?? '';

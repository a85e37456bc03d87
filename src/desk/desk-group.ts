import { hashOf } from '../base/mark.ts';
import type { Instant } from '../base/time.ts';
import type { Change, Write } from './change.ts';
import type { DeskId } from './desk.ts';
import type { DeskActName } from './desk-act.ts';
import type { HandoffId } from './ids.ts';

/** The desks whose operators work in a group; several may share one. Empty: it is no desk's. */
export function desksOf(deskChats: ReadonlyMap<DeskId, number>, chat: number): readonly DeskId[] {
  return [...deskChats].flatMap(([desk, each]) => (each === chat ? [desk] : []));
}

/** Who binds or unbinds, and with which update. */
export interface Binder {
  readonly id: number;
  readonly update: number;
}

/** From now on the desk's operators work in that group: what is open is drawn there. */
export function bindDesk(desk: DeskId, chat: number, open: readonly { readonly id: HandoffId }[], by: Binder, now: Instant): Change {
  return [
    { write: 'desk-chat', desk, chat },
    ...open.map(({ id }): Write => ({ write: 'draw', handoff: id, now })),
    { write: 'wake', desk },
    kept(desk, 'bound', by, now),
  ];
}

/** The group that was given in chat is not the desk's any more; `open`: whose cards show that. */
export function unbindDesk(desk: DeskId, open: readonly { readonly id: HandoffId }[], by: Binder, now: Instant): Change {
  return [
    { write: 'desk-chat', desk, chat: null },
    ...open.map(({ id }): Write => ({ write: 'draw', handoff: id, now })),
    kept(desk, 'unbound', by, now),
  ];
}

function kept(desk: DeskId, act: DeskActName, { id, update }: Binder, now: Instant): Write {
  return { write: 'desk-act', act: { id: `${now}:${update}`, at: now, desk, act, about: '', by: id } };
}

/** The number by which Telegram's chooser of groups tells for which desk it was opened: it follows from the desk's id. */
export const requestOf = (desk: DeskId): number => hashOf(desk);

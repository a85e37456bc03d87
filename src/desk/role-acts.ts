import type { Instant } from '../base/time.ts';
import type { Change, Write } from './change.ts';
import type { Invitation } from './invitation.ts';
import type { Member, Role } from './role.ts';

/** Follows an invitation: the role is theirs, and the bot may write to them from now on. */
export function followInvitation(
  invitation: Invitation & { readonly kind: Role },
  by: { readonly id: number; readonly name: string },
  id: string,
  now: Instant,
): Change {
  const member: Member = { id, person: by.id, desk: invitation.desk, role: invitation.kind, name: by.name, since: now };
  const open: Write = { write: 'operator-chat', operator: by.id, at: now };
  return [{ write: 'invite-used', id: invitation.id }, { write: 'role', member }, open];
}

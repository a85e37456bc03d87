/** Where a deep link leads (`https://t.me/<bot>?start=<payload>`; a payload is 1–64 of A–Z a–z 0–9 _ -). */
export type Link =
  | { readonly to: 'flow'; readonly flow: string; readonly step: string | null }
  | { readonly to: 'desk'; readonly desk: string }
  /** A place where the bot does not book. */
  | { readonly to: 'place'; readonly place: string }
  | { readonly to: 'appointment'; readonly code: string }
  /** The sheet of a handoff, for the operator who asked for it in the desk's group; good once, for a short while. */
  | { readonly to: 'sheet'; readonly pass: string }
  /** A role at a desk, for whoever follows it first. */
  | { readonly to: 'invitation'; readonly id: string }
  /** The numbers to call in danger. */
  | { readonly to: 'safety' }
  /** What typed words found before the language was chosen; carried on buttons only. */
  | { readonly to: 'found'; readonly ids: readonly string[] };

const safety = 'sos';
const nothing = '0';

/** The payload of a link: `f_permit-renewal`, `f_permit-renewal_expiry-date`, `d_coeso-grosseto`, `p_questura-grosseto`, `a_K79-3QM`, `v_<pass>`, `sos`, `w_permit-renewal_door:book`. */
export function linkPayload(link: Link): string {
  switch (link.to) {
    case 'flow':
      return link.step ? `f_${link.flow}_${link.step}` : `f_${link.flow}`;
    case 'desk':
      return `d_${link.desk}`;
    case 'place':
      return `p_${link.place}`;
    case 'appointment':
      return `a_${link.code}`;
    case 'sheet':
      return `v_${link.pass}`;
    case 'invitation':
      return `i_${link.id}`;
    case 'safety':
      return safety;
    case 'found':
      return `w_${link.ids.length > 0 ? link.ids.join('_') : nothing}`;
  }
}

/** What a payload means, or null for one that we never gave out. Whether the flow, desk or appointment exists is not looked at. */
export function readLink(payload: string): Link | null {
  if (payload.toLowerCase() === safety) return { to: 'safety' };
  const [kind, id, step, ...more] = payload.split('_');
  if (kind === 'w' && id) return { to: 'found', ids: id === nothing ? [] : payload.split('_').slice(1) };
  if (!id || step === '' || more.length > 0) return null;
  if (kind === 'f') return { to: 'flow', flow: id, step: step ?? null };
  if (step !== undefined) return null;
  if (kind === 'd') return { to: 'desk', desk: id };
  if (kind === 'p') return { to: 'place', place: id };
  if (kind === 'v') return { to: 'sheet', pass: id };
  if (kind === 'i') return { to: 'invitation', id };
  if (kind === 'a') return { to: 'appointment', code: id };
  return null;
}

import type { Appointment } from '../desk/appointment.ts';
import type { Handoff, Operator } from '../desk/handoff.ts';
import { deskLanguage } from '../screens/desk-group-screens.ts';
import { mediatorAskedScreen } from '../screens/pass-on-screens.ts';
import type { DrawDeps, Drawn, Untrue } from './drawn.ts';

/** A mediator is asked to take a request, while it is open. */
export function drawMediatorAsked(deps: DrawDeps, handoff: Handoff, appointment: Appointment | null, by: Operator): Drawn | Untrue {
  if (handoff.status === 'closed') return { untrue: 'closed' };
  return {
    what: { what: 'screen', screen: mediatorAskedScreen(deps, handoff, appointment, by) },
    lang: deskLanguage,
    after: () => [],
  };
}

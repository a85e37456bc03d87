import { type Screen, type Text, text } from '../base/screen.ts';
import { clockAt, dayAt } from '../base/time.ts';
import type { Appointment } from '../desk/appointment.ts';
import type { Document } from '../desk/document.ts';
import { appointmentScreen } from './appointment-screens.ts';
import { askable } from './ask-screens.ts';
import { act, because } from './buttons.ts';
import { documentScreen } from './document-screens.ts';
import { foundButtons } from './search-screens.ts';
import type { Setting } from './setting.ts';
import { type DatesSetting, walletScreen } from './wallet-screen.ts';
import { documentUnknown } from './words.ts';

/** What a reminder was about that somebody answers, as far as it is still there. */
export interface Answered {
  readonly documents: readonly Document[];
  readonly appointment: Appointment | null;
  /** Somebody else who comes to it, see `otherOf`. */
  readonly other: string | null;
}

/** So many things that the words may mean are offered beside. */
const mostFound = 2;

/** For the desk that gets the words: which date or appointment they are about. Whose document it is stays with the person. */
export function aboutForDesk({ zone }: Pick<Setting, 'zone'>, { documents, appointment }: Answered): Text | null {
  if (appointment) {
    const { code, starts_at } = appointment;
    return text('ask:about-appointment', { code, day: dayAt(starts_at, zone), time: clockAt(starts_at, zone) });
  }
  const [one, ...others] = documents;
  if (!one) return null;
  if (others.length > 0) return text('ask:about-dates', { count: documents.length });
  const { kind, details, expires_on: day } = one;
  const what = text(details.about ? `documents:about.${details.about.date}` : `documents:kind.${kind}`);
  return text('ask:about-document', { what, day });
}

/** Nobody reads what answers a reminder: what it was about, what can be done with it, what the words may mean, and a person. */
export function remindedScreen(setting: DatesSetting, all: readonly Document[], answered: Answered, said: string): Screen {
  const { documents, appointment, other } = answered;
  const [one, ...others] = documents;
  const flow = one && others.length === 0 ? (setting.content.documents.get(one.kind)?.flow ?? '') : '';
  const ask =
    appointment && askable(setting).some(({ id }) => id === appointment.desk)
      ? act('ask-desk', { do: 'ask-to', desk: appointment.desk, flow: '', urgent: '' })
      : act('ask-desk', { do: 'ask-desk', flow, urgent: '' });
  const screen = appointment
    ? appointmentScreen(setting, appointment, null, other)
    : one && others.length === 0
      ? documentScreen(setting, one)
      : walletScreen(setting, all, one ? undefined : documentUnknown);
  const found = said ? foundButtons(setting, said, mostFound) : [];
  return { ...because(text('ask:nobody-reads'), screen), buttons: [...found, [ask], ...screen.buttons], stay: true };
}

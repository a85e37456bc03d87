import { addDays, addMinutes, dayAt, type Instant, momentOf, type Zone } from '../base/time.ts';
import type { Appointment } from '../desk/appointment.ts';
import type { Change } from '../desk/change.ts';
import { codeOf, type Handoff, type Operator } from '../desk/handoff.ts';
import type { Body } from '../desk/message.ts';
import { takeAwayAt } from '../desk/pass-acts.ts';
import { deskLanguage } from '../screens/desk-group-screens.ts';
import { nameAsks, sheetScreen, takenAway } from '../screens/sheet-screen.ts';
import type { DrawDeps, Drawn, Untrue } from './drawn.ts';

/** The longest that a sheet stands in a private chat, in minutes: Telegram deletes a message for 48 hours. */
const longestShown = 46 * 60;

/** When a sheet that is shown now goes: with the day of its appointment, or with this one where that is over, and always while it can be deleted. */
function sheetEnds(appointment: Pick<Appointment, 'starts_at'> | null, zone: Zone, now: Instant): Instant {
  const today = dayAt(now, zone);
  const visit = appointment ? dayAt(appointment.starts_at, zone) : today;
  const midnight = momentOf(addDays(visit > today ? visit : today, 1), '00:00', zone);
  const longest = addMinutes(now, longestShown);
  return midnight < longest ? midnight : longest;
}

/** The sheet for the private chat of the operator who asked, and what takes it out of there again. */
export async function drawSheet(
  { store, content, zone, now }: DrawDeps,
  handoff: Handoff,
  appointment: Appointment | null,
): Promise<Drawn> {
  const person = handoff.chat !== 0 ? await store.person(handoff.chat) : null;
  const screen = sheetScreen({ content, zone, now: now() }, handoff, appointment, {
    closed: person !== null && person.blocked_at !== null,
    notes: await store.notesOf(handoff.id),
  });
  const due = sheetEnds(appointment, zone, now());
  const after = (message: number, chat: number): Change => [
    // An answer to it is no answer to the person.
    { write: 'thread', chat, message, handoff: handoff.id },
    takeAwayAt(handoff.id, chat, message, due),
  ];
  return { what: { what: 'screen', screen }, lang: deskLanguage, after };
}

/** Asks for another name: the answer of that operator, to this message, is one. */
export function drawNameAsks({ zone, now }: DrawDeps, handoff: Handoff, appointment: Appointment | null, by: Operator): Drawn | Untrue {
  if (handoff.sheet.name === '') return { untrue: 'nothing stands on the sheet' };
  const screen = nameAsks(handoff, codeOf(handoff, appointment));
  const after = (message: number, chat: number): Change => [
    { write: 'thread', chat, message, handoff: handoff.id, only_by: by.id },
    takeAwayAt(handoff.id, chat, message, sheetEnds(appointment, zone, now())),
  ];
  return { what: { what: 'screen', screen }, lang: deskLanguage, after };
}

/** Takes a message out of its chat. */
export function drawAway({ message }: Extract<Body, { kind: 'away' }>): Drawn {
  return {
    what: { what: 'away', message, screen: takenAway },
    lang: deskLanguage,
    after: (_, chat) => [{ write: 'thread-gone', chat, message }],
  };
}

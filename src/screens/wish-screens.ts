import { type Screen, type Text, text } from '../base/screen.ts';
import { clockAt, type Zone } from '../base/time.ts';
import type { Appointment } from '../desk/appointment.ts';
import type { Desk } from '../desk/desk.ts';
import type { Wish } from '../desk/wish.ts';
import { mostOffers, offerMinutes } from '../desk/wish-acts.ts';
import { appointmentLines } from './appointment-lines.ts';
import { act, backRow, home } from './buttons.ts';
import { serviceText } from './service-text.ts';
import type { Setting } from './setting.ts';

/** A freed time that is theirs for a while: take it, let it go, or wait no more. `moving`: their own one is given up for it. */
export function offerScreen(hold: Appointment, desk: Desk | undefined, zone: Zone, moving: boolean): Screen {
  return {
    text: [
      text('common:wish.offer'),
      appointmentLines(hold, desk, zone),
      text('common:wish.until', { time: clockAt(hold.held_until ?? hold.created_at, zone) }),
      ...(moving ? [text('common:wish.instead')] : []),
    ],
    buttons: [
      [act('wish-take', { do: 'wish-take', appointment: hold.id })],
      [act('wish-skip', { do: 'wish-skip', appointment: hold.id })],
      [act('wish-stop', { do: 'wish-stop' })],
    ],
    stay: true,
  };
}

const wanted = ({ content }: Pick<Setting, 'content'>, { desk, service }: Pick<Wish, 'desk' | 'service'>) => ({
  service: serviceText(content, service),
  town: content.desks.get(desk)?.municipality ?? desk,
});

/** That one waits, and how it goes on. */
export function waitingScreen(setting: Setting, wish: Pick<Wish, 'desk' | 'service'>): Screen {
  return {
    text: [text('common:wish.waiting', wanted(setting, wish)), text('common:wish.how', { minutes: offerMinutes, count: mostOffers })],
    buttons: [[act('wish-stop', { do: 'wish-stop' })], backRow({ do: 'appointments' })],
  };
}

/** The line and the button of a list of appointments for who waits. */
export const waitingLine = (setting: Pick<Setting, 'content'>, wish: Wish): Text => text('common:wish.line', wanted(setting, wish));

/** What became of a wish: a key of `common:wish.`, with a way on. */
export function wishNote(key: 'gone' | 'skipped' | 'stopped' | 'no-more' | 'last' | 'shut'): Screen {
  return {
    text: [text(key === 'shut' ? 'visit:wish-shut' : `common:wish.${key}`)],
    buttons: [[act('appointments', { do: 'appointments' })], [act('desks', { do: 'desks' }), home]],
  };
}

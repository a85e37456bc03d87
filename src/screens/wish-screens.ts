import { type Screen, type Text, text } from '../base/screen.ts';
import { clockAt, type Zone } from '../base/time.ts';
import type { Appointment } from '../desk/appointment.ts';
import type { Desk, Service, ServiceId } from '../desk/desk.ts';
import type { Handoff } from '../desk/handoff.ts';
import type { Wish } from '../desk/wish.ts';
import { mostOffers, offerMinutes, wishDays } from '../desk/wish-acts.ts';
import { appointmentLines } from './appointment-lines.ts';
import { act, backRow, button, home } from './buttons.ts';
import { forOther } from './other-person.ts';
import { serviceText } from './service-text.ts';
import type { Setting } from './setting.ts';

/** A freed time that is theirs for a while: take it, let it go, or wait no more. `moving`: their own one is given up for it; `other`: who comes to that, see `otherOf`. */
export function offerScreen(hold: Appointment, desk: Desk | undefined, zone: Zone, moving: boolean, other: string | null): Screen {
  return {
    text: [
      text('common:wish.offer'),
      ...forOther(other),
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

/** How many wait at the desk before the person. */
const placeText = (before: number): Text => (before === 0 ? text('visit:wish.first') : text('visit:wish.before', { count: before }));

const howItGoes = [text('common:wish.how', { minutes: offerMinutes, count: mostOffers }), text('visit:wish.ends', { days: wishDays })];

/** That one waits, where one stands, and how it goes on. */
export function waitingScreen(setting: Setting, wish: Pick<Wish, 'desk' | 'service'>, before: number): Screen {
  return {
    text: [text('common:wish.waiting', wanted(setting, wish)), placeText(before), ...howItGoes],
    buttons: [[act('wish-stop', { do: 'wish-stop' })], backRow({ do: 'appointments' })],
  };
}

/** What who waits reads above their appointments. */
export const waitingLine = (setting: Pick<Setting, 'content'>, wish: Wish, before: number): readonly Text[] => [
  text('common:wish.line', wanted(setting, wish)),
  placeText(before),
];

/** For the operator: which time the person of a request should be told of; `own`: their appointment, before which it would be. */
export function listWhichScreen({ id }: Handoff, code: string, own: Appointment | null, services: readonly Service[]): Screen {
  const choice = (service: ServiceId, label: Text) => [button(label, { do: 'desk-wait-for', handoff: id, service } as const)];
  return {
    text: [text(own ? 'visit:list.earlier' : 'visit:list.which', { code }), text('visit:list.note')],
    buttons: [
      ...(own ? [choice(own.service, text('visit:list.yes'))] : services.map((each) => choice(each.id, text(`common:service.${each.id}`)))),
      [{ label: text('common:button.back'), act: { do: 'desk-card', handoff: id } }],
    ],
  };
}

/** The person reads that the desk put them on its list, and how they leave it; `earlier`: before their appointment. */
export function listedScreen(setting: Setting, wish: Pick<Wish, 'desk' | 'service'>, earlier: boolean, before: number): Screen {
  const desk = setting.content.desks.get(wish.desk)?.name ?? wish.desk;
  return {
    text: [
      text(earlier ? 'visit:list.told-earlier' : 'visit:list.told', { desk, service: serviceText(setting.content, wish.service) }),
      placeText(before),
      ...howItGoes,
    ],
    buttons: [[act('wish-stop', { do: 'wish-stop' })], [act('appointments', { do: 'appointments' })], [home]],
    stay: true,
  };
}

/** What became of a wish: a key of `common:wish.`, with a way on. */
export function wishNote(key: 'gone' | 'skipped' | 'stopped' | 'no-more' | 'last' | 'shut'): Screen {
  return {
    text: [text(key === 'shut' ? 'visit:wish-shut' : `common:wish.${key}`)],
    buttons: [[act('appointments', { do: 'appointments' })], [act('desks', { do: 'desks' }), home]],
  };
}

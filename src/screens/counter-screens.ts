import { initialsOf } from '../base/initials.ts';
import { type Button, type Screen, type Text, text } from '../base/screen.ts';
import { clockAt, type Instant } from '../base/time.ts';
import type { Write } from '../desk/change.ts';
import { type Comer, inLine, nextNumber, type PlaceInLine, type Wait } from '../desk/counter.ts';
import type { Coming } from '../desk/counter-acts.ts';
import type { DeskId } from '../desk/desk.ts';
import type { Visit } from '../desk/visit.ts';
import { button, rows } from './buttons.ts';
import { otherOf, toOther } from './other-person.ts';
import type { Setting } from './setting.ts';

type Given = Pick<Setting, 'content' | 'zone' | 'today'>;

/** So many lines of who waits fit into one message. */
const mostLines = 30;
/** People with an appointment whose coming can be marked at a time. */
const mostExpected = 12;

/** The day's counter of a desk: who is called, who waits, who is still to come; numbers and initials, never names. */
export function counterScreen(given: Given, desk: DeskId, comers: readonly Comer[], visits: readonly Visit[], wait: Wait): Screen {
  const { content, zone, today } = given;
  const line = (comer: Comer): Text => {
    const visit = visits.find(({ appointment }) => appointment !== null && appointment.id === comer.appointment);
    const { number } = comer;
    if (!visit?.appointment) return text(`operators:counter.walk-in-${comer.place}`, { number });
    return text(`operators:counter.visit-${comer.place}`, {
      number,
      time: clockAt(visit.appointment.starts_at, zone),
      initials: initialsOf(visit.handoff?.sheet.name ?? '') || '—',
      language: content.languages.find(({ id }) => id === visit.handoff?.lang)?.name ?? '—',
      service: text(`common:service.${visit.appointment.service}`),
    });
  };
  const at = (place: PlaceInLine) => comers.filter((each) => each.place === place).sort((a, b) => a.number - b.number);
  const [called, withUs, parked, waiting] = [at('called'), at('with'), at('parked'), inLine(comers)];
  const there = new Set(comers.filter(({ place }) => place !== 'missed').map(({ appointment }) => appointment));
  const expected = visits.flatMap(({ appointment, handoff }) =>
    appointment?.status === 'booked' && handoff && !there.has(appointment.id) ? [{ appointment, handoff }] : [],
  );
  const left = waiting.length - mostLines;
  const go = (comer: Comer, to: PlaceInLine): Button =>
    button(text(`operators:counter.go-${to}`, { number: comer.number }), {
      do: 'counter-go',
      desk,
      day: comer.day,
      number: String(comer.number),
      to,
    });
  const desks = { do: 'counter-next', desk } as const;
  return {
    text: [
      text('operators:counter.title', { name: content.desks.get(desk)?.name ?? desk, day: today }),
      ...(called.length + withUs.length > 0 ? [[...called, ...withUs].map(line)] : []),
      waiting.length === 0
        ? text('operators:counter.nobody')
        : [
            text('operators:counter.waiting', { count: waiting.length }),
            ...waiting.slice(0, mostLines).map(line),
            ...(left > 0 ? [text('operators:counter.more', { count: left })] : []),
          ],
      ...(parked.length > 0 ? [parked.map(line)] : []),
      wait === null ? text('operators:counter.wait-unknown') : text('operators:counter.wait', { from: wait.from, to: wait.to }),
    ],
    buttons: [
      ...(waiting.length > 0 ? [[button(text('operators:counter.next'), desks)]] : []),
      ...called.flatMap((each) => [
        [go(each, 'with'), go(each, 'done')],
        [go(each, 'parked'), go(each, 'missed')],
      ]),
      ...withUs.flatMap((each) => [[go(each, 'done')], [go(each, 'parked'), go(each, 'sent-on')]]),
      ...parked.map((each) => [go(each, 'called'), go(each, 'missed')]),
      ...rows(
        expected.slice(0, mostExpected).map(({ appointment, handoff }) =>
          button(
            text('operators:counter.came', {
              time: clockAt(appointment.starts_at, zone),
              initials: initialsOf(handoff.sheet.name) || '—',
            }),
            { do: 'counter-came', desk, handoff: handoff.id },
          ),
        ),
        2,
      ),
      [
        button(text('operators:counter.walk'), { do: 'counter-walk', desk, day: today, number: String(nextNumber(comers)) }),
        button(text('operators:button.again'), { do: 'counter', desk }),
      ],
    ],
  };
}

/** Whoever is called and has a chat reads it there, in their language. */
export function calledMessage({ number, day }: Comer, visit: Coming | null, now: Instant): Write[] {
  if (!visit || visit.appointment.chat === 0) return [];
  const called = toOther(otherOf(visit.handoff), 'common:counter.called', 'visit:other.called', { number: String(number) });
  const screen: Screen = { text: [called], buttons: [], stay: true };
  const { id, chat } = visit.appointment;
  return [
    { write: 'message', message: { key: `appointment:${id}:called:${day}`, due: now, to: { chat }, body: { kind: 'screen', screen } } },
  ];
}

import { describe, expect, it } from 'vitest';
import { text, type Words } from '../../src/base/screen.ts';
import { type Journey, play } from '../support/journey.ts';
import { projectContent } from '../support/stage.ts';

/*
 * The same way in every language that people can choose: a guide to its answer, a booking, the reminder, and the appointment cancelled.
 */
const { texts, languages } = await projectContent();

describe.each(languages)('$name', ({ id: lang, name }) => {
  const said = (key: string, values?: Record<string, Words>) => texts.plain(lang, text(key, values));
  const button = (id: string) => said(`common:button.${id}`);
  const Ana = 'Ana';
  const machine = texts.states.of(lang, 'common:menu.help') === 'machine' ? said('also:machine') : undefined;
  const told = machine === undefined ? [] : [machine];

  const journey: Journey = {
    title: name,
    clock: '2026-11-23T08:00:00Z',
    people: { Ana: lang },
    operators: ['Olga'],
    steps: [
      { say: '/start', by: Ana },
      { see: [said('common:start.language'), '112'], by: Ana },
      { press: name, by: Ana },
      { see: [said('common:privacy.title'), ...told], by: Ana },
      { press: button('privacy-ok'), by: Ana },
      { see: [said('common:menu.title'), ...told], by: Ana },
      { press: said('common:need.permit.title', { icon: '🪪' }), by: Ana },
      { press: said('permit-renewal:label'), by: Ana },
      { see: said('permit-renewal:step.situation.ask'), by: Ana },
      { press: said('permit-renewal:step.situation.option.letter'), by: Ana },
      { see: [said('permit-renewal:say.letter-today'), ...told], by: Ana },
      { press: button('more'), by: Ana },
      { press: button('book'), by: Ana },
      { press: 'Follonica', by: Ana },
      { press: said('common:book.day', { day: '2026-12-01' }), by: Ana },
      { press: '10:30', by: Ana },
      { press: button('continue'), by: Ana },
      { say: 'Ana Prova', by: Ana },
      {
        see: [said('common:book.booked'), said('common:appointment.when', { day: '2026-12-01', time: '10:30' }), ...told],
        by: Ana,
        any: true,
      },
      // The desk reads Italian, and which language the person speaks.
      { see: ['{code of Ana}', name, 'martedì 1 dicembre 2026, 10:30'], by: 'coeso-follonica' },
      { clock: '2026-11-30T17:01:00Z' },
      { see: [said('common:appointment.tomorrow'), ...told], by: Ana },
      { say: '/appointments', by: Ana },
      { press: 'Follonica', by: Ana },
      { press: button('cancel'), by: Ana },
      { see: said('common:appointment.cancel-sure'), by: Ana },
      { press: button('cancel-yes'), by: Ana },
      { see: said('common:appointment.status-cancelled-by-resident'), by: Ana, any: true },
    ],
  };

  it('books, is reminded, and cancels', () => play(journey), 60_000);

  it('is chosen on a first screen that a phone shows whole', () => {
    expect(name.length).toBeLessThanOrEqual(11);
  });
});

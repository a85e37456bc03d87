import { beforeEach, describe, expect, it } from 'vitest';
import { drawLot } from '../../src/conversation/fresh.ts';
import type { Acted } from '../../src/desk/acted.ts';
import { attend, cancel, move } from '../../src/desk/appointment-acts.ts';
import { beginTalk, close, sayToResident, take } from '../../src/desk/handoff-acts.ts';
import type { Message } from '../../src/desk/message.ts';
import { aHandoff, anAppointment } from '../store/samples.ts';
import { drawStage, keys, lines, zone } from './draw-stage.ts';
import { start } from './outbox-stage.ts';

const stage = drawStage();
const at = (clock: string) => `2026-12-01T${clock}:00.000Z`;
const lucia = { id: 7, name: 'Lucia' };
const current = async () => {
  const [appointment, handoff] = await Promise.all([stage.store.appointment('a1'), stage.store.handoff('h1')]);
  if (!appointment || !handoff) throw new Error('not booked');
  return { appointment, handoff };
};
const commit = async (acted: Acted<string>) => {
  if ('refused' in acted) throw new Error(acted.refused);
  expect(await stage.store.commit(acted.change)).toBe('done');
};
const takes = async (now: string) => commit(take((await current()).handoff, lucia, now));
const closes = async (now: string) => {
  const { handoff, appointment } = await current();
  await commit(close(handoff, appointment, now));
};
/** As a program before could, while the appointment stood. */
const closedBefore = async (now: string) => commit(close((await current()).handoff, { status: 'attended' }, now));
const writes = async (text: string, update: number) =>
  commit(sayToResident((await current()).handoff, { text, update, at: { chat: -100, message: update } }, start));
const movesTo = async (desk: string, now: string) => {
  const slot = { starts_at: at('10:00'), ends_at: at('10:30') };
  return commit(move({ ...(await current()), desk, slot, by: 'resident', lot: drawLot() }, now, zone));
};
/** Only what the resident is told or written of the handoff. */
const heard = () => stage.drawn(['told', 'line-to-resident']);
const said = async () => (await heard()).map(keys);
const old = (body: Message['body']) => stage.put('old', { body });

beforeEach(async () => {
  const appointment = anAppointment('a1', '09:00', '09:30', { desk: 'grosseto', handoff: 'h1' });
  await stage.store.commit([
    { write: 'appointment', appointment },
    { write: 'handoff', handoff: aHandoff('h1', { desk: 'grosseto' }) },
  ]);
});

describe('what a desk did, told late', () => {
  it('that it has taken the case is said while it has, and they wait', async () => {
    await takes(start);
    expect(await said()).toEqual([['common:told.taken']]);
    stage.now = at('09:30');
    expect(await said()).toEqual(['it is over']);
  });

  it('that it has taken the case is not said when another desk has it, even when that one took it too', async () => {
    await takes(start);
    await movesTo('prato', start);
    expect(await said()).toEqual(['no longer taken']);
    stage.now = '2026-11-23T08:01:00.000Z';
    await takes(stage.now);
    expect(await said()).toEqual(['no longer taken', ['common:told.taken']]);
  });

  it('that it has taken the case is not said of a cancelled appointment; that it cancelled always is', async () => {
    await takes(start);
    const { appointment, handoff } = await current();
    await commit(cancel(appointment, handoff, { desk: 'ill' }, drawLot(), start));
    expect(await said()).toEqual(['no longer booked', ['common:told.cancelled']]);
    await closes(start);
    stage.now = at('23:00');
    expect(await said()).toEqual(['no longer taken', ['common:told.cancelled'], ['common:told.closed']]);
  });

  it('that it has closed the case is not said when another desk has it open again', async () => {
    await closedBefore(start);
    expect(await said()).toEqual([['common:told.closed']]);
    await movesTo('prato', start);
    expect(await said()).toEqual(['no longer closed']);
  });

  it('that the person came is said after the case is closed', async () => {
    const { appointment, handoff } = await current();
    stage.now = at('09:10');
    await commit(attend(appointment, handoff, 'attended', stage.now));
    await closes(stage.now);
    expect(await said()).toEqual([['common:told.attended'], ['common:told.closed']]);
  });

  it('a line is from the desk that wrote it; only while that desk listens, an answer is asked for', async () => {
    await writes('Porti il passaporto.', 5);
    const from = { key: 'common:talk.from-desk', with: { desk: 'Sportello grosseto' } };
    const line = { key: 'common:talk.said', with: { said: 'Porti il passaporto.' } };
    const actions = async () =>
      (await heard()).map((drawn) => ('what' in drawn && drawn.what.what === 'screen' ? drawn.what.screen.buttons : []));
    expect((await heard()).map(lines)).toEqual([[from, line, { key: 'common:talk.how' }]]);
    expect(await actions()).toMatchObject([[[{ act: { do: 'talk-end', handoff: 'h1' } }]]]);
    await movesTo('prato', start);
    expect((await heard()).map(lines)).toEqual([[from, line]]);
    expect(await actions()).toMatchObject([[[{ act: { do: 'home' } }]]]);
    await commit(beginTalk((await current()).handoff, lucia, start));
    expect((await heard()).map(lines)).toEqual([[from, line]]);
  });

  it('a row of an older program, which names no desk, is said of the desk of now', async () => {
    await old({ kind: 'line-to-resident', handoff: 'h1', text: 'x' });
    await movesTo('prato', start);
    expect(await said()).toEqual([['common:talk.from-desk', 'common:talk.said']]);
    await old({ kind: 'told', handoff: 'h1', what: 'taken', reason: null });
    expect(await said()).toEqual(['no longer taken']);
    await takes(start);
    expect(await said()).toEqual([['common:told.taken'], ['common:told.taken']]);
  });
});

describe('an appointment, told late', () => {
  const mine = ['confirmation', 'venue', 'calendar', 'appointment-reminder'];
  const drawn = async () => (await stage.drawn(mine)).map(keys);
  const told = (how: string, end: string) => [
    `common:late.${how}`,
    'common:appointment.when',
    'common:appointment.where',
    'common:appointment.code',
    `common:late.${end}`,
  ];
  const movesByDesk = async () => {
    const slot = { starts_at: at('10:00'), ends_at: at('10:30') };
    return commit(move({ ...(await current()), desk: 'grosseto', slot, by: 'desk', lot: drawLot() }, start, zone));
  };

  it('that the desk moved it is said when the new time has begun, and when it is over; what is of no use then is not', async () => {
    await movesByDesk();
    stage.now = at('10:00');
    expect(await drawn()).toEqual(['it has begun', told('moved-by-desk', 'begun'), 'it has begun']);
    stage.now = at('10:30');
    expect(await drawn()).toEqual(['it has begun', told('moved-by-desk', 'over'), 'it has begun']);
  });

  it('that the desk moved it is still said to who did not come, and not to who came', async () => {
    await movesByDesk();
    const { appointment, handoff } = await current();
    stage.now = at('10:20');
    await commit(attend(appointment, handoff, 'missed', stage.now));
    expect(await drawn()).toEqual([told('moved-by-desk', 'over')]);
    expect(await said()).toEqual([['common:told.missed']]);
  });

  it.each([
    ['attended', (now: string) => current().then(({ appointment, handoff }) => attend(appointment, handoff, 'attended', now))],
    [
      'cancelled by the desk',
      (now: string) => current().then(({ appointment, handoff }) => cancel(appointment, handoff, { desk: 'ill' }, drawLot(), now)),
    ],
  ] as const)('once it is %s, only that is said', async (_, act) => {
    await movesByDesk();
    stage.now = at('10:20');
    await commit(await act(stage.now));
    expect(await drawn()).toEqual([]);
    expect(await said()).toHaveLength(1);
  });

  it('a row of an older program is drawn without its appointment', async () => {
    await stage.put('old', { body: { kind: 'venue', desk: 'grosseto' } });
    expect(await drawn()).toEqual(['venue']);
  });
});

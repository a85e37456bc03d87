import { describe, expect, it } from 'vitest';
import { addMinutes } from '../../src/base/time.ts';
import { close, mostUnanswered } from '../../src/desk/handoff-acts.ts';
import { type Asking, ask, canReopen, placeToAsk, reopen, reopenMinutes } from '../../src/desk/ticket-acts.ts';
import { aHandoff, now } from '../store/samples.ts';

const asking: Asking = {
  desk: 'prato',
  chat: 1,
  lang: 'en',
  flow: null,
  urgent: false,
  line: { text: 'Can I come?', update: 7, at: { chat: 1, message: 70 } },
  fresh: { handoff: 'h9', code: 'K79-3QM' },
};
const ticket = (id: string, more = {}) => aHandoff(id, { appointment: null, code: 'A', ...more });
const olga = { id: 5, name: 'Olga' };

describe('a question without an appointment', () => {
  it('begins one handoff with its own code, drawn before its line, in which the resident is heard', () => {
    const acted = ask([], asking, now);
    const change = 'change' in acted ? acted.change : [];
    expect(change.slice(0, 5).map(({ write }) => write)).toEqual(['handoff', 'draw', 'thread', 'albums-now', 'message']);
    expect(change[0]).toMatchObject({ handoff: { appointment: null, code: 'K79-3QM', talking: true, talk_at: now, unanswered: 1 } });
    expect(change[0]).toMatchObject({ handoff: { sheet: { line: 'Can I come?', name: '' } } });
  });

  it('joins what is open with that desk, a booking too, and never another desk', () => {
    const booked = aHandoff('h1');
    expect(placeToAsk([booked], 'prato', now)).toBe(booked);
    expect(placeToAsk([booked], 'pisa', now)).toBe('new');
    const acted = ask([booked], { ...asking, urgent: true }, now);
    expect('change' in acted && acted.change.slice(0, 5).map(({ write }) => write)).toEqual([
      'handoff-set',
      'draw',
      'thread',
      'albums-now',
      'message',
    ]);
    expect(acted).toMatchObject({ change: [{ id: 'h1', set: { talking: true, urgent: true, unanswered: 1 } }, {}, {}, {}, {}, {}] });
  });

  it('is refused while two desks are asked, or ten lines wait for the desk', () => {
    const asked = [ticket('h1', { desk: 'pisa' }), ticket('h2', { desk: 'siena' })];
    expect(ask(asked, asking, now)).toEqual({ refused: 'too-many' });
    expect(ask([aHandoff('h1', { desk: 'pisa' }), ...asked.slice(1)], asking, now)).toHaveProperty('change');
    expect(ask([ticket('h1', { unanswered: mostUnanswered })], asking, now)).toEqual({ refused: 'unanswered' });
    expect(ask([], { ...asking, line: { text: 'x'.repeat(5000), update: 1, at: null } }, now)).toEqual({ refused: 'too-long' });
  });

  it('opens again what was closed within 14 days, and waits for the desk anew', () => {
    const closed_at = addMinutes(now, -reopenMinutes + 1);
    const closed = ticket('h1', { status: 'closed', closed_at, taken_by: 5, taken_name: 'Olga' });
    const again = ask([closed], asking, now);
    const set = { status: 'waiting', closed_at: null, taken_by: null, talking: true };
    expect('change' in again && again.change.slice(0, 2)).toMatchObject([{ id: 'h1', set }, { write: 'draw' }]);
    expect(reopen(closed, olga, now)).toMatchObject({ change: [{ set: { status: 'taken', taken_by: 5, closed_at: null } }, {}] });
    const older = { ...closed, closed_at: addMinutes(closed_at, -1) };
    expect(placeToAsk([older], 'prato', now)).toBe('new');
    expect(reopen(older, olga, now)).toEqual({ refused: 'too-old' });
    expect(reopen(ticket('h1'), olga, now)).toEqual({ refused: 'open' });
  });

  it('is closed without looking for an appointment, and who asked to be forgotten is not written to again', () => {
    const closed = close(ticket('h1'), null, now);
    expect('change' in closed && closed.change[0]).toMatchObject({ set: { status: 'closed', talking: false, closed_at: now } });
    expect(canReopen(ticket('h1', { status: 'closed', closed_at: now, chat: 0 }), now)).toBe(false);
  });
});

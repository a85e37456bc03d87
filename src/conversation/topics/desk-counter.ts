import type { Screen } from '../../base/screen.ts';
import { addDays } from '../../base/time.ts';
import type { Change, Decision } from '../../desk/change.ts';
import { type Comer, isPlace, waitFor } from '../../desk/counter.ts';
import { type Coming, callNext, comeIn, goTo, walkIn } from '../../desk/counter-acts.ts';
import type { DeskId } from '../../desk/desk.ts';
import type { Visit } from '../../desk/visit.ts';
import { calledMessage, counterScreen } from '../../screens/counter-screens.ts';
import { deskNote } from '../../screens/desk-group-screens.ts';
import type { Reads } from '../../store/store.ts';
import { type Situation, show } from '../situation.ts';
import { visitsOn } from './desk-lists.ts';

/** A step at the counter of a desk. */
export type CounterStep =
  | { readonly do: 'counter' | 'counter-next'; readonly desk: DeskId }
  | { readonly do: 'counter-came'; readonly desk: DeskId; readonly handoff: string }
  | { readonly do: 'counter-walk'; readonly desk: DeskId; readonly day: string; readonly number: string }
  | { readonly do: 'counter-go'; readonly desk: DeskId; readonly day: string; readonly number: string; readonly to: string };

const byCommand: ReadonlyMap<string, 'counter' | 'counter-next'> = new Map([
  ['counter', 'counter'],
  ['banco', 'counter'],
  ['next', 'counter-next'],
  ['prossimo', 'counter-next'],
]);

/** The commands that call somebody. */
export const callsNext = (name: string): boolean => byCommand.get(name) === 'counter-next';

/** Days whose visits tell how long one takes. */
const measured = 28;

/** The steps asked for, one for each desk concerned; null: something else was. With several desks in a group the button says which calls. */
export function askedCounter({ input }: Situation, desks: readonly DeskId[]): readonly CounterStep[] | null {
  if (input.kind === 'command') {
    const what = byCommand.get(input.name);
    return what ? desks.map((desk) => ({ do: desks.length > 1 ? 'counter' : what, desk })) : null;
  }
  const act = input.kind === 'press' ? input.act : null;
  switch (act?.do) {
    case 'counter':
    case 'counter-next':
    case 'counter-came':
    case 'counter-walk':
    case 'counter-go':
      return desks.includes(act.desk) ? [act] : null;
    default:
      return null;
  }
}

export interface CounterKnown {
  /** Of today. */
  readonly comers: readonly Comer[];
  /** Of the days before. */
  readonly past: readonly Comer[];
  readonly visits: readonly Visit[];
}

export async function readCounter(reads: Reads, situation: Situation, { desk }: CounterStep): Promise<CounterKnown> {
  const { today } = situation;
  const all = await reads.comers(desk, addDays(today, -measured), today);
  return {
    comers: all.filter(({ day }) => day === today),
    past: all,
    visits: await visitsOn(reads, situation, desk, today, 1),
  };
}

/** What came of a step, and about whom, for the trail. */
export interface CounterDone {
  readonly decision: Decision;
  readonly about: string;
}

export function decideCounter(situation: Situation, step: CounterStep, known: CounterKnown): CounterDone {
  const { now, zone, content, incoming, today } = situation;
  const { comers, visits } = known;
  const by = incoming.from.id;
  const shown = (after: readonly Comer[]): Screen =>
    counterScreen(situation, step.desk, after, visits, waitFor(after, [...known.past, ...after], now));
  const same = (note: string, values?: Record<string, string>): CounterDone => ({
    decision: { ...show(shown(comers)), toast: deskNote(note, values) },
    about: '',
  });
  const done = (comer: Comer, change: Change): CounterDone => {
    const others = comers.filter(({ number }) => number !== comer.number);
    const told = comer.place === 'called' ? calledMessage(comer, visitOf(visits, comer), now) : [];
    const code = visits.find(({ appointment }) => appointment?.id === comer.appointment)?.appointment?.code;
    return { decision: { change: [...change, ...told], screens: [shown([...others, comer])] }, about: code ?? `n. ${comer.number}` };
  };
  switch (step.do) {
    case 'counter':
      return { decision: show(shown(comers)), about: '' };
    case 'counter-next': {
      const mine = comers.find((each) => each.by === by && (each.place === 'called' || each.place === 'with'));
      if (mine) return same('counter-busy', { number: String(mine.number) });
      const next = callNext(comers, by, now);
      return next ? done(next.comer, next.change) : same('counter-nobody');
    }
    case 'counter-came': {
      const visit = comingOf(visits.find(({ handoff }) => handoff?.id === step.handoff));
      if (!visit) return same('not-yours');
      const come = comeIn(comers, visit, now, zone);
      return 'refused' in come ? same(`counter-${come.refused}`) : done(come.comer, come.change);
    }
    case 'counter-walk': {
      const came = walkIn(comers, step.desk, content.desks.get(step.desk), now, zone);
      if ('refused' in came) return same('counter-full');
      // Pressed twice, or by two at once: one number was given, and stands in the list.
      if (step.day !== today || String(came.comer.number) !== step.number) return same('counter-given');
      return done(came.comer, [{ write: 'comer', comer: came.comer }]);
    }
    case 'counter-go': {
      const comer = step.day === today ? comers.find(({ number }) => String(number) === step.number) : undefined;
      if (!comer || !isPlace(step.to)) return same('old-button');
      const gone = goTo(comer, step.to, visitOf(visits, comer), by, now);
      return 'refused' in gone ? same('counter-moved-on') : done(gone.comer, gone.change);
    }
  }
}

function comingOf(visit: Visit | undefined): Coming | null {
  return visit?.appointment && visit.handoff ? { appointment: visit.appointment, handoff: visit.handoff } : null;
}

const visitOf = (visits: readonly Visit[], comer: Comer): Coming | null =>
  comer.appointment === null ? null : comingOf(visits.find(({ appointment }) => appointment?.id === comer.appointment));

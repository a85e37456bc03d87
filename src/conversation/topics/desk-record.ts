import { addDays, momentOf } from '../../base/time.ts';
import type { Decision } from '../../desk/change.ts';
import { type Stranded, toldKey } from '../../desk/closure-acts.ts';
import type { DeskId, MadeClosure } from '../../desk/desk.ts';
import { isRecordField, type RecordAsk, recordFields, recordOf, type Said, saidOf, type Teller } from '../../desk/record.ts';
import { askWords, confirmField, dropAsk } from '../../desk/record-acts.ts';
import type { Member } from '../../desk/role.ts';
import { deskNote } from '../../screens/desk-group-screens.ts';
import { languagesScreen, servicesScreen } from '../../screens/record-choices.ts';
import { recordScreen, recordToast, shownMark, typeScreen } from '../../screens/record-screens.ts';
import type { Reads } from '../../store/store.ts';
import { type Situation, show, toast } from '../situation.ts';
import { type RecordCase, written } from './desk-record-case.ts';
import { setService, setSpoken } from './desk-record-lists.ts';
import { holds } from './desk-record-typed.ts';

/** A desk's group looks at the record of its desk, confirms it or changes it; what it says holds at once. */

type RecordAct = Extract<
  NonNullable<Extract<Situation['input'], { kind: 'press' }>['act']>,
  { do: 'record' | 'record-right' | 'record-change' | 'record-yes' | 'record-service' | 'record-speaks' }
>;
const commands: readonly string[] = ['record', 'scheda'];
/** No service can be booked further ahead, in days. */
const furthest = 367;

/** The steps asked for, one for each desk of the group; null: something else was. */
export function askedRecord({ input }: Situation, desks: readonly DeskId[]): readonly RecordAct[] | null {
  if (input.kind === 'command') return commands.includes(input.name) ? desks.map((desk) => ({ do: 'record', desk })) : null;
  const act = input.kind === 'press' ? input.act : null;
  switch (act?.do) {
    case 'record':
    case 'record-right':
    case 'record-change':
    case 'record-yes':
    case 'record-service':
    case 'record-speaks':
      return desks.includes(act.desk) ? [act] : null;
    default:
      return null;
  }
}

export interface RecordKnown {
  readonly said: readonly Said[];
  readonly made: readonly MadeClosure[];
  readonly roles: readonly Member[];
  readonly ask: RecordAsk | null;
  /** Who has booked at the desk from now on. */
  readonly visits: readonly Stranded[];
  /** Messages about their times that have not gone out. */
  readonly unsent: ReadonlySet<string>;
}

export async function readRecord(
  reads: Reads,
  situation: Situation,
  { do: what, desk }: Pick<RecordAct, 'do' | 'desk'>,
): Promise<RecordKnown> {
  const { today, now, zone, incoming } = situation;
  const booked = what === 'record-yes' || what === 'record-service';
  const there = booked ? await reads.appointmentsOn(desk, now, momentOf(addDays(today, furthest), '00:00', zone)) : [];
  const handoffs = await reads.handoffsFor(there);
  const visits = there.map((appointment) => ({ appointment, handoff: handoffs.get(appointment.id) ?? null }));
  const unsent =
    what === 'record-yes'
      ? await Promise.all(visits.map(async (each) => ((await reads.isUnsent(toldKey(each))) ? [toldKey(each)] : [])))
      : [];
  return {
    said: await reads.records(),
    made: await reads.closures(today),
    roles: await reads.roles(incoming.from.id),
    ask: await reads.recordAsk(incoming.chat),
    visits,
    unsent: new Set(unsent.flat()),
  };
}

/** What somebody is at a desk. */
function tellerAt(roles: readonly Member[], desk: DeskId): Teller {
  const here = roles.filter((each) => each.desk === null || each.desk === desk).map(({ role }) => role);
  return (['coordinator', 'operator', 'mediator', 'admin'] as const).find((role) => here.includes(role)) ?? 'member';
}

export function decideRecord(given: Situation, act: RecordAct, known: RecordKnown): Decision {
  const situation = { ...given, made: known.made };
  const desk = situation.content.desks.get(act.desk);
  if (!desk) return toast(deskNote('old-button'));
  const { said, ask } = known;
  const record = recordOf(desk, situation.content.timetables);
  const by = { teller: tellerAt(known.roles, desk.id), now: situation.now };
  const of: RecordCase = { situation, desk, record, said, by, visits: known.visits, unsent: known.unsent };
  const whole = recordScreen(situation, desk, said);
  switch (act.do) {
    case 'record':
      // Who goes back has nothing more to type.
      return { change: ask?.desk === desk.id ? [dropAsk(ask.chat)] : [], screens: [whole] };
    case 'record-right': {
      const field = act.field === 'all' || isRecordField(act.field) ? act.field : null;
      if (field === null || (field !== 'phone' && field !== 'services' && field !== 'languages' && record.hours === null))
        return show(whole);
      if (act.mark !== shownMark(record, field)) return { ...show(whole), toast: recordToast('moved-on') };
      const fields = field === 'all' ? recordFields : [field];
      const change = fields.map((each) => confirmField(saidOf(said, desk.id, each), by));
      const now = written(of, change);
      return { change, screens: [recordScreen(now.situation, now.desk, now.said)], toast: recordToast('thanks') };
    }
    case 'record-change':
      return changing(of, act.field);
    case 'record-yes':
      return ask?.desk === desk.id && ask.draft !== null
        ? holds(of, ask, ask.draft, act.mark)
        : { ...show(whole), toast: recordToast('moved-on') };
    case 'record-service':
      return setService(of, act.service, act.on);
    case 'record-speaks':
      return setSpoken(of, act.lang, act.days);
  }
}

function changing({ situation, desk }: RecordCase, field: string): Decision {
  const { content, incoming, now } = situation;
  if (field === 'services') return show(servicesScreen(desk, [...content.services.values()], null));
  if (field === 'languages') return show(languagesScreen(desk));
  if (field !== 'hours' && field !== 'phone') return show();
  const ask = { chat: incoming.chat, desk: desk.id, field, at: now, draft: null } as const;
  return { change: [askWords(ask)], screens: [typeScreen(desk, field)] };
}

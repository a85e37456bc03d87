import { markOf } from '../../base/mark.ts';
import { addMinutes, type Day } from '../../base/time.ts';
import { weekdaysOf } from '../../content/check-languages.ts';
import type { Change, Decision } from '../../desk/change.ts';
import { strandedBetween, toldKey } from '../../desk/closure-acts.ts';
import type { Desk, DeskId, Timetable } from '../../desk/desk.ts';
import { askMinutes, type RecordAsk, saidOf } from '../../desk/record.ts';
import { askWords, changeField, changeHours, dropAsk } from '../../desk/record-acts.ts';
import type { Spoken } from '../../desk/spoken-days.ts';
import { readHours } from '../../desk/typed-hours.ts';
import { openAgainScreen } from '../../screens/closure-screens.ts';
import { closuresOf } from '../../screens/hours-lines.ts';
import {
  hoursAskScreen,
  notRead,
  notReadScreen,
  phoneAskScreen,
  recordDone,
  recordScreen,
  recordToast,
} from '../../screens/record-screens.ts';
import type { Reads } from '../../store/store.ts';
import { type Situation, show } from '../situation.ts';
import { type RecordCase, written } from './desk-record-case.ts';

/** Hours and telephones are typed: read back with whom they strand, and held when somebody of the group says yes. */

/** The answer to what a group was asked to type; null: something else was said. */
export async function typedRecord(
  reads: Reads,
  situation: Situation,
  desks: readonly DeskId[],
  visitsOf: (desk: DeskId) => Promise<Pick<RecordCase, 'visits'> & { readonly made: NonNullable<Situation['made']> }>,
): Promise<Decision | null> {
  const { input, incoming, content, now } = situation;
  if (input.kind !== 'say') return null;
  const ask = await reads.recordAsk(incoming.chat);
  const desk = ask && desks.includes(ask.desk) ? content.desks.get(ask.desk) : undefined;
  if (!ask || !desk || ask.at <= addMinutes(now, -askMinutes)) return null;
  const answers = incoming.reply_to !== null;
  // What answers a card is for its person, what answers a colleague is for them.
  if (answers && (incoming.reply_by !== 'us' || (await reads.handoffAt(incoming.chat, incoming.reply_to ?? 0)) !== null)) return null;
  const read = await readTyped(ask.field, input.text, situation.today);
  // Colleagues may talk of something else meanwhile.
  const mine = answers || ask.field === 'hours';
  if ('why' in read || !mine) return answers && 'why' in read ? show(notReadScreen(desk, ask.field, read.why)) : null;
  const change = [askWords({ ...ask, at: now, draft: read.draft })];
  if (ask.field === 'phone') return { change, screens: [phoneAskScreen(desk, phonesIn(read.draft), read.draft)] };
  const { visits, made } = await visitsOf(desk.id);
  const { stranded, lost } = effect({ ...situation, made }, desk, visits, read.draft);
  return { change, screens: [hoursAskScreen({ ...situation, made }, desk, read.draft, stranded, lost)] };
}

async function readTyped(field: RecordAsk['field'], said: string, today: Day) {
  if (field === 'hours') {
    const read = readHours(said, today);
    if ('hours' in read) return { draft: read.hours };
    return { why: 'unknown' in read ? notRead.word(read.unknown) : notRead.hours(read.fault) };
  }
  // The numbers of all countries are much to read for what is typed twice a year.
  const { readTelephones } = await import('../../desk/telephones.ts');
  const read = readTelephones(said);
  return 'phone' in read ? { draft: read.phone.join(', ') } : { why: notRead.phone(read.unknown) };
}

const phonesIn = (draft: string): readonly string[] => draft.split(', ');

/** What other hours bring about: whom they strand, whose time is good again, and languages on days that are closed then. */
function effect(situation: Situation, desk: Desk, visits: RecordCase['visits'], hours: string) {
  const { content, now, zone, today } = situation;
  const closures = closuresOf(situation);
  const told: Timetable = { desk: desk.id, hours, example: false, source: '', checked_on: today };
  const before = { timetables: content.timetables, closures };
  const known = content.timetables.find((each) => each.desk === desk.id);
  const after = { timetables: [...content.timetables.filter((each) => each !== known), { ...known, ...told }], closures };
  const found = strandedBetween(
    before,
    after,
    visits.map(({ appointment }) => appointment),
    now,
    zone,
  );
  const open = weekdaysOf(hours, today);
  const languages = desk.languages.map((each): Spoken => ({ ...each, days: each.days.filter((day) => open.has(day)) }));
  return {
    stranded: visits.filter(({ appointment }) => found.stranded.includes(appointment)),
    freed: visits.filter(({ appointment }) => found.freed.includes(appointment)),
    languages,
    lost: desk.languages.filter((each, i) => each.days.length > (languages[i]?.days.length ?? 0)),
  };
}

/** What was typed holds from now on. `mark`: of what the button was shown under. */
export function holds(of: RecordCase, ask: RecordAsk, draft: string, mark: string): Decision {
  const { situation, desk, said, by, visits, unsent } = of;
  if (markOf(draft) !== mark) return { ...show(recordScreen(situation, desk, said)), toast: recordToast('moved-on') };
  const done = (change: Change, told: number): Decision => {
    const now = written(of, change);
    const screen = recordScreen(now.situation, now.desk, now.said);
    return { change: [...change, dropAsk(ask.chat)], screens: [{ ...screen, text: [recordDone(told), ...screen.text] }] };
  };
  if (ask.field === 'phone') return done([changeField(saidOf(said, desk.id, 'phone'), { phone: phonesIn(draft) }, by)], 0);
  const { stranded, freed, languages, lost } = effect(situation, desk, visits, draft);
  const again = freed.map((each) => ({ ...each, screen: unsent.has(toldKey(each)) ? null : openAgainScreen(situation, each) }));
  const fewer = lost.length > 0 ? [changeField(saidOf(said, desk.id, 'languages'), { languages }, by)] : [];
  return done([...changeHours(saidOf(said, desk.id, 'hours'), draft, { stranded, freed: again }, by), ...fewer], stranded.length);
}
